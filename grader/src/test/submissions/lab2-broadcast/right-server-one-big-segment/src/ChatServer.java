import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Like a postman: what has been posted goes out on the next round, all of it together. */
public class ChatServer {

    private static final int ROUND_MILLIS = 5;
    private static final int LONGEST = 65536;
    private static final int MOST_WAITING = 1000;

    private final Set<Client> clients = new LinkedHashSet<>();
    private final ByteBuffer bag = ByteBuffer.allocateDirect(1 << 20);

    public static void main(String[] args) throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            new ChatServer().run(selector, door);
        } catch (IOException e) {
            System.err.println(args[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private void run(Selector selector, ServerSocketChannel door) throws IOException {
        long round = System.nanoTime();
        while (true) {
            selector.select(ROUND_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.channel() == door) {
                    SocketChannel channel = door.accept();
                    if (channel != null) {
                        channel.configureBlocking(false);
                        SelectionKey readable = channel.register(selector, SelectionKey.OP_READ);
                        Client client = new Client(channel, readable);
                        readable.attach(client);
                        clients.add(client);
                    }
                } else if (key.isValid()) {
                    ((Client) key.attachment()).read();
                }
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() - round > ROUND_MILLIS * 1_000_000L) {
                List.copyOf(clients).forEach(Client::deliver);
                round = System.nanoTime();
            }
        }
    }

    private void post(byte[] line) {
        for (Client client : List.copyOf(clients)) {
            if (!client.finished) {
                client.add(ByteBuffer.wrap(line));
            }
        }
    }

    private class Client {
        final SocketChannel channel;
        final SelectionKey readable;
        final ByteBuffer in = ByteBuffer.allocate(LONGEST + 1);
        final Deque<ByteBuffer> out = new ArrayDeque<>();
        boolean finished;

        Client(SocketChannel channel, SelectionKey readable) {
            this.channel = channel;
            this.readable = readable;
        }

        void read() {
            try {
                if (channel.read(in) < 0) {
                    throw new EOFException();
                }
                int start = 0;
                for (int i = 0; i < in.position(); i++) {
                    if (in.get(i) == '\n') {
                        int end = i > start && in.get(i - 1) == '\r' ? i - 1 : i;
                        byte[] line = new byte[end - start + 1];
                        in.get(start, line, 0, end - start);
                        line[end - start] = '\n';
                        post(line);
                        start = i + 1;
                    }
                }
                in.limit(in.position()).position(start).compact();
                if (!in.hasRemaining()) {
                    drop();
                }
            } catch (EOFException e) {
                finished = true;
                readable.interestOps(0);
            } catch (IOException e) {
                drop();
            }
        }

        void add(ByteBuffer line) {
            if (out.size() == MOST_WAITING) {
                deliver();
            }
            if (out.size() == MOST_WAITING) {
                drop();
            } else {
                out.add(line);
            }
        }

        void deliver() {
            try {
                int written = 1;
                while (!out.isEmpty() && written > 0) {
                    written = channel.write(packed());
                    takeOut(written);
                }
                if (finished && out.isEmpty()) {
                    drop();
                }
            } catch (IOException e) {
                drop();
            }
        }

        ByteBuffer packed() {
            bag.clear();
            for (ByteBuffer line : out) {
                int some = Math.min(line.remaining(), bag.remaining());
                bag.put(line.slice(line.position(), some));
            }
            return bag.flip();
        }

        void takeOut(int count) {
            while (count > 0) {
                ByteBuffer first = out.peek();
                int some = Math.min(count, first.remaining());
                first.position(first.position() + some);
                count -= some;
                if (!first.hasRemaining()) {
                    out.remove();
                }
            }
        }

        void drop() {
            clients.remove(this);
            try {
                channel.close();
            } catch (IOException e) {
                System.err.println(e);
            }
        }
    }
}

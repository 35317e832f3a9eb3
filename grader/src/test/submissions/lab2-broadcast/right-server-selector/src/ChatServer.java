import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** One thread for everything: nothing in here is shared, so nothing has to be locked. */
public class ChatServer {
    private static final int LONGEST = 65536;
    private static final int MOST = 1000;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final ByteBuffer in = ByteBuffer.allocateDirect(32 * 1024);
    private final Set<Client> room = new LinkedHashSet<>();

    private static final class Client {
        final SocketChannel channel;
        final SelectionKey key;
        final Queue<ByteBuffer> out = new ArrayDeque<>();
        byte[] line = new byte[256];
        int length;
        boolean finished;

        Client(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            this.key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void add(byte b) {
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, Math.min(2 * length, LONGEST + 1));
            }
            line[length++] = b;
        }
    }

    ChatServer(Selector selector, ServerSocketChannel listener) {
        this.selector = selector;
        this.listener = listener;
    }

    public static void main(String[] args) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
        } catch (IOException e) {
            System.err.println("Cannot bind to port " + args[0] + ": " + e.getMessage());
            System.exit(1);
        }
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        new ChatServer(selector, listener).run();
    }

    private void run() throws IOException {
        while (true) {
            selector.select();
            List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
            selector.selectedKeys().clear();
            for (SelectionKey key : ready) {
                if (!key.isValid()) {
                    continue;
                }
                if (key.isAcceptable()) {
                    accept();
                    continue;
                }
                Client client = (Client) key.attachment();
                try {
                    if (key.isWritable()) {
                        write(client);
                    }
                    if (key.isValid() && key.isReadable()) {
                        read(client);
                    }
                } catch (IOException e) {
                    drop(client);
                }
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = listener.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
            room.add(new Client(channel, selector));
        }
    }

    private void read(Client client) throws IOException {
        in.clear();
        int count = client.channel.read(in);
        if (count < 0) {
            room.remove(client);
            client.finished = true;
            client.key.interestOps(SelectionKey.OP_WRITE);
            write(client);
            return;
        }
        in.flip();
        while (in.hasRemaining() && client.channel.isOpen()) {
            byte next = in.get();
            if (next == '\n') {
                say(client);
            } else if (client.length == LONGEST) {
                drop(client);
            } else {
                client.add(next);
            }
        }
    }

    private void say(Client speaker) {
        int length = speaker.length;
        if (length > 0 && speaker.line[length - 1] == '\r') {
            length--;
        }
        byte[] line = java.util.Arrays.copyOf(speaker.line, length + 1);
        line[length] = '\n';
        speaker.length = 0;
        for (Client client : List.copyOf(room)) {
            if (client.out.size() == MOST) {
                drop(client);
            } else {
                client.out.add(ByteBuffer.wrap(line));
                client.key.interestOpsOr(SelectionKey.OP_WRITE);
            }
        }
    }

    private void write(Client client) throws IOException {
        while (!client.out.isEmpty()) {
            ByteBuffer line = client.out.peek();
            client.channel.write(line);
            if (line.hasRemaining()) {
                return;
            }
            client.out.remove();
        }
        if (client.finished) {
            drop(client);
        } else {
            client.key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void drop(Client client) {
        room.remove(client);
        try {
            client.channel.close();
        } catch (IOException e) {
            // it is gone anyway
        }
    }
}

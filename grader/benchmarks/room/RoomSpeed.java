import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many lines a second does a room deliver to 200 people? The reference solution of lab 2 and a
 * room on Netty get the same work in turns, each in a JVM of its own with default options; what counts
 * is the ratio.
 *
 * <p>A wave is one line of each client, and is over when everyone has heard all 200 of them. So never
 * more than 200 lines wait for anybody.
 */
public final class RoomSpeed {

    private static final int CLIENTS = 200;
    private static final int WARM_UP = 20;
    private static final int WAVES = 50;

    /** Lines have the same length, so that bytes can be counted instead of lines. */
    private static final int LENGTH = 32;

    public static void main(String[] args) throws Exception {
        String java = args[0];
        int rounds = Integer.parseInt(args[1]);
        String reference = args[2];
        String netty = args[3];
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double ours = deliveries(java, reference, "ChatServer");
            double theirs = deliveries(java, netty, "NettyRoom");
            ratios.add(ours / theirs);
            System.out.printf(
                    "round %d: reference %,.0f, Netty %,.0f deliveries a second: ratio %.2f%n",
                    round, ours, theirs, ours / theirs);
        }
        ratios.sort(null);
        System.out.printf(
                "median: the reference of lab 2 delivers %.2f of what Netty does, to %d clients%n",
                ratios.get(ratios.size() / 2), CLIENTS);
    }

    private static double deliveries(String java, String classPath, String program)
            throws Exception {
        int port = freePort();
        Process server =
                new ProcessBuilder(java, "-cp", classPath, program, Integer.toString(port))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (Selector selector = Selector.open()) {
            List<SocketChannel> clients = connect(port, server, selector);
            waves(clients, selector, WARM_UP);
            long start = System.nanoTime();
            waves(clients, selector, WAVES);
            double seconds = (System.nanoTime() - start) / 1e9;
            for (SocketChannel client : clients) {
                client.close();
            }
            return (double) WAVES * CLIENTS * CLIENTS / seconds;
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** Who has been heard by everyone before is in the room: each newcomer says a line. */
    private static List<SocketChannel> connect(int port, Process server, Selector selector)
            throws Exception {
        List<SocketChannel> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            SocketChannel client = connect(port, server);
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
            clients.add(client);
            client.write(line());
            await(selector, (long) clients.size() * LENGTH);
        }
        return clients;
    }

    private static SocketChannel connect(int port, Process server) throws Exception {
        while (true) {
            try {
                return SocketChannel.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (ConnectException notYet) {
                if (server.waitFor(1, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the server has ended");
                }
            }
        }
    }

    private static void waves(List<SocketChannel> clients, Selector selector, int count)
            throws IOException {
        for (int i = 0; i < count; i++) {
            for (SocketChannel client : clients) {
                client.write(line());
            }
            await(selector, (long) CLIENTS * CLIENTS * LENGTH);
        }
    }

    /** Reads until all clients together have received so many bytes. */
    private static void await(Selector selector, long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        long missing = bytes;
        while (missing > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                int count = ((SocketChannel) key.channel()).read(buffer.clear());
                if (count < 0) {
                    throw new IOException("a client was disconnected");
                }
                missing -= count;
            }
            selector.selectedKeys().clear();
        }
    }

    private static ByteBuffer line() {
        return ByteBuffer.wrap(("x".repeat(LENGTH - 1) + "\n").getBytes());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a JVM of its own with default options, until it is closed. */
final class Server implements AutoCloseable {

    private final Path jdk;
    private final Process process;
    private final int port;

    private Server(Path jdk, Process process, int port) {
        this.jdk = jdk;
        this.process = process;
        this.port = port;
    }

    static Server start(Path jdk, String classPath, String program, List<String> arguments)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.addAll(List.of(jdk.resolve("bin/java").toString(), "-cp", classPath, program));
        command.add(Integer.toString(port));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        // Whoever interrupts the benchmark leaves no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Server(jdk, process, port);
    }

    /** Connects, and waits until the server listens if it does not do so yet. */
    SocketChannel connect() throws IOException, InterruptedException {
        while (true) {
            try {
                SocketChannel channel =
                        SocketChannel.open(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                // A handshake is a talk of small messages: none of them should wait for another.
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                return channel;
            } catch (ConnectException notYet) {
                if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the server has ended");
                }
            }
        }
    }

    /**
     * What is in use after a full garbage collection, in bytes: objects in the heap, and memory of
     * the computer for the whole process.
     */
    record Memory(long heap, long resident) {}

    Memory memory() throws IOException, InterruptedException {
        jcmd("GC.run");
        long resident = resident();
        // Its last line is the sum: Total, instances, bytes. It counts what is alive only.
        String[] total = jcmd("GC.class_histogram").getLast().strip().split("\\s+");
        return new Memory(Long.parseLong(total[2]), resident);
    }

    /** Linux tells it in a line like {@code VmRSS: 123456 kB}. */
    private long resident() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try (Stream<String> lines = Files.lines(status)) {
            String line = lines.filter(each -> each.startsWith("VmRSS:")).findAny().orElseThrow();
            return 1024 * Long.parseLong(line.split("\\s+")[1]);
        }
    }

    private List<String> jcmd(String command) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                jdk.resolve("bin/jcmd").toString(),
                                Long.toString(process.pid()),
                                command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines = jcmd.inputReader().readAllLines();
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " has failed");
        }
        return lines;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.chatlab.rehearsal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Does what chat programs do in their first moments, once: listens, connects, sends a line, reads
 * it back, meets a refusal. The JVM keeps the classes that this needed in an AOT cache, and a
 * program under test finds them there. What a program needs beyond it, it loads as ever.
 */
// As a beginner writes it: that is what is rehearsed.
@SuppressWarnings({"AddressSelection", "DefaultCharset", "StringSplitter", "UnnecessaryAsync"})
final class Rehearsal {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOCALHOST = "localhost";

    private final Set<Socket> room = ConcurrentHashMap.newKeySet();

    // What a room is a list of. Comparing two records for the first time makes the JVM write code.
    private record Client(Socket socket, BlockingQueue<String> lines) {}

    private record Member(String name, int number) {}

    private record Name(String text) {}

    // An object and its method of an object, as in a compact source file: most programs under test
    // are one.
    void main(String[] args) throws Exception {
        InetAddress here = InetAddress.getByName(LOOPBACK);
        try (ServerSocket listener = new ServerSocket(0, 50, here)) {
            int port = listener.getLocalPort();
            Thread server = new Thread(() -> serve(listener));
            server.start();
            talk(port);
            server.join();
            fail(() -> new ServerSocket(port, 50, here).close());
        }
        fail(() -> new Socket(LOOPBACK, 1).close());
        fail(() -> Integer.parseInt("no port"));
        readKeyboard();
        collections();
        records();
        words("alice", 2, 3L);
        threads();
        fail(Rehearsal::terminal);
        selector();
        if (args.length == 3) {
            tls(args[0], args[1], args[2].toCharArray());
        }
        fail(Rehearsal::json);
        loadFromFolder();
        System.exit(0); // and not just an end: an exit takes its leave of the logging
    }

    private void serve(ServerSocket listener) {
        try (Socket client = listener.accept();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            room.add(client);
            IO.println("connected: " + client.getRemoteSocketAddress());
            executor.submit(() -> echo(client)).get();
            room.remove(client);
        } catch (IOException | ExecutionException | InterruptedException e) {
            System.err.println("lost: " + e.getMessage());
        }
    }

    private static int echo(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[8192];
        int all = 0;
        for (int count = in.read(buffer); count != -1; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            out.flush();
            all += count;
        }
        return all;
    }

    private static void talk(int port) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, port)) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            PrintWriter out =
                    new PrintWriter(
                            new OutputStreamWriter(
                                    socket.getOutputStream(), StandardCharsets.UTF_8),
                            true);
            out.println("hello " + port);
            String line = in.readLine();
            System.out.println("Received: " + line);
            System.out.printf("%s, %d characters%n", line, line.length());
            socket.shutdownOutput();
            in.readLine();
        }
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void fail(Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception e) {
            System.err.println("failed: " + e.getMessage());
        }
    }

    private static void readKeyboard() throws IOException {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in));
        IO.println("the input has ended: " + (keyboard.readLine() == null));
        Scanner scanner = new Scanner("exit\n");
        while (scanner.hasNextLine()) {
            String line = scanner.nextLine().strip().toLowerCase(Locale.ROOT);
            IO.println(
                    line.matches("\\d{1,5}") || line.startsWith("/") ? line : line.split(" ")[0]);
        }
    }

    private static void collections() {
        List<String> names = new CopyOnWriteArrayList<>(List.of("alice", "bob"));
        names.forEach(IO::println);
        IO.println(names.stream().filter(name -> name.length() > 3).toList());
        Map<String, Integer> ports = new ConcurrentHashMap<>(Map.of("alice", 1));
        ports.computeIfAbsent("bob", String::length);
        ports.forEach((name, port) -> IO.println(name + port));
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        queue.add(String.join(", ", names));
        IO.println(queue.poll());
    }

    private static void records() {
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(1);
        Client client = new Client(new Socket(), lines);
        List<Client> clients = new CopyOnWriteArrayList<>();
        clients.add(new Client(client.socket(), lines));
        IO.println(clients.remove(client) + " " + client);
        Map<Object, String> names = new HashMap<>();
        for (Object key : List.of(client, new Member("alice", 1), new Name("bob"))) {
            names.put(key, key.toString());
            IO.println(names.remove(key));
        }
    }

    /** Each of these is glued together in another way. */
    private static void words(String name, int count, long time) {
        IO.println(name + "\n");
        IO.println("Name: " + name);
        IO.println("Number: " + count);
        IO.println(name + ": " + name);
        IO.println("[" + name + "]");
        IO.println(name + " joined, which makes " + count);
        IO.println("Port " + count + " is taken: " + name);
        IO.println(name + "@" + count + " at " + time + ", " + 'x');
        String all = "";
        all += name;
        all += count;
        IO.println(all);
    }

    /** A reader that fills a queue, a writer that empties it, and a lock that both take. */
    private void threads() throws InterruptedException {
        BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(10);
        Lock lock = new ReentrantLock();
        Thread writer =
                Thread.startVirtualThread(() -> {
                    lock.lock();
                    try {
                        IO.println("taken: " + lines.take().length);
                    } catch (InterruptedException e) {
                        System.err.println("interrupted: " + e.getMessage());
                    } finally {
                        lock.unlock();
                    }
                });
        synchronized (room) {
            IO.println(lines.offer("line".getBytes(StandardCharsets.UTF_8)));
        }
        writer.join();
        Thread daemon = new Thread(() -> IO.println(Instant.now()));
        daemon.setDaemon(true);
        daemon.start();
        daemon.join();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println("goodbye")));
    }

    /** As a client asks its terminal: whether there is one, and {@code stty} about it. */
    private static void terminal() throws Exception {
        IO.println(Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
        Process stty =
                new ProcessBuilder("stty", "size")
                        .redirectInput(ProcessBuilder.Redirect.INHERIT)
                        .start();
        IO.println(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        IO.println("it ended with " + stty.waitFor());
    }

    /** A server of one thread, and a client that a selector wakes up. */
    private static void selector() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(LOOPBACK, 0), 50);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            try (SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
                client.write(StandardCharsets.UTF_8.encode(String.format("%-10d", 5) + "hello"));
                boolean heard = false;
                while (!heard) {
                    selector.select();
                    for (SelectionKey key : selector.selectedKeys()) {
                        heard |= serve(key, selector, listener);
                    }
                    selector.selectedKeys().clear();
                }
                client.read(ByteBuffer.allocate(20));
                selector.wakeup();
            }
        }
    }

    private static boolean serve(SelectionKey key, Selector selector, ServerSocketChannel listener)
            throws IOException {
        if (key.isAcceptable()) {
            SocketChannel accepted = listener.accept();
            accepted.configureBlocking(false);
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            accepted.register(selector, SelectionKey.OP_READ, new ArrayDeque<ByteBuffer>());
            return false;
        }
        try (SocketChannel channel = (SocketChannel) key.channel()) {
            ByteBuffer frame = ByteBuffer.allocateDirect(15);
            while (frame.hasRemaining() && channel.read(frame) >= 0) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
            frame.flip();
            String text = StandardCharsets.UTF_8.decode(frame).toString();
            IO.println(Integer.parseInt(text.substring(0, 10).strip()));
            channel.write(new ByteBuffer[] {StandardCharsets.UTF_8.encode(text)});
            return true;
        }
    }

    private static void tls(String keyStore, String trustStore, char[] password) throws Exception {
        KeyStore keys = KeyStore.getInstance(new File(keyStore), password);
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm()).init(keys, password);
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, password);
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(KeyStore.getInstance(new File(trustStore), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            try (ServerSocket listener =
                    context.getServerSocketFactory()
                            .createServerSocket(0, 50, InetAddress.getByName(LOOPBACK))) {
                Thread server = new Thread(() -> fail(() -> echo(listener.accept())));
                server.start();
                try (SSLSocket client =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(LOCALHOST, listener.getLocalPort())) {
                    SSLParameters parameters = client.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    parameters.setProtocols(new String[] {version});
                    client.setSSLParameters(parameters);
                    client.startHandshake();
                    client.getOutputStream().write('x');
                    IO.println(client.getInputStream().read());
                }
                server.join();
            }
        }
    }

    /** As one uses Jackson. It is not known here, only found where a lab allows it. */
    private static void json() throws Exception {
        Class<?> type =
                ClassLoader.getSystemClassLoader()
                        .loadClass("tools.jackson.databind.json.JsonMapper");
        Object mapper = type.getMethod("shared").invoke(null);
        String line =
                "{\"type\":\"message\",\"payload\":{\"text\":\"Gr\u00fc\u00dfe\",\"number\":1}}";
        Object tree = type.getMethod("readTree", String.class).invoke(mapper, line);
        type.getMethod("readTree", byte[].class)
                .invoke(mapper, (Object) line.getBytes(StandardCharsets.UTF_8));
        IO.println(tree.getClass().getMethod("path", String.class).invoke(tree, "payload"));
        IO.println(type.getMethod("createObjectNode").invoke(mapper));
        for (Object value : List.of(tree, new Member("alice", 1), Map.of("text", "hello"))) {
            IO.println(type.getMethod("writeValueAsString", Object.class).invoke(mapper, value));
            type.getMethod("writeValueAsBytes", Object.class).invoke(mapper, value);
        }
        type.getMethod("readValue", String.class, Class.class)
                .invoke(mapper, "{\"name\":\"alice\",\"number\":1}", Member.class);
        fail(() -> type.getMethod("readTree", String.class).invoke(mapper, "no JSON"));
    }

    /** Programs under test are class files in a folder; this class lies in a jar. */
    private static void loadFromFolder() throws IOException {
        URL folder = new File(".").toURI().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder})) {
            loader.loadClass("Nobody");
        } catch (ClassNotFoundException e) {
            IO.println("not found: " + e.getMessage());
        }
    }
}

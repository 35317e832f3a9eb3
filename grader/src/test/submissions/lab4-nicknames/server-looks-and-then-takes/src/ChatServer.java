import java.io.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

/** One lock for everything, and two old-fashioned threads for each client. */
public class ChatServer {

    private final Map<String, Connection> names = new TreeMap<>();
    private final List<Connection> connections = new LinkedList<>();
    private boolean closed;

    public static void main(String[] args) throws IOException {
        ChatServer chat = new ChatServer();
        ServerSocket listener;
        try {
            listener = new ServerSocket(Integer.parseInt(args[0]));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(3);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(chat::close));
        while (true) {
            chat.open(listener.accept());
        }
    }

    synchronized void open(Socket socket) throws IOException {
        if (closed) {
            socket.close();
            return;
        }
        Connection connection = new Connection(socket);
        connections.add(connection);
        connection.reader.start();
        connection.writer.start();
        connection.say("NICK");
    }

    void heard(Connection from, String line) {
        if (from.name != null) {
            if (line.length() > 0) {
                sayToAll(from.name + ": " + line);
            }
            return;
        }
        String name = line.trim();
        boolean good =
                name.length() > 0
                        && name.codePoints().count() <= 20
                        && name.codePoints().noneMatch(Character::isISOControl);
        boolean taken;
        synchronized (this) {
            taken = names.containsKey(name);
        }
        if (!good || taken) {
            from.say("NICK");
            return;
        }
        from.name = name;
        synchronized (this) {
            names.put(name, from);
        }
        sayToAll(name + " joined!");
        from.say("Connected to server!");
    }

    synchronized void gone(Connection connection) {
        connections.remove(connection);
        if (connection.name != null) {
            names.remove(connection.name);
            if (!closed) {
                sayToAll(connection.name + " left!");
            }
        }
        connection.finish();
    }

    private synchronized void sayToAll(String text) {
        names.values().forEach(connection -> connection.say(text));
    }

    void close() {
        List<Connection> all;
        synchronized (this) {
            closed = true;
            names.clear();
            all = new ArrayList<>(connections);
            for (Connection connection : all) {
                connection.say("server> !quit");
                connection.finish();
            }
        }
        long end = System.currentTimeMillis() + 500;
        for (Connection connection : all) {
            try {
                connection.writer.join(Math.max(1, end - System.currentTimeMillis()));
            } catch (InterruptedException e) {
                break;
            }
        }
        Runtime.getRuntime().halt(0);
    }

    class Connection {
        final Socket socket;
        final Thread reader = new Thread(this::read);
        final Thread writer = new Thread(this::write);
        final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(1000);
        String name;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
        }

        void say(String text) {
            if (!lines.offer(Optional.of(text + "\n"))) {
                shut();
            }
        }

        void finish() {
            if (!lines.offer(Optional.empty())) {
                shut();
            }
        }

        void shut() {
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println(e);
            }
        }

        void read() {
            try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int b = in.read(); b != -1; b = in.read()) {
                    if (b != '\n') {
                        line.write(b);
                        if (line.size() > 65537) {
                            break;
                        }
                        continue;
                    }
                    String text = line.toString("UTF-8");
                    line.reset();
                    if (text.endsWith("\r")) {
                        text = text.substring(0, text.length() - 1);
                    }
                    if (text.equals("!quit")) {
                        break;
                    }
                    heard(this, text);
                }
                gone(this);
                writer.join();
            } catch (IOException e) {
                gone(this);
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        }

        void write() {
            try (Writer out = new OutputStreamWriter(socket.getOutputStream(), "UTF-8")) {
                Optional<String> line = lines.take();
                while (line.isPresent()) {
                    out.write(line.get());
                    out.flush();
                    line = lines.take();
                }
            } catch (IOException | InterruptedException e) {
                shut();
            }
        }
    }
}

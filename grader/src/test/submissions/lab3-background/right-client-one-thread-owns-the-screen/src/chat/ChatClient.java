package chat;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class ChatClient {
    private static final int COLUMNS = 80;

    private enum Source {
        KEYBOARD,
        SERVER
    }

    private record Event(Source source, int character) {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Socket socket;
    private final boolean terminal = System.console() != null;
    private final PrintStream out =
            new PrintStream(
                    new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder received = new StringBuilder();

    private ChatClient(Socket socket) {
        this.socket = socket;
    }

    public static void main(String[] args) throws Exception {
        Socket socket;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("Cannot connect to " + args[0] + ":" + args[1]);
            System.exit(1);
            return;
        }
        new ChatClient(socket).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        if (terminal) {
            stty("-icanon", "-echo");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stty("icanon", "echo")));
        }
        listen(Source.KEYBOARD, System.in);
        listen(Source.SERVER, socket.getInputStream());
        draw();
        while (true) {
            Event event = events.take();
            if (event.source() == Source.KEYBOARD && !pressed(event.character())) {
                socket.close();
                return;
            }
            if (event.source() == Source.SERVER && !received(event.character())) {
                print("Connection closed by the server");
                return;
            }
        }
    }

    private void listen(Source source, InputStream in) {
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        Runnable listener =
                () -> {
                    int c;
                    do {
                        try {
                            c = reader.read();
                        } catch (IOException e) {
                            c = -1;
                        }
                        events.add(new Event(source, c));
                    } while (c != -1);
                };
        Thread.ofPlatform().daemon().name(source.toString()).start(listener);
    }

    private boolean received(int c) {
        if (c == '\n') {
            print("Received: " + received.toString().stripTrailing());
            received.setLength(0);
        } else if (c != -1) {
            received.append((char) c);
        }
        return c != -1;
    }

    private boolean pressed(int c) throws IOException {
        if (c == -1 || c == 4 && typed.isEmpty()) {
            return false;
        }
        erase();
        if (c == '\n') {
            String line = typed.toString();
            typed.setLength(0);
            if (line.equals("exit")) {
                return false;
            }
            if (!line.isEmpty()) {
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } else if (c == 127) {
            typed.setLength(
                    typed.isEmpty() ? 0 : typed.offsetByCodePoints(typed.length(), -1));
        } else if (c >= ' ') {
            typed.append((char) c);
        }
        draw();
        return true;
    }

    private void print(String line) {
        erase();
        out.print(line + "\n");
        draw();
    }

    /** In a pipe there is nothing to erase and nothing to draw. */
    private void erase() {
        if (terminal) {
            out.print("\r" + "\033[A".repeat(columns() / COLUMNS) + "\033[J");
        }
    }

    private void draw() {
        if (terminal) {
            // A full row: the terminal waits with its next row until there is something to put there.
            boolean full = columns() > 0 && columns() % COLUMNS == 0;
            out.print(typed + (full ? " \r" : ""));
        }
        out.flush();
    }

    private int columns() {
        int columns = 0;
        for (int c : typed.codePoints().toArray()) {
            int width = c >= 0x1100 ? 2 : 1;
            // A wide character does not fit into the last column of a row.
            columns += columns % COLUMNS + width > COLUMNS ? width + 1 : width;
        }
        return columns;
    }

    private static void stty(String... settings) {
        try {
            String command = "stty " + String.join(" ", settings) + " < /dev/tty";
            new ProcessBuilder("sh", "-c", command).start().waitFor();
        } catch (IOException | InterruptedException e) {
            System.err.println("no stty: " + e.getMessage());
        }
    }
}

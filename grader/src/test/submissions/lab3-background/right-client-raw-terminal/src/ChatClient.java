import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class ChatClient {

    private static final int COLUMNS = 80;

    private final Socket socket;
    private final boolean raw;
    private final Writer screen =
            new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
    private String typed = "";
    private volatile boolean leaving;

    ChatClient(Socket socket, boolean raw) {
        this.socket = socket;
        this.raw = raw;
    }

    public static void main(String[] args) throws Exception {
        Socket socket;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("Nobody there: " + e.getMessage());
            System.exit(1);
            return;
        }
        boolean raw = System.console() != null && System.console().isTerminal();
        if (raw) {
            stty("raw", "-echo");
        }
        ChatClient client = new ChatClient(socket, raw);
        Thread listener = new Thread(client::listen);
        listener.setDaemon(true);
        listener.start();
        int code = client.type();
        client.leaving = true;
        socket.shutdownOutput();
        listener.join(500);
        client.end(code);
    }

    /** Returns the exit code. */
    private int type() throws IOException {
        Reader keys = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        while (true) {
            int c = keys.read();
            if (c == -1 || raw && c == 4 && typed.isEmpty()) {
                return 0;
            }
            if (raw && c == 3) {
                return 130;
            }
            if (c == (raw ? '\r' : '\n')) {
                String line = enter();
                if (line.equals("exit")) {
                    return 0;
                }
                if (!line.isEmpty()) {
                    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                    socket.getOutputStream().write(bytes);
                }
            } else {
                press((char) c);
            }
        }
    }

    private synchronized String enter() throws IOException {
        String line = typed;
        typed = "";
        if (raw) {
            print("\r\n");
        }
        return line;
    }

    private synchronized void press(char c) throws IOException {
        if (raw && c == 127) {
            int end = typed.isEmpty() ? 0 : typed.offsetByCodePoints(typed.length(), -1);
            typed = typed.substring(0, end);
        } else {
            typed += c;
        }
        if (raw) {
            print("\r\033[K" + row());
        }
    }

    private void listen() {
        try {
            InputStream bytes = socket.getInputStream();
            Reader in = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != -1; c = in.read()) {
                if (c == '\n') {
                    show("Received: " + line.toString().replaceFirst("\r$", ""));
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            // A crash of the server is an end as well.
        }
        if (!leaving) {
            try {
                show("Connection closed by the server");
            } catch (IOException e) {
                // Nobody looks any more.
            }
            end(0);
        }
    }

    private synchronized void show(String line) throws IOException {
        print(raw ? "\r\033[K" + line + "\r\n" + row() : line + "\n");
    }

    private void print(String text) throws IOException {
        screen.write(text);
        screen.flush();
    }

    /** The last characters of what is typed, as many as fit into one row. */
    private String row() {
        int start = typed.length();
        int columns = 0;
        while (start > 0) {
            int c = typed.codePointBefore(start);
            columns += c < 0x1100 ? 1 : 2;
            if (columns >= COLUMNS) {
                break;
            }
            start -= Character.charCount(c);
        }
        return typed.substring(start);
    }

    private void end(int code) {
        if (raw) {
            stty("sane");
        }
        System.exit(code);
    }

    private static void stty(String... settings) {
        try {
            ProcessBuilder stty = new ProcessBuilder(settings);
            stty.command().addFirst("stty");
            stty.redirectInput(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        } catch (IOException | InterruptedException e) {
            System.err.println("stty: " + e.getMessage());
        }
    }
}

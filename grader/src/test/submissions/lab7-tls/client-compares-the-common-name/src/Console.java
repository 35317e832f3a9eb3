import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** My console from lab 3, with one line for each message. In a terminal it draws the line that is being typed itself. */
class Console {

    private final Reader keys = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    private final StringBuilder typed = new StringBuilder();
    private final boolean terminal = System.console() != null && System.console().isTerminal();

    Console() throws IOException {
        if (terminal) {
            stty("-icanon -echo");
            Runtime.getRuntime().addShutdownHook(new Thread(this::reset));
        }
    }

    private void stty(String settings) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "stty " + settings).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void reset() {
        try {
            stty("sane");
        } catch (IOException e) {
            System.err.println("stty sane");
        }
    }

    synchronized void print(String text) {
        String line = text.replaceAll("\\p{Cc}", " ");
        System.out.print(terminal ? "\r\033[K" + line + "\n" + typed : line + "\n");
        System.out.flush();
    }

    String readLine() throws IOException {
        while (true) {
            int key = keys.read();
            if (key == -1 || terminal && key == 4) {
                return null;
            }
            synchronized (this) {
                if (key == '\n' || key == '\r') {
                    String line = typed.toString();
                    typed.setLength(0);
                    if (terminal) {
                        System.out.print("\n");
                    }
                    return line;
                } else if (key == 127) {
                    typed.setLength(Math.max(0, typed.length() - 1));
                } else {
                    typed.append((char) key);
                }
                if (terminal) {
                    System.out.print("\r\033[K" + typed);
                    System.out.flush();
                }
            }
        }
    }
}

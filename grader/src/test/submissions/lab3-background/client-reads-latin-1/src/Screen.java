import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

class Screen {
    private final boolean terminal = System.console() != null;
    private final BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out =
            new PrintStream(
                    new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final StringBuilder typed = new StringBuilder();

    Screen() {
        if (terminal) {
            stty("-icanon -echo");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stty("sane")));
        }
    }

    synchronized void println(String text) {
        out.print(terminal ? "\r\033[K" + text + "\n" + tail() : text + "\n");
    }

    String readLine() throws IOException {
        while (terminal) {
            int key = in.read();
            synchronized (this) {
                if (key == -1 || key == 4 && typed.isEmpty()) {
                    return null;
                } else if (key == '\n') {
                    String line = typed.toString();
                    typed.setLength(0);
                    out.print("\n");
                    return line;
                } else if (key != 127) {
                    typed.append((char) key);
                } else if (!typed.isEmpty()) {
                    typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
                }
                out.print("\r\033[K" + tail());
            }
        }
        return in.readLine();
    }

    /** Fits into a row of 80, even if all of it is wide. */
    private String tail() {
        return typed.substring(Math.max(0, typed.length() - 39));
    }

    private static void stty(String arguments) {
        try {
            new ProcessBuilder(("stty " + arguments).split(" ")).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

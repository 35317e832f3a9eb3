package dev.chatlab.program;

import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a program at a pseudo-terminal. */
final class Terminal {

    /** The key that ends the input. */
    static final byte CTRL_D = 4;

    /** What the screen understands. */
    private static final String TYPE = "xterm-256color";

    /**
     * The size is set before the program starts, which may ask for it at once. And a Backspace in
     * the terminal's own line editing takes a whole character of UTF-8.
     */
    private static final String SETTLE =
            "stty rows " + Screen.ROWS + " cols " + Screen.COLUMNS + " iutf8; exec \"$@\"";

    private Terminal() {}

    static Process start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no folder " + directory);
        }
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("TERM", TYPE);
        return new PtyProcessBuilder(settled(command).toArray(String[]::new))
                .setDirectory(directory.toString())
                .setEnvironment(variables)
                .setInitialColumns(Screen.COLUMNS)
                .setInitialRows(Screen.ROWS)
                .start();
    }

    private static List<String> settled(List<String> command) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return command;
        }
        List<String> words = new ArrayList<>(List.of("sh", "-c", SETTLE, "sh"));
        words.addAll(command);
        return words;
    }
}

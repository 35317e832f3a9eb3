package dev.chatlab.program;

import com.pty4j.PtyProcessBuilder;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A program at a pseudo-terminal.
 *
 * <p>When a program ends, a thread of pty4j writes a byte into a pipe of its own, and does not look
 * whether that pipe has been closed meanwhile. If it has, the number of its file descriptor may
 * belong to something else by now: to somebody's connection, which then carries a byte that nobody
 * has sent. So a terminal is given back only when that thread has come to its end.
 */
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

    /** The first start of all starts other threads, too, which live as long as this process. */
    private static final String PTY4J = "com.pty4j.";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Process process;
    private final List<Thread> attendants;

    private Terminal(Process process, List<Thread> attendants) {
        this.process = process;
        this.attendants = attendants;
    }

    static Terminal start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no folder " + directory);
        }
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("TERM", TYPE);
        PtyProcessBuilder builder =
                new PtyProcessBuilder(settled(command).toArray(String[]::new))
                        .setDirectory(directory.toString())
                        .setEnvironment(variables)
                        .setInitialColumns(Screen.COLUMNS)
                        .setInitialRows(Screen.ROWS);
        // The thread that pty4j starts is found by its group, which it has from the one that
        // starts it.
        ThreadGroup group = new ThreadGroup("terminal");
        FutureTask<Process> start = new FutureTask<>(() -> Ports.start(builder::start));
        Thread starter = new Thread(group, start, "starts a program at a terminal");
        starter.setDaemon(true);
        starter.start();
        Process process = await(start);
        Thread[] members = new Thread[8];
        group.enumerate(members);
        List<Thread> attendants =
                Arrays.stream(members)
                        .filter(Objects::nonNull)
                        .filter(thread -> thread.getClass().getName().startsWith(PTY4J))
                        .toList();
        return new Terminal(process, attendants);
    }

    private static Process await(FutureTask<Process> start) throws IOException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a program was starting");
        }
    }

    private static List<String> settled(List<String> command) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return command;
        }
        List<String> words = new ArrayList<>(List.of("sh", "-c", SETTLE, "sh"));
        words.addAll(command);
        return words;
    }

    /** The first process. Its streams are not to be closed: see {@link #giveBack()}. */
    Process process() {
        return process;
    }

    /** What the program shows. Closing this has no effect. */
    InputStream shown() {
        return new FilterInputStream(process.getInputStream()) {
            @Override
            public void close() {
                // The terminal is closed as a whole.
            }
        };
    }

    /**
     * Closes the terminal, when the program has ended and nobody reads what it shows any more. One
     * that is still in use after a second stays as it is.
     */
    void giveBack() {
        try {
            for (Thread attendant : attendants) {
                if (!attendant.join(PATIENCE)) {
                    return;
                }
            }
            process.getOutputStream().close(); // which closes all of it
        } catch (IOException gone) {
            // Then nothing is left to close.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is used as a person uses it: one types a line, and waits for another one to be
 * printed. Closing it ends the program.
 */
final class Teletype implements AutoCloseable {

    /** Nothing waits for this; it only keeps a program that hangs from stopping all tests. */
    private static final int LIMIT_SECONDS = 300;

    private final Process process;
    private final BufferedReader paper;
    private final StringBuilder printed = new StringBuilder();

    Teletype(Process process) {
        this.process = process;
        this.paper = process.inputReader(UTF_8);
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(this::end);
    }

    /** {@code nc}, which talks to a port; without one, the test is skipped. */
    static Teletype nc(int port) throws IOException {
        return of("nc", "127.0.0.1", Integer.toString(port));
    }

    /** A program of this machine with its arguments; without it, the test is skipped. */
    static Teletype of(String... command) throws IOException {
        assumeThereIs(command[0]);
        return new Teletype(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Without this program, the test is skipped. */
    static void assumeThereIs(String program) {
        boolean there =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeThat(there).as("this machine has a program " + program).isTrue();
    }

    void types(String line) throws IOException {
        write(line + "\n");
    }

    void presses(char key) throws IOException {
        write(Character.toString(key));
    }

    private void write(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    void endsItsInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits for the next line with this in it, and returns it. */
    String prints(String part) throws IOException {
        String line = paper.readLine();
        while (line != null && !line.contains(part)) {
            printed.append(line).append('\n');
            line = paper.readLine();
        }
        assertThat(line)
                .as(
                        "a line with \"%s\"; it has ended, or its %d seconds were over. Printed:%n%s",
                        part, LIMIT_SECONDS, printed)
                .isNotNull();
        printed.append(line).append('\n');
        return line;
    }

    /** Waits until it ends by itself. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** All that it has printed when it has ended. */
    String all() throws IOException {
        return printed + paper.readAllAsString();
    }

    /**
     * Connects to the port on which it is going to listen. Nobody tells when that is: tries again
     * whenever a little wait is over.
     */
    Socket connect(int port) throws IOException, InterruptedException {
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException e) {
                if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("it has ended, and printed:\n" + all(), e);
                }
            }
        }
    }

    @Override
    public void close() {
        end();
        process.onExit().join();
    }

    /**
     * A shell leaves behind what it has started. The number of a dead one may be somebody else's.
     */
    private void end() {
        if (process.isAlive()) {
            List<ProcessHandle> started =
                    ProcessHandle.of(process.pid()).stream()
                            .flatMap(ProcessHandle::descendants)
                            .toList();
            process.destroy();
            started.forEach(ProcessHandle::destroy);
        }
    }
}

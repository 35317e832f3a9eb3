package dev.chatlab.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A program that runs as a process of this machine. */
final class LocalProgram implements RunningProgram {
    /**
     * Its last words are in the pipe when it dies; a process that got away may hold the pipe open
     * for ever.
     */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final LaunchPlan plan;
    private final int port;
    private final Process process;
    private final CompletableFuture<Integer> exit;
    private final Output output = new Output();
    private final Optional<Terminal> terminal;
    private final Optional<Screen> screen;
    private final ProcessTree tree;
    private final long started = System.nanoTime();
    private long stalled; // nanoseconds; guarded by this
    private boolean closed; // guarded by tree

    private LocalProgram(
            LaunchPlan plan,
            int port,
            Process process,
            String marker,
            Optional<Terminal> terminal) {
        this.plan = plan;
        this.port = port;
        this.process = process;
        this.terminal = terminal;
        this.screen = terminal.map(_ -> new Screen());
        this.tree = new ProcessTree(process, marker);
        this.exit = process.onExit().thenApply(Process::exitValue);
    }

    /** What is at the ends of its standard streams. */
    enum Ends {
        /** A pipe for each. */
        PIPES,
        /** A pipe for both outputs, which come as {@link Output.Stream#OUT} in the true order. */
        ONE_OUTPUT,
        /** A pseudo-terminal for all three; what it shows comes as {@link Output.Stream#OUT}. */
        TERMINAL
    }

    static LocalProgram start(LaunchPlan plan, int port, Ends ends) throws IOException {
        // Every process of the tree carries it: children inherit it, whatever else they leave
        // behind.
        String marker = UUID.randomUUID().toString();
        Map<String, String> environment = new HashMap<>(System.getenv());
        Surroundings.clean(environment);
        environment.putAll(plan.environment());
        environment.put(MarkedProcesses.VARIABLE, marker);
        LocalProgram program;
        if (ends == Ends.TERMINAL) {
            Terminal terminal = Terminal.start(plan.command(), plan.directory(), environment);
            program =
                    new LocalProgram(plan, port, terminal.process(), marker, Optional.of(terminal));
            LastWill.add(program);
            program.listenTo(Output.Stream.OUT, terminal.shown());
            program.output.end(Output.Stream.ERR);
        } else {
            Process process = start(plan, environment, ends == Ends.ONE_OUTPUT);
            program = new LocalProgram(plan, port, process, marker, Optional.empty());
            LastWill.add(program);
            program.listenTo(Output.Stream.OUT, process.getInputStream());
            program.listenTo(Output.Stream.ERR, process.getErrorStream());
        }
        return program;
    }

    private static Process start(
            LaunchPlan plan, Map<String, String> environment, boolean oneOutput)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(plan.command())
                        .directory(plan.directory().toFile())
                        .redirectErrorStream(oneOutput);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return Ports.start(builder::start);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public CompletableFuture<Integer> exit() {
        return exit.copy();
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public void type(byte[] keys) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(keys);
        input.flush();
    }

    @Override
    public void endInput() {
        if (terminal.isEmpty()) {
            closeInput();
            return;
        }
        try {
            type(new byte[] {Terminal.CTRL_D});
        } catch (IOException gone) {
            // Then its input has ended already.
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // Then its input has ended already.
        }
    }

    @Override
    public void askToStop() {
        // Not Process.destroy: that closes the streams, too, and its last words would be lost.
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroy);
    }

    @Override
    public synchronized Duration stalled() {
        long age = System.nanoTime() - started;
        long waited =
                ProcFs.present()
                        ? ProcFs.runQueueNanos(tree.processes())
                        : Slowdown.stalled(Duration.ofNanos(age)).toNanos();
        stalled = Math.max(stalled, Math.min(waited, age));
        return Duration.ofNanos(stalled);
    }

    @Override
    public List<ThreadPosition> threads() {
        return plan.java() && process.isAlive()
                ? ThreadDump.of(process.pid(), plan.sources())
                : List.of();
    }

    @Override
    public Set<CodeLine> lines() {
        return plan.java() && process.isAlive()
                ? ThreadDump.lines(process.pid(), plan.sources())
                : Set.of();
    }

    @Override
    public OptionalInt listensElsewhere() {
        return ProcFs.listeningPorts(tree.processes()).filter(other -> other != port).min();
    }

    @Override
    public Optional<Holdings> holdings() {
        return ProcFs.present() ? Optional.of(ProcFs.holdings(tree.processes())) : Optional.empty();
    }

    @Override
    public OptionalInt busyThreads() {
        return ProcFs.present()
                ? OptionalInt.of(ProcFs.busyThreads(tree.processes()))
                : OptionalInt.empty();
    }

    @Override
    public Optional<Screen> screen() {
        return screen;
    }

    @Override
    public void close() {
        synchronized (tree) { // a second caller waits until the first has ended it
            if (closed) {
                return;
            }
            closed = true;
            tree.end();
            closeStreams();
            forgetAttaching();
            LastWill.remove(this);
        }
    }

    /** A JVM that is killed while it is asked for its threads leaves the file it was asked with. */
    private void forgetAttaching() {
        try {
            Files.deleteIfExists(plan.directory().resolve(".attach_pid" + process.pid()));
        } catch (IOException e) {
            // It is empty, and in nobody's way.
        }
    }

    private void closeStreams() {
        try {
            output.awaitEnd(LAST_WORDS.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (terminal.isEmpty()) {
            closeInput();
        } else if (output.ended()) {
            terminal.get().giveBack();
        }
    }

    /** Called for each piece before anybody is told of it, so the screen is never behind. */
    private void show(byte[] piece, int length) {
        screen.map(glass -> glass.show(piece, length))
                .filter(answer -> !answer.isEmpty())
                .ifPresent(answer -> {
                    try {
                        type(answer.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException gone) {
                        // It asked its terminal, and did not wait for the answer.
                    }
                });
    }

    /**
     * Reads for ever: a program that prints more than anybody looks at must not block on a full
     * pipe.
     */
    private void listenTo(Output.Stream stream, InputStream in) {
        Thread.ofPlatform()
                .daemon()
                .name("output of " + process.pid())
                .start(() -> {
                    byte[] piece = new byte[16 * 1024];
                    try (in) {
                        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                            show(piece, length);
                            output.add(stream, piece, length);
                        }
                    } catch (IOException closed) {
                        // The process is gone, and its end of the pipe with it.
                    } finally {
                        output.end(stream);
                    }
                });
    }
}

package dev.chatlab.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    private final ProcessTree tree;
    private final long started = System.nanoTime();
    private long stalled; // nanoseconds; guarded by this
    private boolean closed; // guarded by tree

    private LocalProgram(LaunchPlan plan, int port, Process process, String marker) {
        this.plan = plan;
        this.port = port;
        this.process = process;
        this.tree = new ProcessTree(process, output, marker, ProcessTree.GRACE);
        this.exit = process.onExit().thenApply(Process::exitValue);
    }

    static LocalProgram start(LaunchPlan plan, int port) throws IOException {
        return start(plan, port, false);
    }

    /** Starts it with both its streams as one, {@link Output.Stream#OUT}, in the true order. */
    static LocalProgram startWithOneStream(LaunchPlan plan) throws IOException {
        return start(plan, 0, true);
    }

    private static LocalProgram start(LaunchPlan plan, int port, boolean oneStream)
            throws IOException {
        // Every process of the tree carries it: children inherit it, whatever else they leave
        // behind.
        String marker = UUID.randomUUID().toString();
        ProcessBuilder builder =
                new ProcessBuilder(plan.command()).directory(plan.directory().toFile());
        builder.redirectErrorStream(oneStream);
        Map<String, String> environment = builder.environment();
        Surroundings.clean(environment);
        environment.putAll(plan.environment());
        environment.put(MarkedProcesses.VARIABLE, marker);
        LocalProgram program = new LocalProgram(plan, port, builder.start(), marker);
        LastWill.add(program);
        program.listenTo(Output.Stream.OUT, program.process.getInputStream());
        program.listenTo(Output.Stream.ERR, program.process.getErrorStream());
        return program;
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
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // Then its input has ended already.
        }
    }

    @Override
    public void askToStop() {
        // Not Process.destroy: that closes the streams, too, and its last words would be lost.
        process.toHandle().destroy();
    }

    @Override
    public synchronized Duration stalled() {
        long waited = ProcFs.runQueueNanos(tree.processes());
        long age = System.nanoTime() - started;
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
    public OptionalInt listensElsewhere() {
        return ProcFs.listeningPorts(tree.processes()).filter(other -> other != port).min();
    }

    @Override
    public void close() {
        synchronized (tree) { // a second caller waits until the first has ended it
            if (closed) {
                return;
            }
            closed = true;
            tree.end();
            try {
                output.awaitEnd(LAST_WORDS.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            endInput();
            LastWill.remove(this);
        }
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

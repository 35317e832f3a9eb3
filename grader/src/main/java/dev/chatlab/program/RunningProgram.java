package dev.chatlab.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A program that was started, with every process it started in turn. Safe to use from several
 * threads; must be closed.
 */
public interface RunningProgram extends AutoCloseable {

    /** The TCP port it was told, or the one it is known to use. */
    int port();

    /**
     * Completes with its exit code as soon as the program dies; never exceptionally. Above 128:
     * killed by a signal.
     */
    CompletableFuture<Integer> exit();

    /** Everything it has printed. */
    Output output();

    /**
     * Types on its standard input, as one write. Blocks when the program does not read and the pipe
     * is full, until the program dies.
     *
     * @throws IOException when the program or its standard input is gone
     */
    void type(byte[] keys) throws IOException;

    /** Ends its standard input: closes the pipe, or presses Ctrl-D at the terminal. */
    void endInput();

    /** Asks the program itself to stop (SIGTERM), and returns at once. */
    void askToStop();

    /**
     * The time since its start in which it was ready to run but did not get a core: by how much a
     * deadline must be stretched on a loaded machine. Never decreases and never exceeds the time
     * since the start. The kernel tells it on Linux; elsewhere it is an estimate.
     */
    Duration stalled();

    /**
     * Where its threads stand now, in the student's own files: main first. Empty when it is not a
     * Java program, when it is dead, and when the JVM does not answer within three seconds. Never
     * throws.
     */
    List<ThreadPosition> threads();

    /**
     * The lines of the student's own files that its threads are in now, those that have called the
     * others too. Empty when {@link #threads()} is.
     */
    default Set<CodeLine> lines() {
        return Set.of();
    }

    /**
     * A TCP port other than {@link #port()} that this program listens on now. Empty when there is
     * none, or it cannot be known (other systems than Linux).
     */
    OptionalInt listensElsewhere();

    /** What it holds now. Empty where that cannot be known (other systems than Linux). */
    Optional<Holdings> holdings();

    /**
     * What a program holds, with all processes it started.
     *
     * @param sockets open sockets, listening ones too
     * @param threads threads that the operating system knows of
     */
    record Holdings(int sockets, int threads) {}

    /**
     * How many of its threads run now, or are ready to. Empty where that cannot be known (other
     * systems than Linux).
     */
    OptionalInt busyThreads();

    /** The screen of its terminal, if it has one. */
    Optional<Screen> screen();

    /**
     * Told when the conversation is over, before its connections are cut: what the program has done
     * until now was its answer to the conversation, and what comes is not.
     */
    default void curtain() {}

    /**
     * Ends the program and all processes it started: asks first, and soon kills. Blocks until they
     * are gone. Closing twice does nothing.
     */
    @Override
    void close();
}

package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.program.Output;
import dev.chatlab.program.OutputTap;
import dev.chatlab.program.RunningProgram;
import dev.chatlab.program.Screen;
import dev.chatlab.program.ThreadPosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A program under test that is a virtual thread of this process: it starts in no time, and a test
 * says in a few lines what it does wrong. What it {@linkplain #own owns} dies with it, as a
 * process's sockets do.
 */
final class InProcessProgram implements RunningProgram {

    /** The exit code of a process that SIGTERM has ended. */
    static final int TERMINATED = 143;

    private final String host;
    private final int port;
    private final OutputTap tap = new OutputTap();
    private final boolean atTerminal;
    private final Pipe keyboard;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final List<AutoCloseable> owned = new ArrayList<>(); // guarded by this
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<String> typed = new ConcurrentLinkedQueue<>();
    private boolean ended; // guarded by this
    private final CountDownLatch lookedFor = new CountDownLatch(3);
    private volatile boolean closed;
    private volatile Runnable whenClosed = () -> {};
    private volatile Runnable whenAskedToStop = () -> end(TERMINATED);
    private volatile OptionalInt elsewhere = OptionalInt.empty();
    private volatile Optional<Holdings> holdings = Optional.empty();
    private volatile OptionalInt busy = OptionalInt.empty();
    private final CountDownLatch lookedAt = new CountDownLatch(1);

    private InProcessProgram(String host, int port, boolean atTerminal) {
        this.host = host;
        this.port = port;
        this.atTerminal = atTerminal;
        try {
            this.keyboard = own(Pipe.open());
        } catch (IOException e) {
            throw new IllegalStateException("no pipe for the keyboard", e);
        }
    }

    /** What a program does from its start to its end. */
    interface Main {
        /** Returns the exit code. What is thrown is printed, and the exit code is 1. */
        int run(InProcessProgram self) throws Exception;
    }

    static InProcessProgram start(String host, int port, Main main) {
        return start(new InProcessProgram(host, port, false), main);
    }

    static InProcessProgram startAtTerminal(String host, int port, Main main) {
        return start(new InProcessProgram(host, port, true), main);
    }

    private static InProcessProgram start(InProcessProgram program, Main main) {
        program.fork(() -> program.end(main.run(program)));
        return program;
    }

    // What the program itself uses.

    String host() {
        return host;
    }

    /** Standard input. */
    InputStream keyboard() {
        return Channels.newInputStream(keyboard.source());
    }

    void print(String text) {
        print(Output.Stream.OUT, text);
    }

    void complain(String text) {
        print(Output.Stream.ERR, text);
    }

    private synchronized void print(Output.Stream stream, String text) {
        if (!ended) {
            tap.print(stream, text);
        }
    }

    /** This is closed when the program ends. */
    <T> T own(T thing) {
        boolean late;
        synchronized (this) {
            late = ended;
            if (!late) {
                owned.add(asCloseable(thing));
            }
        }
        if (late) {
            closeQuietly(asCloseable(thing));
        }
        return thing;
    }

    private static AutoCloseable asCloseable(Object thing) {
        if (thing instanceof Pipe pipe) {
            return () -> {
                pipe.sink().close();
                pipe.source().close();
            };
        }
        return (AutoCloseable) thing;
    }

    /** A part of a program that may fail. */
    interface Task {
        void run() throws Exception;
    }

    /** Another thread of this program: what it throws ends the whole program. */
    Thread fork(Task task) {
        Thread thread =
                Thread.ofVirtual()
                        .name("program on port " + port)
                        .unstarted(() -> {
                            try {
                                task.run();
                            } catch (Exception e) {
                                crash(e);
                            }
                        });
        threads.add(thread);
        thread.start();
        return thread;
    }

    private void crash(Exception e) {
        synchronized (this) {
            if (ended) {
                return; // it was ended from outside, and met its own closed sockets
            }
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        complain("Exception in thread \"main\" " + trace);
        end(1);
    }

    /** As {@code System.exit}. */
    void end(int code) {
        List<AutoCloseable> all;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            tap.end();
            all = List.copyOf(owned);
        }
        all.forEach(InProcessProgram::closeQuietly);
        exit.complete(code);
    }

    /** As a signal handler: what happens instead of the end when it is asked to stop. */
    void whenAskedToStop(Runnable deed) {
        whenAskedToStop = deed;
    }

    /** Waits until the grader has wondered a few times whether this program still runs. */
    void awaitLookedFor() throws InterruptedException {
        lookedFor.await();
    }

    /** It also listens there. */
    void listensAlsoOn(int other) {
        elsewhere = OptionalInt.of(other);
    }

    /** It holds so many sockets and threads. */
    void holds(int sockets, int threads) {
        holdings = Optional.of(new Holdings(sockets, threads));
    }

    /** So many of its threads run. */
    void isBusyWith(int threads) {
        busy = OptionalInt.of(threads);
    }

    /** Waits until somebody has asked how busy it is. */
    void awaitLookedAt() throws InterruptedException {
        lookedAt.await();
    }

    /** What was typed to it, one text for each write. */
    List<String> typed() {
        return List.copyOf(typed);
    }

    // What the grader uses.

    @Override
    public int port() {
        return port;
    }

    @Override
    public CompletableFuture<Integer> exit() {
        lookedFor.countDown();
        return exit.copy();
    }

    @Override
    public Output output() {
        return tap.output();
    }

    @Override
    public void type(byte[] keys) throws IOException {
        typed.add(new String(keys, UTF_8));
        ByteBuffer rest = ByteBuffer.wrap(keys);
        while (rest.hasRemaining()) {
            keyboard.sink().write(rest);
        }
    }

    @Override
    public void endInput() {
        closeQuietly(keyboard.sink());
    }

    @Override
    public void askToStop() {
        fork(whenAskedToStop::run);
    }

    @Override
    public Duration stalled() {
        return Duration.ZERO;
    }

    @Override
    public List<ThreadPosition> threads() {
        return List.of();
    }

    @Override
    public OptionalInt listensElsewhere() {
        return elsewhere;
    }

    @Override
    public Optional<Holdings> holdings() {
        return holdings;
    }

    @Override
    public OptionalInt busyThreads() {
        lookedAt.countDown();
        return busy;
    }

    @Override
    public Optional<Screen> screen() {
        return atTerminal ? Optional.of(tap.screen()) : Optional.empty();
    }

    boolean closed() {
        return closed;
    }

    void whenClosed(Runnable deed) {
        whenClosed = deed;
    }

    @Override
    public void close() {
        closed = true;
        end(TERMINATED);
        awaitThreads();
        whenClosed.run();
    }

    /** A socket is closed for good when the thread that was blocked on it has noticed. */
    private void awaitThreads() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            // It dies with the program, whatever state it is in.
        }
    }
}

package dev.chatlab.program;

import static dev.chatlab.program.Samples.SERVER;
import static dev.chatlab.program.Samples.awaitPrinted;
import static dev.chatlab.program.Samples.ready;
import static dev.chatlab.program.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadDumpTest {
    private static final String NOBODY = "";

    @TempDir private Path folder;

    @Test
    void a_program_that_waits_for_a_line_stands_in_read_line() throws Exception {
        String source =
                """
                import java.io.*;

                class EchoServer {
                    public static void main(String[] args) throws IOException {
                        var in = new BufferedReader(new InputStreamReader(System.in));
                        System.out.println("ready");
                        Helper.await(in);
                    }
                }

                class Helper {
                    static void await(BufferedReader in) throws IOException {
                        in.readLine();
                    }
                }
                """;
        observe(
                source,
                threads ->
                        assertThat(threads)
                                .map(ThreadDumpTest::standing)
                                .containsExactly(
                                        standing(
                                                "main",
                                                "RUNNABLE",
                                                "readLine",
                                                "EchoServer.java",
                                                13,
                                                NOBODY)));
    }

    @Test
    void a_compact_source_file_shows_its_line_too() throws Exception {
        String source =
                """
                void main(String[] args) throws Exception {
                    IO.println("ready");
                    new java.net.ServerSocket(0).accept();
                }
                """;
        observe(
                source,
                threads ->
                        assertThat(threads)
                                .map(ThreadDumpTest::standing)
                                .containsExactly(
                                        standing(
                                                "main",
                                                "RUNNABLE",
                                                "accept",
                                                "EchoServer.java",
                                                3,
                                                NOBODY)));
    }

    @Test
    void a_program_that_spins_waits_in_nothing() throws Exception {
        String source =
                """
                void main(String[] args) {
                    IO.println("ready");
                    while (true) {
                    }
                }
                """;
        observe(
                source,
                threads -> {
                    assertThat(threads).hasSize(1);
                    assertThat(threads.getFirst().waitsIn()).isEmpty();
                    assertThat(threads.getFirst().line()).isBetween(3, 4);
                });
    }

    @Test
    void a_deadlock_names_who_holds_each_lock() throws Exception {
        String source =
                """
                import java.util.concurrent.CountDownLatch;

                class EchoServer {
                    static final CountDownLatch BOTH = new CountDownLatch(2);

                    public static void main(String[] args) throws Exception {
                        Object a = new Object();
                        Object b = new Object();
                        Thread.ofPlatform().name("alice").start(() -> lock(a, b));
                        Thread.ofPlatform().name("bob").start(() -> lock(b, a));
                        BOTH.await();
                        System.out.println("ready");
                    }

                    static void lock(Object first, Object second) {
                        synchronized (first) {
                            BOTH.countDown();
                            try {
                                BOTH.await();
                            } catch (InterruptedException e) {
                            }
                            synchronized (second) {
                                System.out.println();
                            }
                        }
                    }
                }
                """;
        observe(
                source,
                threads ->
                        assertThat(threads)
                                .map(ThreadDumpTest::standing)
                                .contains(
                                        standing(
                                                "alice",
                                                "BLOCKED",
                                                "",
                                                "EchoServer.java",
                                                23,
                                                "bob"),
                                        standing(
                                                "bob",
                                                "BLOCKED",
                                                "",
                                                "EchoServer.java",
                                                23,
                                                "alice")));
    }

    @Test
    void the_holder_of_a_lock_object_is_named_too() throws Exception {
        String source =
                """
                import java.util.concurrent.locks.ReentrantLock;

                void main(String[] args) throws Exception {
                    ReentrantLock lock = new ReentrantLock();
                    lock.lock();
                    Thread.ofPlatform().name("bob").start(lock::lock);
                    Thread.ofPlatform().name("carol").start(() -> lock.lock());
                    IO.println("ready");
                    Thread.sleep(1_000_000);
                }
                """;
        observe(
                source,
                threads -> {
                    assertThat(threads.getFirst())
                            .extracting(ThreadPosition::waitsIn)
                            .isEqualTo("sleep");
                    assertThat(threads)
                            .map(ThreadDumpTest::standing)
                            .contains(
                                    standing(
                                            "carol",
                                            "WAITING",
                                            "lock",
                                            "EchoServer.java",
                                            7,
                                            "main"));
                });
    }

    @Test
    void virtual_threads_are_seen() throws Exception {
        String source =
                """
                void main(String[] args) throws Exception {
                    Object lock = new Object();
                    synchronized (lock) {
                        Thread.ofVirtual().name("bob").start(() -> {
                            synchronized (lock) {
                                IO.println();
                            }
                        });
                        Thread.startVirtualThread(() -> {
                            try {
                                new java.net.ServerSocket(0).accept();
                            } catch (Exception e) {
                            }
                        });
                        IO.println("ready");
                        Thread.sleep(1_000_000);
                    }
                }
                """;
        observe(
                source,
                threads ->
                        assertThat(threads)
                                .map(ThreadDumpTest::standing)
                                .contains(
                                        standing(
                                                "bob", "BLOCKED", "", "EchoServer.java", 6, "main"),
                                        standing(
                                                "virtual thread",
                                                "WAITING",
                                                "accept",
                                                "EchoServer.java",
                                                11,
                                                NOBODY)));
    }

    @Test
    void a_program_that_is_not_java_has_no_threads_to_show() throws Exception {
        try (RunningProgram program = Samples.start(folder, "cat")) {
            assertThat(program.threads()).isEmpty();
        }
    }

    @Test
    void a_process_that_only_claims_to_be_java_survives_the_question() throws Exception {
        LaunchPlan cat = Samples.plan(folder, "cat");
        LaunchPlan claims =
                new LaunchPlan(
                        cat.role(),
                        cat.command(),
                        folder,
                        cat.environment(),
                        cat.fixedPort(),
                        true,
                        cat.sources());
        try (RunningProgram program = new ProcessLauncher().launch(claims, "127.0.0.1", 1)) {
            assertThat(program.threads()).isEmpty();
            assertThat(program.exit()).isNotDone();
        }
    }

    /**
     * Runs the source as a server, and asks for its threads until they stand where they will stay.
     */
    private void observe(String source, Consumer<List<ThreadPosition>> expectation)
            throws Exception {
        write(folder, "EchoServer.java", source);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER));
                RunningProgram program =
                        new ProcessLauncher().launch(ready(submission), "127.0.0.1", 1)) {
            awaitPrinted(program, "ready");
            Optional<AssertionError> unmet = unmet(program, expectation);
            for (int asked = 1; asked < 50 && unmet.isPresent(); asked++) {
                unmet = unmet(program, expectation);
            }
            if (unmet.isPresent()) {
                throw unmet.get();
            }
            assertThat(program.output().text(Output.Stream.OUT)).isEqualTo("ready\n");
            assertThat(program.output().text(Output.Stream.ERR)).isEmpty();
        }
    }

    /** What is compared: the JVM's own numbers are another matter each time. */
    private static List<Object> standing(
            String thread, String state, String waitsIn, String file, int line, String holder) {
        return List.of(thread, state, waitsIn, file, line, holder);
    }

    private static List<Object> standing(ThreadPosition position) {
        return standing(
                position.thread(),
                position.state(),
                position.waitsIn(),
                position.file(),
                position.line(),
                position.lock()
                        .flatMap(ThreadPosition.Lock::holder)
                        .map(ThreadPosition.Holder::thread)
                        .orElse(NOBODY));
    }

    private static Optional<AssertionError> unmet(
            RunningProgram program, Consumer<List<ThreadPosition>> expectation) {
        try {
            expectation.accept(program.threads());
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(e);
        }
    }
}

package dev.chatlab.run;

import static dev.chatlab.run.Stories.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.LaunchFailure;
import dev.chatlab.program.Ports;
import dev.chatlab.program.Program;
import dev.chatlab.program.ProgramLauncher;
import dev.chatlab.run.InProcessProgram.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Many conversations against one submission. */
class SuiteTest {

    private static final String PASSES =
            """
            alice connects
            alice => "hello\\n"
            alice <= "hello\\n"
            """;
    private static final String FAILS =
            """
            alice connects
            alice => "hello\\n"
            alice <= "good day\\n"
            """;

    // The order of the results.

    @Test
    void results_come_in_the_order_of_the_conversations() throws Exception {
        List<Conversation> slowThenFast =
                conversations(
                        conversation("Slow", "", "alice connects\nalice -> slow\nalice <- slow"),
                        conversation("Fast", "", "alice connects\nalice -> fast\nalice <- fast"));
        // The slow one cannot end before the fast one is over.
        InProcessLauncher[] launcher = new InProcessLauncher[1];
        launcher[0] =
                new InProcessLauncher(
                        InProcessServer.serving(caller -> {
                            String word = caller.readText();
                            if (word.equals("slow")) {
                                launcher[0].awaitOneClosed();
                            }
                            caller.write(word);
                            caller.awaitEnd();
                        }));
        List<String> heard = new ArrayList<>();
        List<Result> results =
                new Suite(InProcessLauncher::ready, launcher[0], PATIENT)
                        .play(slowThenFast, result -> heard.add(result.conversation().title()));
        assertThat(heard).containsExactly("Slow", "Fast");
        assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void a_result_is_told_before_the_next_one_is_known() throws Exception {
        CountDownLatch firstIsTold = new CountDownLatch(1);
        Main server =
                InProcessServer.serving(caller -> {
                    String word = caller.readText();
                    if (word.equals("second")) {
                        firstIsTold.await();
                    }
                    caller.write(word);
                    caller.awaitEnd();
                });
        List<Result> results =
                new Suite(InProcessLauncher::ready, new InProcessLauncher(server), PATIENT)
                        .play(
                                conversations(
                                        conversation(
                                                "One",
                                                "",
                                                "alice connects\nalice -> first\nalice <- first"),
                                        conversation(
                                                "Two",
                                                "",
                                                "bob connects\nbob -> second\nbob <- second")),
                                _ -> firstIsTold.countDown());
        assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void results_are_told_on_the_calling_thread() throws Exception {
        List<Thread> threads = new ArrayList<>();
        new Suite(InProcessLauncher::ready, new InProcessLauncher(InProcessServer.echo()), PATIENT)
                .play(
                        conversations(conversation("One", "", PASSES)),
                        _ -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void points_are_earned_by_what_passes() throws Exception {
        List<Result> results =
                play(conversation("One", "", PASSES), conversation("Two", "", FAILS));
        assertThat(results).extracting(Result::points).containsExactly(1, 0);
    }

    // Gates.

    @Test
    void a_gate_that_passes_lets_the_others_be_played() throws Exception {
        assertThat(
                        play(
                                conversation("The gate", "", PASSES),
                                conversation("Behind it", ", after the-gate", PASSES)))
                .extracting(Result::verdict)
                .containsExactly(Verdict.PASS, Verdict.PASS);
    }

    @Test
    void a_gate_that_fails_blocks_what_comes_after_it() throws Exception {
        List<Result> results =
                play(
                        conversation("The gate", "", FAILS),
                        conversation("Behind it", ", after the-gate", PASSES),
                        conversation("Beside it", "", PASSES));
        assertThat(results)
                .extracting(Result::verdict)
                .containsExactly(Verdict.FAIL, Verdict.BLOCKED, Verdict.PASS);
    }

    @Test
    void a_blocked_conversation_says_what_must_pass_first() throws Exception {
        List<Result> results =
                play(
                        conversation("The gate", "", FAILS),
                        conversation("Behind it", ", after the-gate", PASSES));
        assertThat(results.getLast().reason()).contains("\"The gate\" must pass first");
    }

    @Test
    void what_is_blocked_blocks_in_turn() throws Exception {
        List<Result> results =
                play(
                        conversation("The gate", "", FAILS),
                        conversation("Behind it", ", after the-gate", PASSES),
                        conversation("Far behind", ", after behind-it", PASSES));
        assertThat(results.getLast().reason()).contains("\"Behind it\" must pass first");
    }

    @Test
    void a_gate_that_is_not_played_blocks_nobody() throws Exception {
        List<Conversation> all =
                conversations(
                        conversation("The gate", "", FAILS),
                        conversation("Behind it", ", after the-gate", PASSES));
        assertThat(play(new InProcessLauncher(InProcessServer.echo()), all.subList(1, 2)))
                .extracting(Result::verdict)
                .containsExactly(Verdict.PASS);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a join is not interrupted
    void a_conversation_may_stand_before_the_gates_it_waits_for() throws Exception {
        Stream<String> chain =
                IntStream.rangeClosed(2, 20)
                        .mapToObj(i ->
                                conversation("Number " + i, ", after number-" + (i - 1), PASSES));
        List<Conversation> inOrder =
                conversations(
                        Stream.concat(Stream.of(conversation("Number 1", "", PASSES)), chain)
                                .toArray(String[]::new));
        List<Result> results =
                play(new InProcessLauncher(InProcessServer.echo()), inOrder.reversed());
        assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void programs_are_started_ahead_of_a_gate_that_still_plays() throws Exception {
        InProcessLauncher[] launcher = new InProcessLauncher[1];
        // The gate's program answers only when the next program has been started.
        launcher[0] =
                new InProcessLauncher(
                        InProcessServer.serving(caller -> {
                            byte[] bytes = caller.read();
                            launcher[0].awaitLaunched(2);
                            caller.write(bytes);
                            caller.awaitEnd();
                        }));
        List<Result> results =
                play(
                        launcher[0],
                        conversations(
                                conversation("The gate", "", PASSES),
                                conversation("Behind it", ", after the-gate", PASSES)));
        assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
    }

    // Programs.

    @Test
    void every_conversation_has_a_program_of_its_own() throws Exception {
        InProcessLauncher launcher = new InProcessLauncher(InProcessServer.echo());
        play(launcher, many(3, PASSES));
        assertThat(launcher.launched()).hasSize(3);
    }

    @Test
    void many_programs_are_not_alive_all_at_once() throws Exception {
        InProcessLauncher[] launcher = new InProcessLauncher[1];
        // Nobody is answered before as many programs are alive as may be.
        launcher[0] =
                new InProcessLauncher(
                        InProcessServer.serving(caller -> {
                            byte[] bytes = caller.read();
                            launcher[0].awaitLaunched(16);
                            caller.write(bytes);
                            caller.awaitEnd();
                        }));
        List<Result> results = play(launcher[0], many(40, PASSES));
        assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
        assertThat(launcher[0].mostAlive()).isEqualTo(16);
    }

    @Test
    void programs_on_a_fixed_port_run_one_after_another() throws Exception {
        InProcessLauncher launcher = new InProcessLauncher(InProcessServer.echo());
        int port = Ports.reserve();
        try {
            List<Result> results =
                    new Suite(side -> fixed(side, port), launcher, PATIENT)
                            .play(many(6, PASSES), SuiteTest::nobody);
            assertThat(results).flatExtracting(r -> r.reason().stream().toList()).isEmpty();
            assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
            assertThat(launcher.mostAlive()).isEqualTo(1);
        } finally {
            Ports.release(port);
        }
    }

    @Test
    void a_gate_does_not_hold_up_programs_on_a_fixed_port() throws Exception {
        InProcessLauncher launcher = new InProcessLauncher(InProcessServer.echo());
        int port = Ports.reserve();
        try {
            List<Result> results =
                    new Suite(side -> fixed(side, port), launcher, PATIENT)
                            .play(
                                    conversations(
                                            conversation("The gate", "", PASSES),
                                            conversation("Behind it", ", after the-gate", PASSES),
                                            conversation("Beside it", "", PASSES)),
                                    SuiteTest::nobody);
            assertThat(results).extracting(Result::verdict).containsOnly(Verdict.PASS);
        } finally {
            Ports.release(port);
        }
    }

    @Test
    void a_fixed_port_that_another_program_uses_is_an_error() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            List<Result> results =
                    new Suite(
                                    side -> fixed(side, port),
                                    new InProcessLauncher(InProcessServer.echo()),
                                    PATIENT)
                            .play(many(1, PASSES), SuiteTest::nobody);
            assertThat(results.getFirst().verdict()).isEqualTo(Verdict.ERROR);
            assertThat(results.getFirst().reason().orElseThrow())
                    .contains("port " + port + " is used by another program: stop that one first");
        }
    }

    @Test
    void a_program_that_cannot_be_used_fails_every_conversation_of_its_side() throws Exception {
        Function<Side, Program> broken =
                side ->
                        side == Side.SERVER
                                ? new Program.Unusable(
                                        Program.Unusable.Reason.DOES_NOT_COMPILE,
                                        "EchoServer.java:3: ';' expected",
                                        List.of())
                                : InProcessLauncher.ready(side);
        List<Result> results =
                new Suite(broken, new InProcessLauncher(InProcessClient.echo()), PATIENT)
                        .play(
                                conversations(
                                        conversation("One", "", PASSES),
                                        conversation("Two", ", after one", PASSES),
                                        conversation(
                                                "Three",
                                                "",
                                                "user ends the input\nclient exits 0")),
                                SuiteTest::nobody);
        assertThat(results)
                .extracting(Result::verdict)
                .containsExactly(Verdict.FAIL, Verdict.FAIL, Verdict.PASS);
    }

    @Test
    void the_failure_of_a_program_that_does_not_compile_says_why() throws Exception {
        Program broken =
                new Program.Unusable(
                        Program.Unusable.Reason.DOES_NOT_COMPILE,
                        "EchoServer.java:3: ';' expected",
                        List.of());
        List<Result> results =
                new Suite(_ -> broken, new InProcessLauncher(InProcessServer.echo()), PATIENT)
                        .play(many(1, PASSES), SuiteTest::nobody);
        assertThat(results.getFirst().failure())
                .contains(
                        new Failure(
                                Optional.empty(),
                                "server",
                                Optional.empty(),
                                Optional.empty(),
                                Ended.NOT_STARTED,
                                Optional.of(Misconception.DOES_NOT_COMPILE),
                                "EchoServer.java:3: ';' expected",
                                Failure.ProgramState.NONE));
    }

    @Test
    void a_program_that_is_not_found_is_named_so() throws Exception {
        Program missing =
                new Program.Unusable(
                        Program.Unusable.Reason.NOT_FOUND, "there is no EchoServer", List.of());
        List<Result> results =
                new Suite(_ -> missing, new InProcessLauncher(InProcessServer.echo()), PATIENT)
                        .play(many(1, PASSES), SuiteTest::nobody);
        assertThat(results.getFirst().failure().orElseThrow().diagnosis())
                .contains(Misconception.NOT_FOUND);
    }

    @Test
    void a_program_that_cannot_be_launched_fails_with_the_message_for_the_student()
            throws Exception {
        ProgramLauncher failing =
                (_, _, _) -> {
                    throw new LaunchFailure("there is no python3 here", new IOException());
                };
        Result result = play(failing, many(1, PASSES)).getFirst();
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.failure().orElseThrow().message()).isEqualTo("there is no python3 here");
    }

    // The grader's own failures.

    @Test
    void an_exception_in_the_launcher_is_an_error_and_no_failure() throws Exception {
        ProgramLauncher broken =
                (_, _, _) -> {
                    throw new IllegalStateException("out of order");
                };
        Result result = play(broken, many(1, PASSES)).getFirst();
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.reason().orElseThrow()).contains("out of order");
    }

    @Test
    void an_error_in_the_launcher_is_an_error_too() throws Exception {
        ProgramLauncher broken =
                (_, _, _) -> {
                    throw new NoClassDefFoundError("dev/chatlab/Gone");
                };
        assertThat(play(broken, many(2, PASSES)))
                .extracting(Result::verdict)
                .containsOnly(Verdict.ERROR);
    }

    @Test
    void an_exception_while_the_program_is_looked_for_is_an_error() throws Exception {
        List<Result> results =
                new Suite(
                                _ -> {
                                    throw new IllegalArgumentException("no such side");
                                },
                                new InProcessLauncher(InProcessServer.echo()),
                                PATIENT)
                        .play(many(2, PASSES), SuiteTest::nobody);
        assertThat(results).extracting(Result::verdict).containsOnly(Verdict.ERROR);
    }

    @Test
    void a_gate_that_the_grader_could_not_play_blocks() throws Exception {
        ProgramLauncher broken =
                (_, _, _) -> {
                    throw new IllegalStateException("out of order");
                };
        List<Result> results =
                play(
                        broken,
                        conversations(
                                conversation("The gate", "", PASSES),
                                conversation("Behind it", ", after the-gate", PASSES)));
        assertThat(results).extracting(Result::verdict).doesNotContain(Verdict.FAIL, Verdict.PASS);
    }

    // The end of every program.

    @Test
    void programs_are_closed_whatever_the_verdict() throws Exception {
        InProcessLauncher launcher = new InProcessLauncher(InProcessServer.echo());
        play(
                launcher,
                conversations(
                        conversation("The gate", "", FAILS),
                        conversation("Behind it", ", after the-gate", PASSES),
                        conversation("Beside it", "", PASSES)));
        assertThat(launcher.launched()).isNotEmpty().allMatch(InProcessProgram::closed);
    }

    @Test
    void programs_are_closed_when_the_listener_fails() {
        InProcessLauncher launcher = new InProcessLauncher(InProcessServer.echo());
        Consumer<Result> failing =
                _ -> {
                    throw new IllegalStateException("no paper");
                };
        assertThat(
                        catchThrowable(() ->
                                new Suite(InProcessLauncher::ready, launcher, PATIENT)
                                        .play(many(3, PASSES), failing)))
                .hasMessage("no paper");
        assertThat(launcher.launched()).hasSize(3).allMatch(InProcessProgram::closed);
    }

    /** Nobody listens. */
    private static void nobody(Result result) {}

    private static List<Result> play(String... conversations) throws Exception {
        return play(new InProcessLauncher(InProcessServer.echo()), conversations(conversations));
    }

    private static List<Result> play(ProgramLauncher launcher, List<Conversation> conversations)
            throws Exception {
        return new Suite(InProcessLauncher::ready, launcher, PATIENT)
                .play(conversations, SuiteTest::nobody);
    }

    private static Program fixed(Side side, int port) {
        return new Program.Ready(InProcessLauncher.plan(side, OptionalInt.of(port)));
    }

    private static List<Conversation> many(int count, String script) {
        return conversations(
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> conversation("Number " + i, "", script))
                        .toArray(String[]::new));
    }

    private static List<Conversation> conversations(String... sections) {
        String settings =
                """
                ```lab
                server EchoServer PORT
                client EchoClient HOST PORT
                wire raw bytes
                ```

                """;
        return Stories.chapter(
                        settings + List.of(sections).stream().collect(Collectors.joining("\n")))
                .conversations();
    }

    private static String conversation(String title, String after, String script) {
        return """
        ## %s

        ```conversation 1 point%s
        %s
        ```
        """
                .formatted(title, after, script.stripTrailing());
    }
}

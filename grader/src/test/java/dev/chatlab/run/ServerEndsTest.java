package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.NO_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server that complains, is told to stop, or ends. */
class ServerEndsTest {

    private static final String PORT_IS_TAKEN =
            """
            the port is taken
            server complains
            server exits with an error
            """;
    private static final String COMPLAINS = "server complains";

    private static final Main ROOM = InProcessRoom.of(WireFormat.LINES, InProcessRoom.TO_EVERYONE);

    @Test
    void a_server_whose_port_is_taken_says_so_and_ends() throws Exception {
        passes(PORT_IS_TAKEN, InProcessServer.echo());
    }

    @Test
    void the_port_really_is_taken() throws Exception {
        Told told =
                failureOf(
                        PORT_IS_TAKEN,
                        self -> {
                            InProcessServer.listen(self).close();
                            return 0;
                        });
        assertThat(told.message())
                .isEqualTo("The server ended with a stack trace instead of one plain line.");
    }

    @Test
    void no_complaint_at_all() throws Exception {
        assertThat(failureOf(PORT_IS_TAKEN, _ -> 1))
                .isEqualTo(
                        new Told(
                                COMPLAINS,
                                "server",
                                Ended.EXIT,
                                "one line on standard error",
                                NOTHING,
                                "The server ended without a word on standard error."));
    }

    @Test
    void a_complaint_on_standard_output_does_not_count() throws Exception {
        Told told =
                failureOf(
                        PORT_IS_TAKEN,
                        self -> {
                            self.print("the port is taken\n");
                            return 1;
                        });
        assertThat(told.message()).isEqualTo("The server ended without a word on standard error.");
    }

    @Test
    void two_lines_of_complaint() throws Exception {
        assertThat(failureOf(PORT_IS_TAKEN, complaining("oh!\nthe port is taken\n")))
                .isEqualTo(
                        new Told(
                                COMPLAINS,
                                "server",
                                Ended.EXIT,
                                "one line on standard error",
                                "oh!\nthe port is taken\n",
                                "The server said 2 lines on standard error, not one."));
    }

    @Test
    void blank_lines_do_not_count() throws Exception {
        passes(PORT_IS_TAKEN, complaining("\nthe port is taken\n\n"));
    }

    @Test
    void the_end_of_the_line_may_be_missing() throws Exception {
        passes(PORT_IS_TAKEN, complaining("the port is taken"));
    }

    @Test
    void a_stack_trace_is_no_complaint() throws Exception {
        Failure failure =
                Stories.play(
                                "wire lines",
                                PORT_IS_TAKEN,
                                _ -> {
                                    throw new IllegalStateException("the port is taken");
                                },
                                Stories.PATIENT)
                        .failure()
                        .orElseThrow();
        assertThat(failure.message())
                .isEqualTo("The server ended with a stack trace instead of one plain line.");
        assertThat(failure.diagnosis()).contains(Misconception.STACK_TRACE);
    }

    @Test
    void a_silent_server_that_runs_on_does_not_complain() throws Exception {
        assertThat(failureOf(PORT_IS_TAKEN, runningOn(), NO_START))
                .isEqualTo(
                        new Told(
                                COMPLAINS,
                                "server",
                                Ended.STILL_RUNNING,
                                "one line on standard error",
                                NOTHING,
                                "The server was expected to end, and it still runs."));
    }

    @Test
    void a_server_that_complains_and_runs_on_fails_at_its_exit() throws Exception {
        Main main =
                self -> {
                    self.complain("the port is taken\n");
                    return runningOn().run(self);
                };
        Timing hasty = new Timing(NO_START.start(), NO_ANSWER.answer(), NO_START.ending());
        assertThat(failureOf(PORT_IS_TAKEN, main, hasty).line())
                .isEqualTo("server exits with an error");
    }

    @Test
    void the_expected_exit_code_passes() throws Exception {
        passes("server exits 3", _ -> 3);
    }

    @Test
    void any_exit_code_passes_where_none_is_named() throws Exception {
        passes("server exits", _ -> 3);
    }

    @Test
    void another_exit_code_than_expected() throws Exception {
        assertThat(failureOf("server exits 0", _ -> 3))
                .isEqualTo(
                        new Told(
                                "server exits 0",
                                "server",
                                Ended.EXIT,
                                NOTHING,
                                NOTHING,
                                "The server was expected to end with exit code 0: the program has"
                                        + " ended with exit code 3."));
    }

    @Test
    void exit_code_0_is_no_error() throws Exception {
        assertThat(failureOf("server exits with an error", _ -> 0))
                .isEqualTo(
                        new Told(
                                "server exits with an error",
                                "server",
                                Ended.EXIT,
                                NOTHING,
                                NOTHING,
                                "The server was expected to end with an exit code other than 0: the"
                                        + " program has ended with exit code 0."));
    }

    @Test
    void a_server_that_runs_on_does_not_exit() throws Exception {
        assertThat(failureOf("server exits", runningOn(), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                "server exits",
                                "server",
                                Ended.STILL_RUNNING,
                                NOTHING,
                                NOTHING,
                                "The server was expected to end, and it still runs."));
    }

    @Test
    void the_exit_code_is_part_of_the_failure() throws Exception {
        Failure failure =
                Stories.play("wire lines", "server exits 0", _ -> 3, Stories.PATIENT)
                        .failure()
                        .orElseThrow();
        assertThat(failure.program().exitCode()).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void a_server_that_is_told_to_stop_says_goodbye_and_ends() throws Exception {
        passes(
                """
                alice, bob connect
                alice -> hello
                alice, bob <- hello
                server is told to stop
                alice, bob <- server> !quit
                alice, bob are disconnected
                server exits 0
                """,
                ROOM);
    }

    @Test
    void a_server_that_the_signal_ends_says_no_goodbye() throws Exception {
        Told told =
                failureOf(
                        """
                        alice connects
                        alice -> hello
                        alice <- hello
                        server is told to stop
                        alice <- server> !quit
                        """,
                        InProcessServer.echo());
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice <- server> !quit",
                                "alice",
                                Ended.END_OF_STREAM,
                                "server> !quit",
                                NOTHING,
                                "alice was waiting, and the server closed the connection: the"
                                        + " program has ended with exit code 143."));
    }

    @Test
    void a_server_that_does_not_heed_the_signal_still_runs() throws Exception {
        Main stubborn =
                self -> {
                    self.whenAskedToStop(() -> {});
                    return InProcessServer.echo().run(self);
                };
        Told told =
                failureOf(
                        """
                        alice connects
                        server is told to stop
                        server exits
                        """,
                        stubborn,
                        NO_ANSWER);
        assertThat(told.ended()).isEqualTo(Ended.STILL_RUNNING);
    }

    private static Main complaining(String words) {
        return self -> {
            self.complain(words);
            return 1;
        };
    }

    private static Main runningOn() {
        return _ -> {
            new CountDownLatch(1).await();
            return 0;
        };
    }

    private static void passes(String script, Main main) throws Exception {
        Stories.passes("wire lines", script, main);
    }

    private static Told failureOf(String script, Main main) throws Exception {
        return Stories.failureOf("wire lines", script, main);
    }

    private static Told failureOf(String script, Main main, Timing timing) throws Exception {
        return Stories.failureOf("wire lines", script, main, timing);
    }
}

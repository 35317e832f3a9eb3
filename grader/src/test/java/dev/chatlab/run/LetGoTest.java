package dev.chatlab.run;

import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import org.junit.jupiter.api.Test;

/** {@code server has let go of everyone who left}. */
class LetGoTest {

    private static final String LINE = "server has let go of everyone who left";

    /** What a program may have for itself, and one of four of those who left. */
    private static final int TOLERATED = 40 + 40 / 4;

    private static final String FORTY_LEFT =
            """
            40 times
                alice connects
                alice leaves
            server has let go of everyone who left
            """;

    @Test
    void who_holds_little_has_let_go() throws Exception {
        Stories.passes("wire lines", FORTY_LEFT, holding(TOLERATED, TOLERATED));
    }

    @Test
    void sockets_of_those_who_left_are_held() throws Exception {
        assertThat(failureOf(FORTY_LEFT, holding(TOLERATED + 1, 3), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                LINE,
                                "server",
                                Ended.HELD,
                                "nothing of the 40 who left",
                                "51 sockets, 3 threads",
                                "The server holds on to sockets or threads of those who left."));
    }

    @Test
    void threads_of_those_who_left_are_held() throws Exception {
        assertThat(failureOf(FORTY_LEFT, holding(3, TOLERATED + 1), NO_ANSWER).actual())
                .isEqualTo("3 sockets, 51 threads");
    }

    @Test
    void there_is_time_to_let_go() throws Exception {
        Stories.passes(
                "wire lines",
                FORTY_LEFT,
                self -> {
                    self.holds(1000, 1000);
                    self.fork(() -> {
                        self.awaitLookedFor();
                        self.holds(3, 3);
                    });
                    return InProcessServer.silent().run(self);
                });
    }

    @Test
    void what_cannot_be_seen_is_believed() throws Exception {
        Stories.passes("wire lines", FORTY_LEFT, InProcessServer.silent());
    }

    @Test
    void who_is_there_has_a_socket_and_two_threads() throws Exception {
        Stories.passes("wire lines", "20 clients connect\n" + LINE, holding(20 + 40, 2 * 20 + 40));
    }

    @Test
    void who_is_there_has_no_second_socket() throws Exception {
        assertThat(failureOf("20 clients connect\n" + LINE, holding(20 + 41, 3), NO_ANSWER).ended())
                .isEqualTo(Ended.HELD);
    }

    @Test
    void who_vanished_has_left_as_well() throws Exception {
        Told told =
                failureOf(
                        FORTY_LEFT.replace("alice leaves", "alice vanishes"),
                        holding(TOLERATED + 1, 3),
                        NO_ANSWER);
        assertThat(told.expected()).isEqualTo("nothing of the 40 who left");
    }

    @Test
    void who_was_disconnected_has_left_as_well() throws Exception {
        Told told =
                failureOf(
                        """
                        alice connects
                        alice finishes sending
                        alice is disconnected
                        server has let go of everyone who left
                        """,
                        holding(1000, 3),
                        NO_ANSWER);
        assertThat(told.expected()).isEqualTo("nothing of the 1 who left");
    }

    @Test
    void a_server_that_ends_is_not_waited_for() throws Exception {
        Main ending =
                self -> {
                    self.holds(1000, 3);
                    try (var listening = InProcessServer.listen(self);
                            var caller = new Caller(1, listening.accept())) {
                        caller.awaitEnd();
                        return 3;
                    }
                };
        assertThat(failureOf("alice connects\nalice leaves\n" + LINE, ending, PATIENT).ended())
                .isEqualTo(Ended.EXIT);
    }

    private static Main holding(int sockets, int threads) {
        return self -> {
            self.holds(sockets, threads);
            return InProcessServer.silent().run(self);
        };
    }

    private static Told failureOf(String script, Main main, Timing timing) throws Exception {
        return Stories.failureOf("wire lines", script, main, timing);
    }
}

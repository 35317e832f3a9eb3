package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import org.junit.jupiter.api.Test;

/** {@code is disconnected in good order} and {@code is disconnected, whatever came before}. */
class DisconnectedTest {

    private static final String IN_GOOD_ORDER = "alice is disconnected in good order";
    private static final String WHATEVER_CAME = "alice is disconnected, whatever came before";

    @Test
    void the_end_of_the_stream_is_good_order() throws Exception {
        passes(IN_GOOD_ORDER, ending(""));
    }

    @Test
    void a_reset_is_no_good_order() throws Exception {
        assertThat(failureOf(IN_GOOD_ORDER, resetting(), PATIENT))
                .isEqualTo(
                        new Told(
                                IN_GOOD_ORDER,
                                "alice",
                                Ended.RESET,
                                NOTHING,
                                NOTHING,
                                "alice was waiting, and the connection was reset by the server."));
    }

    @Test
    void last_words_are_no_good_order() throws Exception {
        assertThat(failureOf(IN_GOOD_ORDER, ending("bye\n"), PATIENT))
                .isEqualTo(
                        new Told(
                                IN_GOOD_ORDER,
                                "alice",
                                Ended.LEFTOVER,
                                NOTHING,
                                "bye\n",
                                "alice received something that nobody expected."));
    }

    @Test
    void good_order_is_awaited_like_any_end() throws Exception {
        assertThat(failureOf(IN_GOOD_ORDER, ConnectionsTest.keepingOpen(), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                IN_GOOD_ORDER,
                                "alice",
                                Ended.SILENCE,
                                NOTHING,
                                NOTHING,
                                "The server did not end alice's connection."));
    }

    @Test
    void whatever_came_before_is_not_looked_at_any_more() throws Exception {
        passes(WHATEVER_CAME, ending("one\ntwo\n"));
    }

    @Test
    void half_a_line_is_whatever_too() throws Exception {
        passes(WHATEVER_CAME, ending("one\ntw"));
    }

    @Test
    void nothing_may_be_whatever() throws Exception {
        passes(WHATEVER_CAME, ending(""));
    }

    @Test
    void a_reset_may_come_after_whatever() throws Exception {
        passes(WHATEVER_CAME, resetting());
    }

    @Test
    void more_than_an_inbox_holds_may_be_whatever() throws Exception {
        passes(WHATEVER_CAME, ending("0123456789abcde\n".repeat(1024 * 1024)));
    }

    @Test
    void what_others_hear_is_looked_at() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire lines",
                        """
                        alice, bob connect
                        alice finishes sending
                        alice is disconnected, whatever came before
                        """,
                        InProcessServer.serving(caller -> {
                            caller.write("psst\n");
                            caller.awaitEnd();
                        }));
        assertThat(told.who()).isEqualTo("bob");
    }

    @Test
    void whatever_came_has_to_end() throws Exception {
        Main talkative =
                self -> {
                    try (var listening = InProcessServer.listen(self);
                            var caller = new Caller(1, self.own(listening.accept()))) {
                        caller.write("one\ntw");
                        caller.awaitEnd();
                        return new Caller(2, self.own(listening.accept())).read().length;
                    }
                };
        assertThat(failureOf(WHATEVER_CAME, talkative, NO_ANSWER))
                .isEqualTo(
                        new Told(
                                WHATEVER_CAME,
                                "alice",
                                Ended.SILENCE,
                                NOTHING,
                                NOTHING,
                                "The server did not end alice's connection."));
    }

    @Test
    void who_was_disconnected_may_come_back() throws Exception {
        Stories.passes(
                "wire lines",
                """
                alice connects
                alice finishes sending
                alice is disconnected, whatever came before
                alice connects
                alice <- psst
                """,
                InProcessServer.serving(caller -> {
                    caller.write("psst\n");
                    caller.awaitEnd();
                }));
    }

    private static void passes(String line, Main main) throws Exception {
        Stories.passes("wire lines", script(line), main);
    }

    private static Told failureOf(String line, Main main, Timing timing) throws Exception {
        return Stories.failureOf("wire lines", script(line), main, timing);
    }

    private static String script(String line) {
        return "alice connects\nalice -> hello\nalice finishes sending\n" + line;
    }

    /** Says this and ends the connection when the client has finished sending. */
    private static Main ending(String lastWords) {
        return InProcessServer.serving(caller -> {
            caller.awaitEnd();
            caller.write(lastWords);
        });
    }

    private static Main resetting() {
        return InProcessServer.serving(caller -> {
            caller.awaitEnd();
            caller.reset();
        });
    }
}

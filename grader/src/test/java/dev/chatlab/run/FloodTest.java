package dev.chatlab.run;

import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.NO_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that sends without end meets a full socket, not a grader out of memory. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FloodTest {

    private static final int MOST = 8 * 1024 * 1024 + 64 * 1024;

    @Test
    void a_flood_of_messages_ends_at_the_first_wrong_one() throws Exception {
        Failure failure = failureOf("alice connects\nalice <- hello", flood("spam\n"), NO_ANSWER);
        assertThat(failure.ended()).isEqualTo(Ended.DIFFERENCE);
    }

    @Test
    void a_flood_without_the_end_of_a_message_is_no_message() throws Exception {
        Failure failure = failureOf("alice connects\nalice <- hello", flood("spam"), NO_ANSWER);
        assertThat(failure.ended()).isEqualTo(Ended.MALFORMED);
        assertThat(failure.actual().orElseThrow().size()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void a_flood_that_nobody_expects_is_left_over() throws Exception {
        Failure failure = failureOf("alice connects", flood("spam\n"), NO_END);
        assertThat(failure.ended()).isEqualTo(Ended.LEFTOVER);
        assertThat(failure.actual().orElseThrow().size()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void a_flood_is_no_disconnection() throws Exception {
        Failure failure =
                failureOf(
                        """
                        alice connects
                        alice finishes sending
                        alice is disconnected
                        """,
                        flood("spam\n"),
                        NO_ANSWER);
        assertThat(failure.ended()).isEqualTo(Ended.LEFTOVER);
        assertThat(failure.actual().orElseThrow().size()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void a_flood_of_departures_comes_to_an_end() throws Exception {
        Result result =
                Stories.play(
                        "wire lines\ndeparture {name} left!",
                        "alice connects",
                        flood("bob left!\n"),
                        NO_END);
        // Where the inbox was full, the last departure may be cut off, and is left over.
        assertThat(result.verdict()).isIn(Verdict.PASS, Verdict.FAIL);
    }

    private static Main flood(String drop) {
        String wave = drop.repeat(1_000);
        return InProcessServer.serving(caller -> {
            while (true) {
                caller.write(wave);
            }
        });
    }

    private static Failure failureOf(String script, Main main, Timing timing) throws Exception {
        return Stories.play("wire lines", script, main, timing).failure().orElseThrow();
    }
}

package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.Stories.Told;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** {@code <- (one each)}. */
class OneEachTest {

    private static final String TEA_AND_COFFEE =
            """
            alice, bob connect
            alice, bob <- (one each)
                tea
                coffee
            """;
    private static final String LINE = "alice, bob <- (one each)\n    tea\n    coffee";

    @Test
    void who_gets_which_is_left_open() throws Exception {
        passes("tea\n", "coffee\n");
        passes("coffee\n", "tea\n");
    }

    @Test
    void the_same_for_both_is_one_too_many() throws Exception {
        assertThat(failureOf("tea\n", "tea\n", PATIENT))
                .isEqualTo(
                        new Told(
                                LINE,
                                "bob",
                                Ended.DIFFERENCE,
                                "coffee",
                                "tea",
                                "bob received something else than expected."));
    }

    @Test
    void a_message_that_is_for_nobody_is_a_difference() throws Exception {
        assertThat(failureOf("water\n", "tea\n", PATIENT))
                .isEqualTo(
                        new Told(
                                LINE,
                                "alice",
                                Ended.DIFFERENCE,
                                "tea",
                                "water",
                                "alice received something else than expected."));
    }

    @Test
    void who_gets_none_waits_for_what_is_missing() throws Exception {
        assertThat(failureOf("coffee\n", "", NO_ANSWER))
                .isEqualTo(
                        new Told(
                                LINE,
                                "bob",
                                Ended.SILENCE,
                                "tea",
                                NOTHING,
                                "bob waited, and nothing came."));
    }

    @Test
    void a_second_message_is_left_over() throws Exception {
        assertThat(failureOf("coffee\nmilk\n", "tea\n", PATIENT))
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "alice",
                                Ended.LEFTOVER,
                                NOTHING,
                                "milk\n",
                                "alice received something that nobody expected."));
    }

    @Test
    void a_name_is_that_of_whoever_gets_it() throws Exception {
        Stories.passes(
                "wire lines",
                """
                alice, bob connect
                alice, bob <- (one each)
                    {name} won
                    {name} lost
                """,
                serving("alice lost\n", "bob won\n"));
    }

    @Test
    void what_came_although_nothing_should_have_is_the_fault_of_the_line_that_said_so()
            throws Exception {
        CountDownLatch bobHasSpoken = new CountDownLatch(1);
        Told told =
                Stories.failureOf(
                        "wire lines",
                        """
                        alice, bob connect
                        alice <- (nothing)
                        bob -> go
                        alice, bob <- (one each)
                            tea
                            coffee
                        """,
                        InProcessServer.serving(caller -> {
                            if (caller.number() == 1) {
                                bobHasSpoken.await();
                                caller.write("psst\n");
                            } else {
                                caller.readLine();
                                bobHasSpoken.countDown();
                            }
                            caller.awaitEnd();
                        }));
        assertThat(told.line()).isEqualTo("alice <- (nothing)");
    }

    private static void passes(String toAlice, String toBob) throws Exception {
        Stories.passes("wire lines", TEA_AND_COFFEE, serving(toAlice, toBob));
    }

    private static Told failureOf(String toAlice, String toBob, Timing timing) throws Exception {
        return Stories.failureOf("wire lines", TEA_AND_COFFEE, serving(toAlice, toBob), timing);
    }

    private static InProcessProgram.Main serving(String toFirst, String toSecond) {
        return InProcessServer.serving(caller -> {
            caller.write(caller.number() == 1 ? toFirst : toSecond);
            caller.awaitEnd();
        });
    }
}

package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code <- (in any order)} and {@code <- (nothing)}. */
class OrderAndNothingTest {

    private static final String ANY_ORDER =
            """
            alice connects
            alice <- (in any order)
                one
                two
                three
            """;
    private static final String ANY_ORDER_LINE =
            "alice <- (in any order)\n    one\n    two\n    three";

    private static final String NOTHING_TO_BOB =
            """
            alice, bob connect
            alice -> psst
            alice <- psst
            bob <- (nothing)
            bob -> hello
            bob <- hello
            alice <- hello
            """;
    private static final String NOTHING_LINE = "bob <- (nothing)";

    @Test
    void messages_may_come_in_any_order() throws Exception {
        passes(ANY_ORDER, InProcessServer.saying("three\none\ntwo\n"));
    }

    @Test
    void the_order_may_differ_from_listener_to_listener() throws Exception {
        passes(
                """
                alice, bob connect
                alice, bob <- (in any order)
                    one
                    two
                """,
                InProcessServer.serving(caller -> {
                    caller.write(caller.number() == 1 ? "one\ntwo\n" : "two\none\n");
                    caller.awaitEnd();
                }));
    }

    @Test
    void the_same_message_may_be_expected_twice_in_any_order() throws Exception {
        passes(
                """
                alice connects
                alice <- (in any order)
                    one
                    one
                    two
                """,
                InProcessServer.saying("one\ntwo\none\n"));
    }

    @Test
    void a_wrong_message_in_any_order_is_a_difference_from_the_first_that_is_missing()
            throws Exception {
        assertThat(failureOf(ANY_ORDER, InProcessServer.saying("one\nfour\ntwo\nthree\n")))
                .isEqualTo(
                        new Told(
                                ANY_ORDER_LINE,
                                "alice",
                                Ended.DIFFERENCE,
                                "two",
                                "four",
                                "alice received something else than expected."));
    }

    @Test
    void a_message_that_comes_twice_in_any_order_is_a_difference() throws Exception {
        assertThat(failureOf(ANY_ORDER, InProcessServer.saying("one\none\ntwo\nthree\n")))
                .isEqualTo(
                        new Told(
                                ANY_ORDER_LINE,
                                "alice",
                                Ended.DIFFERENCE,
                                "two",
                                "one",
                                "alice received something else than expected."));
    }

    @Test
    void a_missing_message_in_any_order_is_silence() throws Exception {
        assertThat(failureOf(ANY_ORDER, InProcessServer.saying("three\none\n"), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                ANY_ORDER_LINE,
                                "alice",
                                Ended.SILENCE,
                                "two",
                                NOTHING,
                                "alice waited, and nothing came."));
    }

    @Test
    void a_message_missing_at_the_end_of_the_stream_is_told_so() throws Exception {
        Main closing = InProcessServer.serving(caller -> caller.write("three\none\n"));
        assertThat(failureOf(ANY_ORDER, closing))
                .isEqualTo(
                        new Told(
                                ANY_ORDER_LINE,
                                "alice",
                                Ended.END_OF_STREAM,
                                "two",
                                NOTHING,
                                "alice was waiting, and the server closed the connection."));
    }

    @Test
    void nothing_is_proved_by_the_next_message() throws Exception {
        passes(NOTHING_TO_BOB, room((message, from, to) -> hears(message, from, to, false)));
    }

    @Test
    void what_had_come_already_is_left_over() throws Exception {
        Main whispering =
                InProcessServer.serving(caller -> {
                    caller.write("psst\n");
                    caller.awaitEnd();
                });
        // That bob has been greeted proves that his inbox is not empty any more when he looks
        // again.
        assertThat(
                        failureOf(
                                """
                                bob connects
                                bob <= "p"
                                bob <- (nothing)
                                """,
                                whispering))
                .isEqualTo(
                        new Told(
                                NOTHING_LINE,
                                "bob",
                                Ended.LEFTOVER,
                                NOTHING,
                                "sst\n",
                                "bob received something that nobody expected."));
    }

    @Test
    void what_comes_later_is_blamed_on_the_line_that_said_nothing() throws Exception {
        Told told =
                failureOf(
                        NOTHING_TO_BOB,
                        room((message, from, to) -> hears(message, from, to, true)));
        assertThat(told.line()).isEqualTo(NOTHING_LINE);
    }

    @Test
    void what_the_next_message_is_preceded_by_is_left_over() throws Exception {
        Main late =
                InProcessServer.serving(caller -> {
                    String line = caller.readLine();
                    caller.write("psst\n" + line + "\n");
                    caller.awaitEnd();
                });
        assertThat(
                        failureOf(
                                """
                                bob connects
                                bob <- (nothing)
                                bob -> hello
                                bob <- hello
                                """,
                                late))
                .isEqualTo(
                        new Told(
                                NOTHING_LINE,
                                "bob",
                                Ended.LEFTOVER,
                                NOTHING,
                                "psst",
                                "bob received something that nobody expected."));
    }

    @Test
    void what_the_next_bytes_are_preceded_by_is_left_over() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire raw bytes",
                        """
                        bob connects
                        bob <- (nothing)
                        bob => "hello\\n"
                        bob <= "hello\\n"
                        """,
                        InProcessServer.serving(caller -> {
                            String line = caller.readLine();
                            caller.write("psst\n" + line + "\n");
                            caller.awaitEnd();
                        }));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING_LINE,
                                "bob",
                                Ended.LEFTOVER,
                                NOTHING,
                                "psst\nhello\n",
                                "bob received something that nobody expected."));
    }

    @Test
    void what_comes_at_the_curtain_is_blamed_on_the_line_that_said_nothing() throws Exception {
        Main atTheEnd =
                InProcessServer.serving(caller -> {
                    caller.awaitEnd();
                    caller.write("psst\n");
                });
        assertThat(
                        failureOf(
                                """
                                bob connects
                                bob <- (nothing)
                                """,
                                atTheEnd))
                .isEqualTo(
                        new Told(
                                NOTHING_LINE,
                                "bob",
                                Ended.LEFTOVER,
                                NOTHING,
                                "psst\n",
                                "bob received something that nobody expected."));
    }

    @Test
    void what_comes_before_a_disconnection_is_blamed_on_the_line_that_said_nothing()
            throws Exception {
        Main atTheEnd =
                InProcessServer.serving(caller -> {
                    caller.awaitEnd();
                    caller.write("psst\n");
                });
        Told told =
                failureOf(
                        """
                        bob connects
                        bob <- (nothing)
                        bob finishes sending
                        bob is disconnected
                        """,
                        atTheEnd);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING_LINE,
                                "bob",
                                Ended.LEFTOVER,
                                NOTHING,
                                "psst\n",
                                "bob received something that nobody expected."));
    }

    @Test
    void after_a_message_the_line_that_said_nothing_is_not_to_blame_any_more() throws Exception {
        Main stammering =
                InProcessServer.serving(caller -> {
                    caller.write(caller.readLine() + "\n");
                    caller.readLine();
                    caller.write("uh\n");
                    caller.awaitEnd();
                });
        Told told =
                failureOf(
                        """
                        bob connects
                        bob <- (nothing)
                        bob -> one
                        bob <- one
                        bob -> two
                        bob <- two
                        """,
                        stammering);
        assertThat(told.line()).isEqualTo("bob <- two");
    }

    @Test
    void who_comes_back_has_a_clean_slate() throws Exception {
        Told told =
                failureOf(
                        """
                        bob connects
                        bob <- (nothing)
                        bob leaves
                        bob connects
                        bob <- hello
                        """,
                        InProcessServer.serving(caller -> {
                            caller.write(caller.number() == 2 ? "hullo\n" : "");
                            caller.awaitEnd();
                        }));
        assertThat(told.line()).isEqualTo("bob <- hello");
    }

    @Test
    void silence_is_not_blamed_on_the_line_that_said_nothing() throws Exception {
        Told told =
                failureOf(
                        """
                        bob connects
                        bob <- (nothing)
                        bob -> hello
                        bob <- hello
                        """,
                        InProcessServer.silent(),
                        NO_ANSWER);
        assertThat(told.line()).isEqualTo("bob <- hello");
    }

    @Test
    void one_actors_nothing_says_nothing_about_another() throws Exception {
        Told told =
                failureOf(
                        """
                        alice, bob connect
                        bob <- (nothing)
                        alice <- hello
                        """,
                        InProcessServer.serving(caller -> {
                            caller.write(caller.number() == 1 ? "hullo\n" : "");
                            caller.awaitEnd();
                        }));
        assertThat(told.line()).isEqualTo("alice <- hello");
    }

    /** What is whispered comes to the whisperer alone, or leaks. */
    private static List<String> hears(String message, int from, int to, boolean leaks) {
        return from == to || leaks || !message.equals("psst") ? List.of(message) : List.of();
    }

    private static Main room(InProcessRoom.Delivery delivery) {
        return InProcessRoom.of(WireFormat.LINES, delivery);
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

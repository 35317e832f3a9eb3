package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.InProcessRoom.Delivery;
import dev.chatlab.run.Stories.Told;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The end of a conversation, where whatever nobody has claimed fails it. */
class CurtainTest {

    private static final String DEPARTURES =
            """
            wire lines
            departure {name} left!
            """;

    private static final String NAMES =
            """
            alice, bob connect
            alice, bob -> NICK {name}
            alice -> hello
            alice, bob <- hello
            """;

    private static final String HELLO =
            """
            alice, bob connect
            alice -> hello
            alice, bob <- hello
            """;

    @Test
    void a_message_that_one_client_gets_twice_is_left_over() throws Exception {
        Delivery twiceToBob =
                (message, _, to) -> to == 2 ? List.of(message, message) : List.of(message);
        assertThat(failureOf("wire lines", HELLO, room(twiceToBob)))
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "bob",
                                Ended.LEFTOVER,
                                NOTHING,
                                "hello\n",
                                "bob received something that nobody expected."));
    }

    @Test
    void an_echo_that_nobody_expects_is_left_over() throws Exception {
        Told told =
                failureOf(
                        "wire lines",
                        """
                        alice, bob connect
                        alice -> hello
                        bob <- hello
                        """,
                        room(InProcessRoom.TO_EVERYONE));
        assertThat(told.who()).isEqualTo("alice");
    }

    @Test
    void half_a_message_is_left_over_too() throws Exception {
        Told told =
                failureOf(
                        "wire lines",
                        "alice connects\nalice <- hello",
                        InProcessServer.saying("hello\nhel"));
        assertThat(told.actual()).isEqualTo("hel");
    }

    @Test
    void bytes_beyond_those_expected_are_left_over() throws Exception {
        Told told =
                failureOf(
                        "wire raw bytes",
                        "alice connects\nalice <= \"hello\"",
                        InProcessServer.saying("hello\0\0"));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "alice",
                                Ended.LEFTOVER,
                                NOTHING,
                                "\0\0",
                                "alice received something that nobody expected."));
    }

    @Test
    void what_comes_only_when_everybody_has_finished_is_left_over() throws Exception {
        Told told =
                failureOf(
                        "wire lines",
                        "alice connects",
                        InProcessServer.serving(caller -> {
                            caller.awaitEnd();
                            caller.write("bye\n");
                        }));
        assertThat(told.actual()).isEqualTo("bye\n");
    }

    @Test
    void what_a_slow_reader_has_not_read_is_left_over() throws Exception {
        Told told =
                failureOf(
                        "wire lines",
                        """
                        alice, bob connect
                        alice stops reading
                        bob -> one
                        bob <- one
                        bob -> two
                        bob <- two
                        """,
                        room(InProcessRoom.TO_EVERYONE));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "alice",
                                Ended.LEFTOVER,
                                NOTHING,
                                "one\ntwo\n",
                                "alice received something that nobody expected."));
    }

    @Test
    void departures_are_not_counted() throws Exception {
        Stories.passes(DEPARTURES, NAMES, room(InProcessRoom.TO_EVERYONE));
    }

    @Test
    void a_departure_that_the_chapter_does_not_name_is_left_over() throws Exception {
        Told told =
                failureOf(
                        "wire lines",
                        """
                        alice connects
                        bob connects
                        bob -> NICK bob
                        bob -> !quit
                        bob is disconnected
                        """,
                        room(InProcessRoom.TO_EVERYONE));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "alice",
                                Ended.LEFTOVER,
                                NOTHING,
                                "bob left!\n",
                                "alice received something that nobody expected."));
    }

    @Test
    void what_comes_behind_a_departure_is_left_over() throws Exception {
        Told told =
                failureOf(
                        DEPARTURES,
                        "alice connects",
                        InProcessServer.saying("bob left!\ncarol left!\nboo!\n"));
        assertThat(told.actual()).isEqualTo("boo!\n");
    }

    @Test
    void a_departure_that_an_actor_waits_for_is_an_ordinary_message() throws Exception {
        Stories.passes(
                DEPARTURES,
                """
                alice, bob connect
                bob -> NICK bob
                bob leaves
                alice <- bob left!
                """,
                room(InProcessRoom.TO_EVERYONE));
    }

    @Test
    void a_departure_before_the_expected_message_is_in_its_way() throws Exception {
        Told told =
                failureOf(
                        DEPARTURES,
                        "alice connects\nalice <- hello",
                        InProcessServer.saying("bob left!\nhello\n"));
        assertThat(told.actual()).isEqualTo("bob left!");
    }

    @Test
    void what_comes_to_somebody_who_has_left_is_not_counted() throws Exception {
        Stories.passes(
                "wire lines",
                "alice connects\nalice leaves",
                InProcessServer.saying("anybody there?\n"));
    }

    @Test
    void what_comes_to_somebody_who_has_vanished_is_not_counted() throws Exception {
        Stories.passes(
                "wire lines",
                "alice connects\nalice <- hello\nalice vanishes",
                InProcessServer.saying("hello\nanybody there?\n"));
    }

    @Test
    void a_connection_that_stays_open_is_noted_and_not_judged() throws Exception {
        Result result =
                Stories.passes(
                        "wire lines", "alice connects", ConnectionsTest.keepingOpen(), NO_END);
        assertThat(result.notes())
                .containsExactly(
                        "alice has finished sending, and the server did not end the connection");
    }

    @Test
    void a_server_that_ends_all_connections_gets_no_note() throws Exception {
        Result result = Stories.passes("wire lines", HELLO, room(InProcessRoom.TO_EVERYONE));
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void what_came_over_a_connection_that_stays_open_is_left_over_all_the_same() throws Exception {
        Main keeping =
                InProcessServer.serving(caller -> {
                    caller.write("boo!\n");
                    caller.awaitEnd();
                    new CountDownLatch(1).await();
                });
        Told told = Stories.failureOf("wire lines", "alice connects", keeping, NO_END);
        assertThat(told.ended()).isEqualTo(Ended.LEFTOVER);
    }

    private static Told failureOf(String settings, String script, Main main) throws Exception {
        return Stories.failureOf(settings, script, main);
    }

    private static Main room(Delivery delivery) {
        return InProcessRoom.of(WireFormat.LINES, delivery);
    }
}

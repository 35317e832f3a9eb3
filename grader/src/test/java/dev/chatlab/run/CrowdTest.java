package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.InProcessRoom.Delivery;
import dev.chatlab.run.Stories.Told;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code 50 clients connect}, {@code each says …}, {@code everyone hears …}. */
class CrowdTest {

    private static final String ONE_SPEAKER =
            """
            1 clients connect
            each says 3 messages
            everyone hears all of them, each sender's in order
            """;

    /** A seed with which everybody meets before each message. */
    private static final long MEETING =
            LongStream.iterate(1, seed -> seed + 1)
                    .filter(seed -> {
                        Interleaving drawn = Interleaving.of(seed, "a-story");
                        byte[][] two = {{'a', '\n'}, {'b', '\n'}};
                        return drawn.turn(2).writes(List.of(two)).stream()
                                .allMatch(Interleaving.Write::met);
                    })
                    .findFirst()
                    .orElseThrow();

    private static final String HEARS = "everyone hears all of them, each sender's in order";

    @Test
    void everyone_hears_everything() throws Exception {
        passes(
                """
                20 clients connect
                each says 10 messages
                everyone hears all of them, each sender's in order
                """,
                InProcessRoom.TO_EVERYONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyone_hears_everything_in_whatever_way_the_crowd_speaks(long seed) throws Exception {
        Conversation crowd =
                Stories.conversation(
                        "wire lines",
                        """
                        8 clients connect
                        each says 10 messages
                        everyone hears all of them, each sender's in order
                        """);
        Result result = Stories.play(crowd, seed, room(InProcessRoom.TO_EVERYONE), Stories.PATIENT);
        assertThat(result.failure().map(Told::of)).isEmpty();
    }

    @Test
    void whoever_fails_keeps_nobody_waiting_at_a_meeting() throws Exception {
        // With this seed everybody meets before each message; one of them is thrown out.
        Conversation crowd =
                Stories.conversation(
                        "wire lines",
                        """
                        4 clients connect
                        each says 10 messages
                        everyone hears all of them, each sender's in order
                        """);
        Main oneIsThrownOut =
                InProcessServer.serving(caller -> {
                    if (caller.number() == 2) {
                        return;
                    }
                    caller.awaitEnd();
                });
        Result result = Stories.play(crowd, MEETING, oneIsThrownOut, NO_ANSWER);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_crowd_speaks_in_header_frames_too() throws Exception {
        Stories.passes(
                "wire header frames",
                """
                5 clients connect
                each says 5 messages
                everyone hears all of them, each sender's in order
                """,
                InProcessRoom.of(WireFormat.FRAMES, InProcessRoom.TO_EVERYONE));
    }

    @Test
    void a_crowd_that_speaks_twice_hears_what_is_new() throws Exception {
        passes(
                """
                3 clients connect
                each says 2 messages
                everyone hears all of them, each sender's in order
                each says 1 message
                everyone hears all of them, each sender's in order
                """,
                InProcessRoom.TO_EVERYONE);
    }

    @Test
    void a_crowd_that_spoke_twice_hears_all_of_it() throws Exception {
        passes(
                """
                3 clients connect
                each says 2 messages
                each says 2 messages
                everyone hears all of them, each sender's in order
                """,
                InProcessRoom.TO_EVERYONE);
    }

    @Test
    void a_lost_message_is_missed_when_the_next_one_comes() throws Exception {
        Told told =
                failureOf(
                        ONE_SPEAKER,
                        (message, _, _) ->
                                message.endsWith(" says 2") ? List.of() : List.of(message));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                HEARS,
                                "client-1",
                                Ended.DIFFERENCE,
                                "client-1 says 2",
                                "client-1 says 3",
                                "client-1 received something else than expected."));
    }

    @Test
    void a_lost_last_message_is_silence() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire lines",
                        ONE_SPEAKER,
                        room((message, _, _) ->
                                message.endsWith(" says 3") ? List.of() : List.of(message)),
                        NO_ANSWER);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                HEARS,
                                "client-1",
                                Ended.SILENCE,
                                "client-1 says 3",
                                NOTHING,
                                "client-1 waited, and nothing came."));
    }

    @Test
    void a_message_that_comes_twice_is_not_the_next_one() throws Exception {
        Told told =
                failureOf(
                        ONE_SPEAKER,
                        (message, _, _) ->
                                message.endsWith(" says 1")
                                        ? List.of(message, message)
                                        : List.of(message));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                HEARS,
                                "client-1",
                                Ended.DIFFERENCE,
                                "client-1 says 2",
                                "client-1 says 1",
                                "client-1 received something else than expected."));
    }

    @Test
    void a_last_message_that_comes_twice_is_left_over() throws Exception {
        Told told =
                failureOf(
                        ONE_SPEAKER,
                        (message, _, _) ->
                                message.endsWith(" says 3")
                                        ? List.of(message, message)
                                        : List.of(message));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "client-1",
                                Ended.LEFTOVER,
                                NOTHING,
                                "client-1 says 3\n",
                                "client-1 received something that nobody expected."));
    }

    @Test
    void a_torn_message_is_nobodys() throws Exception {
        Told told =
                failureOf(
                        ONE_SPEAKER,
                        (message, _, _) ->
                                message.endsWith(" says 2")
                                        ? List.of("client-1 sa", "ys 2")
                                        : List.of(message));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                HEARS,
                                "client-1",
                                Ended.DIFFERENCE,
                                "client-1 says 2",
                                "client-1 sa",
                                "client-1 received something else than expected."));
    }

    @Test
    void messages_of_one_sender_out_of_order_fail() throws Exception {
        Told told =
                failureOf(
                        ONE_SPEAKER,
                        (message, _, _) ->
                                switch (message) {
                                    case "client-1 says 1" -> List.of();
                                    case "client-1 says 2" -> List.of(message, "client-1 says 1");
                                    default -> List.of(message);
                                });
        assertThat(told)
                .isEqualTo(
                        new Told(
                                HEARS,
                                "client-1",
                                Ended.DIFFERENCE,
                                "client-1 says 1",
                                "client-1 says 2",
                                "client-1 received something else than expected."));
    }

    @Test
    void the_one_who_missed_something_is_named() throws Exception {
        Told told =
                failureOf(
                        """
                        3 clients connect
                        each says 2 messages
                        everyone hears all of them, each sender's in order
                        """,
                        (message, from, to) ->
                                from == 1 && to == 2 && message.endsWith(" says 1")
                                        ? List.of()
                                        : List.of(message));
        assertThat(told.who()).isEqualTo("client-2");
    }

    @Test
    void a_crowd_that_is_disconnected_cannot_speak() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire lines",
                        """
                        1 clients connect
                        each says 10000 messages
                        """,
                        InProcessServer.serving(caller -> {
                            caller.read();
                            caller.reset();
                        }));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "each says 10000 messages",
                                "client-1",
                                Ended.RESET,
                                NOTHING,
                                NOTHING,
                                "client-1 was sending, and the connection was reset by the"
                                        + " server."));
    }

    private static void passes(String script, Delivery delivery) throws Exception {
        Stories.passes("wire lines", script, room(delivery));
    }

    private static Told failureOf(String script, Delivery delivery) throws Exception {
        return Stories.failureOf("wire lines", script, room(delivery));
    }

    private static Main room(Delivery delivery) {
        return InProcessRoom.of(WireFormat.LINES, delivery);
    }
}

package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import org.junit.jupiter.api.Test;

/** {@code ->} and {@code <-}: messages, in lines, frames and JSON. */
class MessagesTest {

    private static final String HELLO =
            """
            alice connects
            alice -> hello
            alice <- hello
            """;
    private static final String EXPECTATION = "alice <- hello";

    private static final Main ROOM = InProcessRoom.of(WireFormat.LINES, InProcessRoom.TO_EVERYONE);

    @Test
    void everyone_hears_a_line() throws Exception {
        passes(
                """
                alice, bob, carol connect
                alice -> Hello, everyone!
                alice, bob, carol <- Hello, everyone!
                """,
                ROOM);
    }

    @Test
    void header_frames_come_one_by_one() throws Exception {
        Stories.passes(
                "wire header frames",
                """
                alice, bob connect
                alice -> one
                alice -> zwölf
                bob <- one
                bob <- zwölf
                """,
                InProcessRoom.of(WireFormat.FRAMES, InProcessRoom.TO_THE_OTHERS));
    }

    @Test
    void json_matches_when_the_named_fields_match() throws Exception {
        Stories.passes(
                "wire json lines",
                """
                alice connects
                alice -> {"type": "message", "text": "hello", "more": 1}
                alice <- {"text": "{any}", "type": "message"}
                """,
                InProcessRoom.of(WireFormat.JSON, InProcessRoom.TO_EVERYONE));
    }

    @Test
    void a_name_stands_for_the_actor_of_the_line() throws Exception {
        passes(
                """
                alice, bob connect
                alice -> I am {name}
                alice, bob <- I am alice
                alice, bob -> {name} hears {name}
                alice, bob <- (in any order)
                    alice hears alice
                    bob hears bob
                """,
                ROOM);
    }

    @Test
    void any_stands_for_a_part_of_a_message() throws Exception {
        passes(
                """
                alice connects
                alice -> it is 12:30 now
                alice <- it is {any} now
                """,
                ROOM);
    }

    @Test
    void a_message_may_be_as_long_as_a_mebibyte() throws Exception {
        passes(
                """
                alice connects
                alice -> {1 MiB of text}
                alice <- {1 MiB of text}
                """,
                ROOM);
    }

    @Test
    void another_message_is_a_difference() throws Exception {
        assertThat(failureOf(HELLO, InProcessServer.saying("hullo\n")))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.DIFFERENCE,
                                "hello",
                                "hullo",
                                "alice received something else than expected."));
    }

    @Test
    void the_message_after_the_wrong_one_is_not_shown() throws Exception {
        assertThat(failureOf(HELLO, InProcessServer.saying("hullo\nhullo again\n")).actual())
                .isEqualTo("hullo");
    }

    @Test
    void the_message_after_a_wrong_empty_one_is_not_shown() throws Exception {
        assertThat(failureOf(HELLO, InProcessServer.saying("\nhello\n")).actual())
                .isEqualTo(NOTHING);
    }

    @Test
    void a_difference_in_frames_shows_the_message_without_its_header() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire header frames", HELLO, InProcessServer.saying("5         hullo"));
        assertThat(told.actual()).isEqualTo("hullo");
    }

    @Test
    void a_difference_in_json_shows_the_whole_message() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire json lines",
                        """
                        alice connects
                        alice <- {"text": "hello"}
                        """,
                        InProcessServer.saying("{\"text\": \"hullo\", \"room\": 1}\n"));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice <- {\"text\": \"hello\"}",
                                "alice",
                                Ended.DIFFERENCE,
                                "{\"text\": \"hello\"}",
                                "{\"text\": \"hullo\", \"room\": 1}",
                                "alice received something else than expected: text is"
                                        + " \"hullo\", and not \"hello\"."));
    }

    @Test
    void no_message_is_silence() throws Exception {
        assertThat(failureOf(HELLO, InProcessServer.silent(), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.SILENCE,
                                "hello",
                                NOTHING,
                                "alice waited, and nothing came."));
    }

    @Test
    void a_line_without_its_end_is_half_a_message() throws Exception {
        assertThat(failureOf(HELLO, InProcessServer.saying("hello"), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.HALF_A_MESSAGE,
                                "hello",
                                "hello",
                                "alice received the beginning of a message, and the rest never"
                                        + " came."));
    }

    @Test
    void a_line_that_the_end_of_the_stream_cuts_off_is_half_a_message() throws Exception {
        Main closing = InProcessServer.serving(caller -> hearThenSay(caller, "hel"));
        assertThat(failureOf(HELLO, closing))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.HALF_A_MESSAGE,
                                "hello",
                                "hel",
                                "alice received the beginning of a message, and the rest never"
                                        + " came."));
    }

    @Test
    void a_frame_that_is_too_short_is_half_a_message() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire header frames",
                        HELLO,
                        InProcessServer.saying("6         hello"),
                        NO_ANSWER);
        assertThat(told.ended()).isEqualTo(Ended.HALF_A_MESSAGE);
    }

    @Test
    void the_end_of_the_stream_instead_of_a_message_fails() throws Exception {
        Main closing = InProcessServer.serving(caller -> hearThenSay(caller, ""));
        assertThat(failureOf(HELLO, closing))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.END_OF_STREAM,
                                "hello",
                                NOTHING,
                                "alice was waiting, and the server closed the connection."));
    }

    @Test
    void a_reset_instead_of_a_message_fails() throws Exception {
        Main resetting =
                InProcessServer.serving(caller -> {
                    caller.readLine();
                    caller.reset();
                });
        assertThat(failureOf(HELLO, resetting))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.RESET,
                                "hello",
                                NOTHING,
                                "alice was waiting, and the connection was reset by the server."));
    }

    @Test
    void bytes_that_are_no_utf_8_are_no_message() throws Exception {
        Main latin1 =
                InProcessServer.serving(caller -> {
                    caller.write((byte) 'h', (byte) 0xe9, (byte) '\n');
                    caller.awaitEnd();
                });
        assertThat(failureOf(HELLO, latin1))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.MALFORMED,
                                "hello",
                                "h\uFFFD\n",
                                "alice received bytes that are no message: these bytes are no"
                                        + " valid UTF-8."));
    }

    @Test
    void a_frame_without_a_header_is_no_message() throws Exception {
        Told told = Stories.failureOf("wire header frames", HELLO, InProcessServer.saying("hello"));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.MALFORMED,
                                "hello",
                                "hello",
                                "alice received bytes that are no message: a header is ten"
                                        + " characters: a number, then spaces."));
    }

    @Test
    void a_line_that_is_no_json_is_no_message() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire json lines",
                        """
                        alice connects
                        alice <- {"text": "hello"}
                        """,
                        InProcessServer.saying("hello\n"));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice <- {\"text\": \"hello\"}",
                                "alice",
                                Ended.MALFORMED,
                                "{\"text\": \"hello\"}",
                                "hello\n",
                                "alice received bytes that are no message: this line is no JSON:"
                                        + " Unrecognized token 'hello'."));
    }

    private static void hearThenSay(Caller caller, String text) throws Exception {
        caller.readLine();
        caller.write(text);
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

package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import org.junit.jupiter.api.Test;

/** {@code =>} and {@code <=}: bytes without any framing. */
class RawBytesTest {

    private static final String HELLO =
            """
            alice connects
            alice => "hello\\n"
            alice <= "hello\\n"
            """;
    private static final String EXPECTATION = "alice <= \"hello\\n\"";

    @Test
    void bytes_that_come_back_pass() throws Exception {
        passes(HELLO, InProcessServer.echo());
    }

    @Test
    void every_value_of_a_byte_can_be_sent_and_expected() throws Exception {
        passes(
                """
                alice connects
                alice => 00..ff
                alice <= 00..ff
                """,
                InProcessServer.echo());
    }

    @Test
    void a_mebibyte_is_read_while_it_is_written() throws Exception {
        passes(
                """
                alice connects
                alice => {1 MiB of text}
                alice <= {1 MiB of text}
                """,
                InProcessServer.echo());
    }

    @Test
    void a_message_on_raw_bytes_is_its_bytes() throws Exception {
        passes(
                """
                alice connects
                alice -> Grüße
                alice <- Grüße
                """,
                InProcessServer.echo());
    }

    @Test
    void expected_bytes_may_come_in_pieces() throws Exception {
        passes(
                HELLO,
                InProcessServer.serving(caller -> {
                    caller.readLine();
                    for (byte b : "hello\n".getBytes(UTF_8)) {
                        caller.write(b);
                    }
                    caller.awaitEnd();
                }));
    }

    @Test
    void other_bytes_are_a_difference() throws Exception {
        assertThat(failureOf(HELLO, answering("hullo\n")))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.DIFFERENCE,
                                "hello\n",
                                "hullo\n",
                                "alice received something else than expected."));
    }

    @Test
    void a_difference_shows_all_that_came() throws Exception {
        assertThat(failureOf(HELLO, answering("you said: hello\n")).actual())
                .isEqualTo("you said: hello\n");
    }

    @Test
    void a_difference_is_told_before_all_has_come() throws Exception {
        assertThat(failureOf(HELLO, answering("x")).ended()).isEqualTo(Ended.DIFFERENCE);
    }

    @Test
    void no_bytes_are_silence() throws Exception {
        assertThat(failureOf(HELLO, InProcessServer.silent(), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.SILENCE,
                                "hello\n",
                                NOTHING,
                                "alice waited, and nothing came."));
    }

    @Test
    void a_part_of_the_bytes_is_silence_too() throws Exception {
        assertThat(failureOf(HELLO, answering("hel"), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.SILENCE,
                                "hello\n",
                                "hel",
                                "alice received a part of it, and then nothing more came."));
    }

    @Test
    void the_end_of_the_stream_instead_of_bytes_fails() throws Exception {
        Main closing = InProcessServer.serving(Caller::readLine);
        assertThat(failureOf(HELLO, closing))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.END_OF_STREAM,
                                "hello\n",
                                NOTHING,
                                "alice was waiting, and the server closed the connection."));
    }

    @Test
    void the_end_of_the_stream_after_a_part_shows_the_part() throws Exception {
        Main closing =
                InProcessServer.serving(caller -> {
                    caller.readLine();
                    caller.write("hel");
                });
        assertThat(failureOf(HELLO, closing))
                .isEqualTo(
                        new Told(
                                EXPECTATION,
                                "alice",
                                Ended.END_OF_STREAM,
                                "hello\n",
                                "hel",
                                "alice was waiting, and the server closed the connection."));
    }

    @Test
    void a_reset_instead_of_bytes_fails() throws Exception {
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
                                "hello\n",
                                NOTHING,
                                "alice was waiting, and the connection was reset by the server."));
    }

    @Test
    void a_program_that_dies_is_told_with_its_exit_code() throws Exception {
        Main dying =
                self -> {
                    try (var listening = InProcessServer.listen(self);
                            var caller = new Caller(1, listening.accept())) {
                        caller.readLine();
                        return 3;
                    }
                };
        assertThat(failureOf(HELLO, dying).message())
                .isEqualTo(
                        "alice was waiting, and the server closed the connection: the program has"
                                + " ended with exit code 3.");
    }

    @Test
    void every_actor_of_a_line_is_looked_at() throws Exception {
        Main onlyTheFirst =
                InProcessServer.serving(caller -> {
                    String line = caller.readLine();
                    caller.write(caller.number() == 1 ? line + "\n" : "no\n");
                    caller.awaitEnd();
                });
        Told told =
                failureOf(
                        """
                        alice, bob connect
                        alice, bob => "hello\\n"
                        alice, bob <= "hello\\n"
                        """,
                        onlyTheFirst);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice, bob <= \"hello\\n\"",
                                "bob",
                                Ended.DIFFERENCE,
                                "hello\n",
                                "no\n",
                                "bob received something else than expected."));
    }

    @Test
    void a_large_difference_is_explained_in_no_time() throws Exception {
        Main changing =
                InProcessServer.serving(caller -> {
                    for (byte[] bytes = caller.read(); bytes.length > 0; bytes = caller.read()) {
                        bytes[0] = '?';
                        caller.write(bytes);
                    }
                });
        Told told =
                failureOf(
                        """
                        alice connects
                        alice => {1 MiB of text}
                        alice <= {1 MiB of text}
                        """,
                        changing);
        assertThat(told.ended()).isEqualTo(Ended.DIFFERENCE);
    }

    /** Reads a line, says this, and listens to the end. */
    private static Main answering(String text) {
        return InProcessServer.serving(caller -> {
            caller.readLine();
            caller.write(text);
            caller.awaitEnd();
        });
    }

    private static void passes(String script, Main main) throws Exception {
        Stories.passes("wire raw bytes", script, main);
    }

    private static Told failureOf(String script, Main main) throws Exception {
        return Stories.failureOf("wire raw bytes", script, main);
    }

    private static Told failureOf(String script, Main main, Timing timing) throws Exception {
        return Stories.failureOf("wire raw bytes", script, main, timing);
    }
}

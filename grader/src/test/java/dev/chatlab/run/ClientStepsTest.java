package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.NO_START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The user, the screen and the room around a client under test. */
class ClientStepsTest {

    private static final String HELLO =
            """
            user types hello
            room <- hello
            room -> hello
            screen shows Received: hello
            """;
    private static final String SHOWS = "screen shows Received: hello";

    @Test
    void what_the_user_types_travels_and_the_reply_is_shown() throws Exception {
        passes(HELLO, InProcessClient.echo());
    }

    @Test
    void keys_without_enter_are_no_line_yet() throws Exception {
        passes(
                """
                user starts typing hel
                user types lo
                room <- hello
                """,
                InProcessClient.echo());
    }

    @Test
    void the_end_of_the_input_ends_a_client() throws Exception {
        passes(
                """
                user ends the input
                room is disconnected
                client exits 0
                """,
                InProcessClient.echo());
    }

    @Test
    void the_room_may_send_pieces_and_leave() throws Exception {
        passes(
                """
                user types hello
                room <= "hello"
                room => "hel"
                room leaves
                screen shows Connection closed by the server
                client exits
                """,
                InProcessClient.echo());
    }

    @Test
    void the_room_may_vanish() throws Exception {
        passes(
                """
                user types hello
                room <- hello
                room vanishes
                screen shows Connection closed by the server
                client exits
                """,
                InProcessClient.talking((server, self) -> {
                    server.getOutputStream().write("hello".getBytes(UTF_8));
                    try {
                        return server.getInputStream().read();
                    } catch (SocketException e) {
                        self.print("Connection closed by the server\n");
                        return 2;
                    }
                }));
    }

    @Test
    void a_client_complains_when_no_server_is_there() throws Exception {
        passes(
                """
                no server is there
                client complains
                client exits with an error
                """,
                InProcessClient.echo());
    }

    @Test
    void a_client_that_says_nothing_when_no_server_is_there() throws Exception {
        Told told =
                failureOf(
                        """
                        no server is there
                        client complains
                        """,
                        _ -> 1);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "client complains",
                                "client",
                                Ended.EXIT,
                                "one line on standard error",
                                NOTHING,
                                "The client ended without a word on standard error."));
    }

    @Test
    void a_client_that_never_connects() throws Exception {
        Main elsewhere =
                _ -> {
                    new CountDownLatch(1).await();
                    return 0;
                };
        assertThat(failureOf(HELLO, elsewhere, NO_START))
                .isEqualTo(
                        new Told(
                                "room <- hello",
                                "room",
                                Ended.NO_CONNECTION,
                                NOTHING,
                                NOTHING,
                                "The client did not connect to the server."));
    }

    @Test
    void a_client_that_ends_before_it_connects_is_not_waited_for() throws Exception {
        assertThat(failureOf(HELLO, _ -> 5))
                .isEqualTo(
                        new Told(
                                "room <- hello",
                                "room",
                                Ended.EXIT,
                                NOTHING,
                                NOTHING,
                                "The client ended before it connected: the program has ended with"
                                        + " exit code 5."));
    }

    @Test
    void what_a_client_said_before_it_ended_counts() throws Exception {
        passes(
                """
                client exits 0
                room <- hello
                """,
                InProcessClient.talking((server, _) -> {
                    server.getOutputStream().write("hello".getBytes(UTF_8));
                    return 0;
                }));
    }

    @Test
    void a_line_that_is_not_shown_is_silence() throws Exception {
        assertThat(failureOf(SHOWS, InProcessClient.printing(""), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                SHOWS,
                                "user",
                                Ended.SILENCE,
                                "Received: hello",
                                NOTHING,
                                "The client did not print this line."));
    }

    @Test
    void what_was_printed_instead_is_shown() throws Exception {
        assertThat(
                        failureOf(SHOWS, InProcessClient.printing("Received: hullo\n"), NO_ANSWER)
                                .actual())
                .isEqualTo("Received: hullo\n");
    }

    @Test
    void a_line_without_its_end_is_not_shown_yet() throws Exception {
        assertThat(failureOf(SHOWS, InProcessClient.printing("Received: hello"), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                SHOWS,
                                "user",
                                Ended.SILENCE,
                                "Received: hello",
                                "Received: hello",
                                "The client did not print this line."));
    }

    @Test
    void a_line_that_goes_on_is_another_line() throws Exception {
        assertThat(
                        failureOf(SHOWS, InProcessClient.printing("Received: hello!\n"), NO_ANSWER)
                                .ended())
                .isEqualTo(Ended.SILENCE);
    }

    @Test
    void a_prompt_may_stand_before_a_line() throws Exception {
        passes(SHOWS, InProcessClient.printing("> Received: hello\r\n"));
    }

    @Test
    void lines_may_lie_between() throws Exception {
        passes(
                "screen shows one\nscreen shows three",
                InProcessClient.printing("one\ntwo\nthree\n"));
    }

    @Test
    void lines_are_shown_in_their_order() throws Exception {
        Told told =
                failureOf(
                        "screen shows two\nscreen shows one",
                        InProcessClient.printing("one\ntwo\n"),
                        NO_ANSWER);
        assertThat(told.line()).isEqualTo("screen shows one");
    }

    @Test
    void the_same_line_is_not_shown_twice() throws Exception {
        Told told =
                failureOf(
                        "screen shows one\nscreen shows one",
                        InProcessClient.printing("one\n"),
                        NO_ANSWER);
        assertThat(told.ended()).isEqualTo(Ended.SILENCE);
    }

    @Test
    void any_stands_for_a_part_of_a_line() throws Exception {
        passes("screen shows it is {any} now", InProcessClient.printing("it is 12:30 now\n"));
    }

    @Test
    void what_was_printed_before_the_exit_is_still_on_the_screen() throws Exception {
        passes(
                """
                client exits 0
                screen shows bye
                """,
                self -> {
                    self.print("bye\n");
                    return 0;
                });
    }

    @Test
    void a_client_that_ends_without_the_line_is_not_waited_for() throws Exception {
        Told told =
                failureOf(
                        SHOWS,
                        self -> {
                            self.print("Received: hello");
                            return 0;
                        });
        assertThat(told)
                .isEqualTo(
                        new Told(
                                SHOWS,
                                "user",
                                Ended.EXIT,
                                "Received: hello",
                                "Received: hello",
                                "The client ended without printing this line: the program has"
                                        + " ended with exit code 0."));
    }

    @Test
    void a_screen_that_scrolls_while_it_is_read_loses_no_line() throws Exception {
        List<String> lines = IntStream.rangeClosed(1, 3_000).mapToObj(i -> "line " + i).toList();
        passes(
                lines.stream().map(line -> "screen shows " + line + "\n").collect(joining()),
                self -> {
                    lines.forEach(line -> self.print(line + "\n"));
                    return 0;
                });
    }

    @Test
    void typing_to_a_client_that_does_not_read_does_not_take_for_ever() throws Exception {
        Told told =
                failureOf("user types {1 MiB of text}", InProcessClient.printing(""), NO_ANSWER);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "user types {1 MiB of text}",
                                "user",
                                Ended.SILENCE,
                                NOTHING,
                                NOTHING,
                                "user could not send everything: the client does not read."));
    }

    @Test
    void typing_to_a_dead_client_fails_nothing_by_itself() throws Exception {
        passes(
                """
                client exits 0
                user types hello
                user ends the input
                """,
                _ -> 0);
    }

    @Test
    void after_typing_to_a_dead_client_the_next_expectation_fails() throws Exception {
        Told told =
                failureOf(
                        """
                        client exits 0
                        user types hello
                        screen shows Received: hello
                        """,
                        _ -> 0);
        assertThat(told.line()).isEqualTo(SHOWS);
    }

    @Test
    void what_came_to_the_room_and_nobody_claimed_is_left_over() throws Exception {
        Told told =
                failureOf(
                        """
                        room <- hello
                        client exits 0
                        """,
                        InProcessClient.talking((server, _) -> {
                            server.getOutputStream().write("hello\n".getBytes(UTF_8));
                            return 0;
                        }));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                NOTHING,
                                "room",
                                Ended.LEFTOVER,
                                NOTHING,
                                "\n",
                                "room received something that nobody expected."));
    }

    @Test
    void a_client_that_keeps_its_connection_is_told_by_its_name() throws Exception {
        Told told =
                failureOf(
                        "user types exit\nroom is disconnected",
                        InProcessClient.printing(""),
                        NO_ANSWER);
        assertThat(told.message()).isEqualTo("The client did not end room's connection.");
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

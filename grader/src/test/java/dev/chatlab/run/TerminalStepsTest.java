package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user at a terminal: single keys, whole lines of the screen, and the cursor. */
class TerminalStepsTest {

    private static final String SHOWS = "screen shows Received: hello";

    // The screen.

    @Test
    void a_line_of_the_screen_is_shown() throws Exception {
        passes(SHOWS, InProcessClient.printing("Received: hello\r\n"));
    }

    @Test
    void a_line_needs_no_end_to_be_seen() throws Exception {
        passes(SHOWS, InProcessClient.printing("Received: hello"));
    }

    @Test
    void blanks_behind_a_line_cannot_be_seen() throws Exception {
        passes(SHOWS, InProcessClient.printing("Received: hello   \r\n"));
    }

    @Test
    void a_line_with_something_before_it_is_not_this_line() throws Exception {
        assertThat(failureOf(SHOWS, InProcessClient.printing("> Received: hello\r\n")))
                .isEqualTo(
                        new Told(
                                SHOWS,
                                "user",
                                Ended.SILENCE,
                                "Received: hello",
                                "> Received: hello",
                                "No line of the screen is this and nothing else."));
    }

    @Test
    void a_line_with_something_behind_it_is_not_this_line() throws Exception {
        assertThat(failureOf(SHOWS, InProcessClient.printing("Received: hello!\r\n")).ended())
                .isEqualTo(Ended.SILENCE);
    }

    @Test
    void of_many_lines_the_one_that_holds_the_text_is_told() throws Exception {
        Main main = InProcessClient.printing("Received: hel\r\n> Received: hello\r\nbye\r\n");
        assertThat(failureOf(SHOWS, main).actual()).isEqualTo("> Received: hello");
    }

    @Test
    void of_many_lines_the_one_that_begins_like_it_is_told() throws Exception {
        Main main = InProcessClient.printing("welcome\r\nReceived: hullo\r\nbye\r\n");
        assertThat(failureOf(SHOWS, main).actual()).isEqualTo("Received: hullo");
    }

    @Test
    void an_empty_screen_shows_nothing() throws Exception {
        assertThat(failureOf(SHOWS, InProcessClient.printing("")).actual()).isEqualTo(NOTHING);
    }

    @Test
    void a_line_that_went_on_in_the_next_row_is_one_line() throws Exception {
        passes(
                """
                room -> {200 bytes of text}
                screen shows Received: {200 bytes of text}
                """,
                InProcessClient.listening());
    }

    @Test
    void what_has_scrolled_off_was_shown() throws Exception {
        String lines = IntStream.rangeClosed(1, 100).mapToObj(i -> i + "\r\n").collect(joining());
        passes(
                "screen shows 1\nscreen shows 50\nscreen shows 100",
                InProcessClient.printing(lines));
    }

    @Test
    void lines_are_shown_in_their_order() throws Exception {
        Told told =
                failureOf(
                        "screen shows two\nscreen shows one",
                        InProcessClient.printing("one\r\ntwo\r\n"));
        assertThat(told.line()).isEqualTo("screen shows one");
    }

    @Test
    void the_same_line_is_not_shown_twice() throws Exception {
        Told told = failureOf(SHOWS + "\n" + SHOWS, InProcessClient.printing("Received: hello"));
        assertThat(told.ended()).isEqualTo(Ended.SILENCE);
    }

    @Test
    void a_line_that_was_erased_is_not_shown() throws Exception {
        Told told = failureOf(SHOWS, InProcessClient.printing("Received: hello\r\u001b[Kbye"));
        assertThat(told.actual()).isEqualTo("bye");
    }

    @Test
    void a_line_that_was_written_over_another_is_shown() throws Exception {
        passes(SHOWS, InProcessClient.printing("wrong, wrong, wrong\r\u001b[KReceived: hello"));
    }

    @Test
    void any_stands_for_a_part_of_a_line() throws Exception {
        passes("screen shows it is {any} now", InProcessClient.printing("it is 12:30 now\r\n"));
    }

    @Test
    void a_client_that_ends_without_the_line_is_not_waited_for() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire lines",
                        atTerminal(SHOWS),
                        self -> {
                            self.print("bye");
                            return 0;
                        });
        assertThat(told)
                .isEqualTo(
                        new Told(
                                SHOWS,
                                "user",
                                Ended.EXIT,
                                "Received: hello",
                                "bye",
                                "The client ended without printing this line: the program has"
                                        + " ended with exit code 0."));
    }

    @Test
    void a_failure_keeps_the_screen() throws Exception {
        Failure failure = failure(SHOWS, InProcessClient.printing("one\r\n  two"));
        assertThat(failure.program().screen()).contains("one\n  two");
    }

    @Test
    void without_a_terminal_there_is_no_screen_to_keep() throws Exception {
        Failure failure =
                Stories.play("wire lines", SHOWS, InProcessClient.printing("one\n"), NO_ANSWER)
                        .failure()
                        .orElseThrow();
        assertThat(failure.program().screen()).isEmpty();
    }

    // The cursor.

    @ParameterizedTest
    @ValueSource(strings = {"hel", "> hel", "> well, hel", "hello\b\b", "\r\nhel"})
    void the_cursor_is_behind_what_stands_before_it(String text) throws Exception {
        passes("cursor is behind hel", InProcessClient.printing(text));
    }

    @Test
    void a_prompt_ends_in_the_blank_that_it_ends_in() throws Exception {
        passes("cursor is behind \"> \"", InProcessClient.printing("> "));
    }

    @Test
    void the_cursor_is_behind_a_line_that_fills_more_than_a_row() throws Exception {
        passes(
                """
                user starts typing {200 bytes of text}
                cursor is behind {200 bytes of text}
                """,
                InProcessClient.listening());
    }

    @Test
    void a_cursor_that_stands_elsewhere_is_told_what_is_before_it() throws Exception {
        assertThat(failureOf("cursor is behind hel", InProcessClient.printing("hel\rwe")))
                .isEqualTo(
                        new Told(
                                "cursor is behind hel",
                                "user",
                                Ended.SILENCE,
                                "hel",
                                "we",
                                "This does not stand before the cursor."));
    }

    @Test
    void a_cursor_in_the_next_line_is_behind_nothing() throws Exception {
        assertThat(failureOf("cursor is behind hel", InProcessClient.printing("hel\r\n")).actual())
                .isEqualTo(NOTHING);
    }

    @Test
    void a_half_typed_line_stays_in_front_of_the_cursor() throws Exception {
        passes(
                """
                user starts typing hel
                room -> one
                screen shows Received: one
                cursor is behind hel
                """,
                InProcessClient.listening());
    }

    // The keys.

    @Test
    void backspace_takes_the_last_key_back() throws Exception {
        passes(
                """
                user starts typing help
                user presses Backspace
                cursor is behind hel
                user types lo
                room <- hello
                """,
                InProcessClient.listening());
    }

    @Test
    void enter_sends_what_has_been_typed() throws Exception {
        passes(
                """
                user starts typing hello
                user presses Enter
                room <- hello
                """,
                InProcessClient.listening());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ctrl-C", "Ctrl-D"})
    void a_control_key_reaches_the_client(String key) throws Exception {
        passes("user presses " + key + "\nclient exits 0", InProcessClient.listening());
    }

    @Test
    void keys_come_one_at_a_time() throws Exception {
        assertThat(typed(atTerminal("user types ü👋!"))).containsExactly("ü", "👋", "!", "\r");
    }

    @Test
    void without_a_terminal_a_line_comes_at_once() throws Exception {
        assertThat(typed("user types ü👋!")).containsExactly("ü👋!\n");
    }

    private static Iterable<String> typed(String script) throws Exception {
        AtomicReference<InProcessProgram> client = new AtomicReference<>();
        Stories.passes(
                "wire lines",
                script + "\nscreen shows ready",
                self -> {
                    client.set(self);
                    return InProcessClient.printing("ready\n").run(self);
                });
        return client.get().typed();
    }

    private static void passes(String script, Main main) throws Exception {
        Stories.passes("wire lines", atTerminal(script), main);
    }

    private static Told failureOf(String script, Main main) throws Exception {
        return Told.of(failure(script, main));
    }

    private static Failure failure(String script, Main main) throws Exception {
        return Stories.play("wire lines", atTerminal(script), main, NO_ANSWER)
                .failure()
                .orElseThrow();
    }

    private static String atTerminal(String script) {
        return "user sits at a terminal\n" + script;
    }
}

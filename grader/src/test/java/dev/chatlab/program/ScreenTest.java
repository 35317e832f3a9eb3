package dev.chatlab.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Screen.Line;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person sees at a terminal. */
class ScreenTest {

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final Screen screen = new Screen();

    @Test
    void an_empty_screen_shows_nothing() {
        assertThat(screen).hasToString("");
    }

    @Test
    void a_line_that_just_fills_its_row_is_found_by_itself() {
        show("x".repeat(80) + "\r\nnext");
        assertThat(screen.find(0, Pattern.compile("x{80}"))).contains(new Line("x".repeat(80), 1));
    }

    @Test
    void a_long_line_with_a_blank_in_the_last_column_is_found() {
        String line = "x".repeat(79) + " and on";
        show(line + "\r\nnext");
        assertThat(screen.find(0, Pattern.compile("x{79} and on"))).contains(new Line(line, 2));
    }

    @Test
    void a_line_is_not_found_before_the_row_where_the_search_begins() {
        show("one\r\ntwo");
        assertThat(screen.find(1, Pattern.compile("one"))).isEmpty();
    }

    @Test
    void a_row_that_is_full_is_before_the_cursor() {
        show("x".repeat(80));
        assertThat(screen.beforeCursor()).isEqualTo("x".repeat(80));
    }

    @Test
    void a_long_text_with_a_blank_in_the_last_column_is_before_the_cursor() {
        show("x".repeat(79) + " and on");
        assertThat(screen.isBeforeCursor(Pattern.compile("x and on"))).isTrue();
    }

    @Test
    void what_stands_behind_the_cursor_is_not_before_it() {
        show("hello\r");
        assertThat(screen.isBeforeCursor(Pattern.compile("hello"))).isFalse();
    }

    @Test
    void lines_stand_where_they_were_printed() {
        show("one\r\n  two\r\n\r\nfour");
        assertThat(screen).hasToString("one\n  two\n\nfour");
    }

    @Test
    void a_line_feed_alone_stays_in_its_column() {
        show("one\ntwo");
        assertThat(screen).hasToString("one\n   two");
    }

    @Test
    void a_carriage_return_goes_back_to_the_start_of_the_line() {
        show("wrong\rright");
        assertThat(screen).hasToString("right");
    }

    @Test
    void escape_sequences_have_done_their_work() {
        show("\u001b[31mred\u001b[0m, gone\u001b[5D\u001b[K!\u001b[3;5Hthere");
        assertThat(screen).hasToString("red,!\n\n    there");
    }

    @Test
    void an_escape_sequence_may_come_in_pieces() {
        show("wrong\r\u001b");
        show("[");
        show("Kright");
        assertThat(screen).hasToString("right");
    }

    @Test
    void a_character_may_come_in_pieces() {
        for (byte piece : "ü€🙂".getBytes(UTF_8)) {
            screen.show(new byte[] {piece}, 1);
        }
        assertThat(screen).hasToString("ü€🙂");
    }

    @Test
    void only_what_was_read_is_shown() {
        screen.show("hello, old bytes".getBytes(UTF_8), 5);
        assertThat(screen).hasToString("hello");
    }

    @Test
    void a_wide_character_is_one_character() {
        show("世界!");
        assertThat(screen).hasToString("世界!");
    }

    @Test
    void a_wide_character_takes_two_columns() {
        show("世界\u001b[3G?");
        assertThat(screen).hasToString("世?");
    }

    @Test
    void blanks_behind_a_line_are_not_shown() {
        show("one   \r\ntwo");
        assertThat(screen).hasToString("one\ntwo");
    }

    // Lines.

    @Test
    void all_lines_are_there_empty_ones_too() {
        show("one\r\n\r\nthree");
        assertThat(screen.lines(0))
                .hasSize(Screen.ROWS)
                .startsWith(new Line("one", 1), new Line("", 2), new Line("three", 3));
    }

    @Test
    void lines_can_be_asked_for_from_a_row_on() {
        show("one\r\ntwo\r\nthree");
        assertThat(screen.lines(1)).startsWith(new Line("two", 2), new Line("three", 3));
    }

    @Test
    void a_line_that_was_too_long_for_its_row_is_one_line() {
        show("x".repeat(200) + "\r\nnext");
        assertThat(screen.lines(0)).startsWith(new Line("x".repeat(200), 3), new Line("next", 4));
    }

    @Test
    void a_line_of_wide_characters_that_was_too_long_for_its_row_is_one_line() {
        show("世".repeat(50) + "\r\nnext");
        assertThat(screen.lines(0)).startsWith(new Line("世".repeat(50), 2), new Line("next", 3));
    }

    @Test
    void a_line_that_does_not_quite_fill_its_row_ends_there() {
        show("x".repeat(Screen.COLUMNS - 1) + "\r\nnext");
        assertThat(screen.lines(0))
                .startsWith(new Line("x".repeat(Screen.COLUMNS - 1), 1), new Line("next", 2));
    }

    @Test
    void what_has_scrolled_off_is_kept() {
        show(numbered(100));
        assertThat(screen.lines(0))
                .hasSizeGreaterThanOrEqualTo(100)
                .startsWith(new Line("1", 1), new Line("2", 2))
                .contains(new Line("100", 100));
    }

    @Test
    void a_row_keeps_its_number_when_it_scrolls_off() {
        show("one\r\n");
        int seen = screen.lines(0).getFirst().end();
        show(numbered(100));
        assertThat(screen.lines(seen)).startsWith(new Line("1", 2), new Line("2", 3));
    }

    @Test
    void what_has_scrolled_off_is_not_on_the_screen() {
        show(numbered(100));
        List<String> rows = screen.toString().lines().toList();
        assertThat(rows).hasSize(Screen.ROWS - 1).startsWith("78").endsWith("100");
    }

    @Test
    void a_long_line_stays_one_line_while_it_scrolls_off() {
        show("x".repeat(200) + "\r\n" + numbered(Screen.ROWS - 2));
        assertThat(screen.lines(0)).startsWith(new Line("x".repeat(200), 3), new Line("1", 4));
    }

    @Test
    void a_last_line_that_fills_its_row_is_there() {
        show(numbered(Screen.ROWS - 1) + "x".repeat(Screen.COLUMNS));
        assertThat(screen.lines(0))
                .last()
                .isEqualTo(new Line("x".repeat(Screen.COLUMNS), Screen.ROWS));
    }

    // The cursor.

    @Test
    void before_the_cursor_stands_what_was_printed_last() {
        show("one\r\n> two");
        assertThat(screen.beforeCursor()).isEqualTo("> two");
    }

    @Test
    void blanks_before_the_cursor_count() {
        show("> ");
        assertThat(screen.beforeCursor()).isEqualTo("> ");
    }

    @Test
    void behind_the_cursor_nothing_counts() {
        show("hello\u001b[2D");
        assertThat(screen.beforeCursor()).isEqualTo("hel");
    }

    @Test
    void at_the_start_of_a_line_nothing_is_before_the_cursor() {
        show("one\r\n");
        assertThat(screen.beforeCursor()).isEmpty();
    }

    @Test
    void a_long_line_is_before_the_cursor_from_its_first_row_on() {
        show("one\r\n" + "x".repeat(200));
        assertThat(screen.beforeCursor()).isEqualTo("x".repeat(200));
    }

    @Test
    void a_long_line_is_before_the_cursor_although_its_first_row_has_scrolled_off() {
        show(numbered(Screen.ROWS - 1) + "x".repeat(200));
        assertThat(screen.beforeCursor()).isEqualTo("x".repeat(200));
    }

    @Test
    void wide_characters_are_before_the_cursor_once() {
        show("世界");
        assertThat(screen.beforeCursor()).isEqualTo("世界");
    }

    // What the terminal answers.

    @Test
    void text_is_not_answered() {
        assertThat(show("hello")).isEmpty();
    }

    @Test
    void who_asks_where_the_cursor_is_gets_its_row_and_column() {
        show("one\r\ntwo");
        assertThat(show("\u001b[6n")).isEqualTo("\u001b[2;4R");
    }

    @Test
    void an_answer_is_given_once() {
        show("\u001b[6n");
        assertThat(show("hello")).isEmpty();
    }

    // Its bounds.

    @Test
    void who_prints_without_end_is_not_looked_at_any_more() {
        String page = "0123456789\r\n".repeat(8 * 1024);
        for (int printed = 0; printed <= MOST_CHARACTERS; printed += page.length()) {
            show(page);
        }
        show("too late");
        assertThat(screen.toString()).doesNotContain("too late");
        assertThat(show("\u001b[6n")).isEmpty();
    }

    private static String numbered(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            text.append(i).append("\r\n");
        }
        return text.toString();
    }

    @Test
    void a_sequence_that_nobody_knows_is_skipped() {
        show("one\r\n\u001b[xtwo");
        assertThat(screen).hasToString("one\ntwo");
    }

    @Test
    void what_has_scrolled_off_is_kept_up_to_a_limit() {
        show("\n".repeat(100_000));
        assertThat(screen.lines(0)).hasSizeLessThan(10_100);
    }

    private String show(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return screen.show(bytes, bytes.length);
    }
}

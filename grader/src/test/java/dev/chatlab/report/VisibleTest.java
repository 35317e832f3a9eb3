package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.Octets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void line_ends_and_control_characters_become_escapes() {
        assertThat(shown("a\r\n\tb\u0000\u001b[2J")).isEqualTo("a\\r\\n\\tb\\x00\\x1b[2J");
    }

    @Test
    void bytes_that_are_no_text_become_their_value() {
        byte[] half = {'c', (byte) 0xc3, '!', (byte) 0xff};
        assertThat(shown(Octets.of(half))).isEqualTo("c\\xc3!\\xff");
    }

    @Test
    void text_of_all_scripts_stays_as_it_is() {
        assertThat(shown("Grüße, 世界 🎉")).isEqualTo("Grüße, 世界 🎉");
    }

    @Test
    void characters_that_turn_a_line_around_cannot_do_so() {
        assertThat(shown("a\u202eb")).isEqualTo("a\\u{202e}b");
    }

    @Test
    void the_beginning_of_a_long_text_ends_with_an_ellipsis() {
        assertThat(Visible.beginning(Octets.of("🎉".repeat(100)), 3, " …")).isEqualTo("🎉🎉🎉 …");
    }

    @Test
    void the_beginning_of_a_short_text_is_all_of_it() {
        assertThat(Visible.beginning(Octets.of("aü🎉"), 3, " …")).isEqualTo("aü🎉");
    }

    @Test
    void a_beginning_is_not_cut_within_a_character() {
        assertThat(Visible.beginning(Octets.of("a🎉🎉🎉🎉🎉"), 3, "…")).isEqualTo("a🎉🎉…");
    }

    @Test
    void a_line_of_output_cannot_move_the_cursor() {
        assertThat(Visible.line("\u001b]0;title\u0007\rdone\u009b1A"))
                .isEqualTo("\\x1b]0;title\\x07\\rdone\\u{9b}1A");
    }

    @Test
    void the_caret_stands_under_the_first_difference() {
        assertThat(compared("hello\n", "help!\n"))
                .containsExactly(
                        "expected  hello\\n", //
                        "received  help!\\n",
                        "             ^");
    }

    @Test
    void the_caret_counts_columns_and_not_characters() {
        assertThat(compared("世界!", "世界?")).last().isEqualTo("              ^");
    }

    @Test
    void the_caret_stands_behind_what_came_when_the_rest_is_missing() {
        assertThat(compared("hello", "hel")).last().isEqualTo("             ^");
    }

    @Test
    void half_a_character_differs_from_a_whole_one() {
        byte[] half = {'c', (byte) 0xc3};
        assertThat(Comparison.lines(Optional.of(Octets.of("cé")), Optional.of(Octets.of(half))))
                .containsExactly(
                        "expected  cé", //
                        "received  c\\xc3",
                        "           ^");
    }

    @Test
    void of_something_long_only_the_place_of_the_difference_is_shown() {
        String text = "0123456789".repeat(100);
        assertThat(compared(text, text.substring(0, 500)))
                .containsExactly(
                        "expected  … 678901234567890123456789"
                                + "012345678901234567890123456789012345 …",
                        "received  … 678901234567890123456789",
                        "                                    ^",
                        "          1,000 bytes expected, 500 received, the first 500 the same");
    }

    @Test
    void nothing_is_said_to_be_nothing() {
        assertThat(Comparison.lines(Optional.of(Octets.of("x")), Optional.empty()))
                .containsExactly("expected  x", "received  (nothing)");
    }

    private static List<String> compared(String expected, String actual) {
        return Comparison.lines(Optional.of(Octets.of(expected)), Optional.of(Octets.of(actual)));
    }

    private static String shown(String text) {
        return shown(Octets.of(text));
    }

    private static String shown(Octets octets) {
        Visible visible = Visible.of(octets);
        return visible.text(0, visible.signs().size());
    }
}

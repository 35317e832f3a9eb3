package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rendered page makes of a heading, so that a link in a failure card leads there. */
class AnchorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A line comes back | a-line-comes-back",
                "Many lines, in order | many-lines-in-order",
                "What's this? (Really!) | whats-this-really",
                "Grüße aus Köln: ÄÖÜß | grüße-aus-köln-äöüß",
                "世界 und мир | 世界-und-мир",
                "snake_case stays-as it is | snake_case-stays-as-it-is",
                "One - two -- three | one---two----three",
                "`=>` sends bytes | -sends-bytes",
                "Two  blanks | two--blanks",
                "Lab 1: 100 % echo | lab-1-100--echo",
                "Hello 👋 world | hello--world",
                "½ of x² | -of-x",
                "C++ & C# | c--c",
            })
    void a_heading_becomes_its_anchor(String heading, String anchor) {
        assertThat(Anchor.of(heading)).isEqualTo(anchor);
    }

    @ParameterizedTest
    @CsvSource({"'e\u0301tude', 'e\u0301tude'", "' around ', 'around'", "'a\u00a0b', 'ab'"})
    void marks_stay_and_blanks_around_go(String heading, String anchor) {
        assertThat(Anchor.of(heading)).isEqualTo(anchor);
    }
}

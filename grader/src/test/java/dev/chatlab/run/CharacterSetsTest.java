package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CharacterSetsTest {

    private static final String TEXT = "Grüße";
    private static final String SCRIPT = "alice connects\nalice -> Grüße\nalice <- Grüße";

    @Test
    void bytes_of_utf_8_that_are_read_as_latin_letters_become_more_letters() {
        assertThat(came(SCRIPT, TEXT, changed(ISO_8859_1, UTF_8)))
                .contains(Misconception.ANOTHER_CHARACTER_SET);
    }

    @Test
    void what_is_read_as_ascii_becomes_replacement_characters() {
        assertThat(came(SCRIPT, TEXT, changed(US_ASCII, UTF_8)))
                .contains(Misconception.ANOTHER_CHARACTER_SET);
    }

    @Test
    void what_is_written_as_ascii_becomes_question_marks() {
        assertThat(came(SCRIPT, TEXT, changed(UTF_8, US_ASCII)))
                .contains(Misconception.ANOTHER_CHARACTER_SET);
    }

    @Test
    void a_letter_that_was_cut_in_two_is_a_read_that_was_decoded_by_itself() {
        String cut = "alice connects\nalice => \"caf\" c3\nalice => a9 \"\\n\"\nalice <- café";
        Octets halves = Octets.of("caf\uFFFD\uFFFD");
        assertThat(came(cut, "café", halves)).contains(Misconception.DECODES_EACH_READ);
    }

    @Test
    void another_text_has_not_been_through_a_character_set() {
        assertThat(came(SCRIPT, TEXT, Octets.of("hello")))
                .isNotEqualTo(Optional.of(Misconception.ANOTHER_CHARACTER_SET));
    }

    @Test
    void plain_letters_look_the_same_in_all_of_them() {
        assertThat(came("alice connects\nalice <- hello", "hello", Octets.of("hell")))
                .isNotEqualTo(Optional.of(Misconception.ANOTHER_CHARACTER_SET));
    }

    private static Octets changed(Charset in, Charset out) {
        byte[] bytes = new String(TEXT.getBytes(UTF_8), in).getBytes(out);
        return Octets.of(bytes, 0, bytes.length);
    }

    private static Optional<Misconception> came(String script, String expected, Octets actual) {
        return Story.ofLines(script)
                .failsAt((int) script.lines().count() - 1)
                .with(Unmet.of("alice", Ended.DIFFERENCE, Octets.of(expected), actual))
                .diagnosis();
    }
}

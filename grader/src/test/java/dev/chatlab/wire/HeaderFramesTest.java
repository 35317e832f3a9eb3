package dev.chatlab.wire;

import static dev.chatlab.wire.Wires.decode;
import static dev.chatlab.wire.Wires.glued;
import static dev.chatlab.wire.Wires.octets;
import static dev.chatlab.wire.Wires.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Text;
import dev.chatlab.wire.Framing.Incomplete;
import dev.chatlab.wire.Framing.Malformed;
import dev.chatlab.wire.Framing.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFramesTest {

    private static final Malformed BAD_HEADER =
            new Malformed("a header is ten characters: a number, then spaces");

    private static final Malformed NO_UTF_8 = new Malformed("these bytes are no valid UTF-8");

    private final HeaderFrames frames = new HeaderFrames();

    @Test
    void a_message_follows_its_byte_count() {
        assertThat(frames.encode("hello")).isEqualTo(utf8("5         hello"));
    }

    @Test
    void the_header_counts_bytes_and_not_characters() {
        assertThat(frames.encode("Grüße 👋")).isEqualTo(utf8("12        Grüße 👋"));
    }

    @Test
    void an_empty_message_is_a_header_alone() {
        assertThat(frames.encode("")).isEqualTo(utf8("0         "));
        assertThat(decode(frames, "0         ")).isEqualTo(new Message("", 10));
    }

    @Test
    void a_message_is_as_long_as_its_header_says() {
        assertThat(decode(frames, "7         Grüße")).isEqualTo(new Message("Grüße", 17));
    }

    @Test
    void a_header_that_counts_characters_cuts_a_character_in_two() {
        assertThat(decode(frames, "3         caé")).isEqualTo(NO_UTF_8);
    }

    @Test
    void of_two_glued_messages_the_first_one_comes_first() {
        assertThat(frames.next(glued(frames.encode("one"), frames.encode("two"))))
                .isEqualTo(new Message("one", 13));
    }

    @Test
    void a_message_may_have_line_ends() {
        assertThat(decode(frames, "4         a\r\nb")).isEqualTo(new Message("a\r\nb", 14));
    }

    @Test
    void zeros_in_front_of_the_number_do_no_harm() {
        assertThat(decode(frames, "00000002  hi")).isEqualTo(new Message("hi", 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12345678", "5 ", "5        ", "5         ", "5         hell"})
    void until_the_last_byte_a_message_is_incomplete(String bytes) {
        assertThat(decode(frames, bytes)).isInstanceOf(Incomplete.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h",
                "hello     ",
                "1x",
                "5   5",
                "-",
                "+1",
                " ",
                "          ",
                " 5",
                "1.",
                "\n",
                "5\n",
                "5\t",
                "0x1",
                "123456789",
                "é",
                "٣"
            })
    void a_bad_header_is_malformed_as_soon_as_it_is_seen(String bytes) {
        assertThat(decode(frames, bytes)).isEqualTo(BAD_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "5   5", "1.", "5\n", "123456789"})
    void before_its_last_byte_nobody_knows_that_it_is_bad(String bytes) {
        assertThat(decode(frames, bytes.substring(0, bytes.length() - 1)))
                .isInstanceOf(Incomplete.class);
    }

    @Test
    void content_that_is_no_utf_8_is_malformed() {
        assertThat(frames.next(octets("2         \u00c3("))).isEqualTo(NO_UTF_8);
    }

    @Test
    void any_matches_a_message_of_several_lines() {
        assertThat(frames.matches(new Text(List.of(new Text.Any())), "alice", "a\nb")).isTrue();
    }
}

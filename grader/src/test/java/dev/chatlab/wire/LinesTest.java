package dev.chatlab.wire;

import static dev.chatlab.wire.Wires.decode;
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

class LinesTest {

    private final Lines lines = new Lines();

    @Test
    void a_message_is_sent_with_a_newline() {
        assertThat(lines.encode("Grüße")).isEqualTo(utf8("Grüße\n"));
    }

    @Test
    void a_newline_ends_a_message() {
        assertThat(decode(lines, "hello\n")).isEqualTo(new Message("hello", 6));
    }

    @Test
    void a_message_is_as_long_as_its_bytes() {
        assertThat(decode(lines, "é\n")).isEqualTo(new Message("é", 3));
    }

    @Test
    void a_carriage_return_before_the_newline_is_tolerated() {
        assertThat(decode(lines, "hello\r\n")).isEqualTo(new Message("hello", 7));
    }

    @Test
    void only_one_carriage_return_is_tolerated() {
        assertThat(decode(lines, "hello\r\r\n")).isEqualTo(new Message("hello\r", 8));
    }

    @Test
    void a_carriage_return_elsewhere_is_part_of_the_message() {
        assertThat(decode(lines, "he\rllo\n")).isEqualTo(new Message("he\rllo", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "hello\r", "\r"})
    void without_a_newline_a_message_is_incomplete(String bytes) {
        assertThat(decode(lines, bytes)).isInstanceOf(Incomplete.class);
    }

    @Test
    void an_empty_line_is_an_empty_message() {
        assertThat(decode(lines, "\n")).isEqualTo(new Message("", 1));
        assertThat(decode(lines, "\r\n")).isEqualTo(new Message("", 2));
    }

    @Test
    void of_two_glued_messages_the_first_one_comes_first() {
        assertThat(decode(lines, "one\ntwo\n")).isEqualTo(new Message("one", 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\n",
                "caf\u00c3\n",
                "\u00a9\n",
                "\u00c0\u0080\n",
                "\u00ed\u00a0\u0080\n"
            })
    void bytes_that_are_no_utf_8_are_malformed(String bytes) {
        assertThat(lines.next(octets(bytes)))
                .isEqualTo(new Malformed("these bytes are no valid UTF-8"));
    }

    @Test
    void what_follows_a_message_does_not_spoil_it() {
        assertThat(lines.next(octets("ok\n\u00ff\n"))).isEqualTo(new Message("ok", 3));
    }

    @Test
    void an_expectation_matches_the_whole_message() {
        assertThat(lines.matches(Text.of("hello"), "alice", "hello")).isTrue();
        assertThat(lines.matches(Text.of("hello"), "alice", "hello you")).isFalse();
    }

    @Test
    void an_expectation_knows_whose_line_it_is() {
        Text joined = new Text(List.of(new Text.Name(), new Text.Literal(" joined!")));

        assertThat(lines.matches(joined, "alice", "alice joined!")).isTrue();
        assertThat(lines.matches(joined, "alice", "bob joined!")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anything", "a\rb", "a\u0085b", "a\u2028b"})
    void any_matches_whatever_a_line_can_hold(String message) {
        assertThat(lines.matches(new Text(List.of(new Text.Any())), "alice", message)).isTrue();
    }
}

package dev.chatlab.wire;

import static dev.chatlab.wire.Wires.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Text;
import dev.chatlab.conversation.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {

    @Test
    void every_format_has_its_wire() {
        assertThat(List.of(WireFormat.values()))
                .map(Wire::of)
                .containsExactly(new RawBytes(), new Lines(), new HeaderFrames(), new JsonLines());
    }

    @ParameterizedTest
    @EnumSource
    void a_wire_carries_at_least_the_bytes_of_its_message(WireFormat format) {
        String message = "{\"text\": \"Grüße 👋\"}";

        assertThat(Wire.of(format).encode(message)).contains(utf8(message));
    }

    @Test
    void raw_bytes_are_the_message_and_nothing_else() {
        assertThat(new RawBytes().encode("hé\n")).isEqualTo(utf8("hé\n"));
    }

    @Test
    void on_raw_bytes_a_message_matches_when_it_is_the_same() {
        assertThat(new RawBytes().matches(Text.of("hello"), "alice", "hello")).isTrue();
        assertThat(new RawBytes().matches(Text.of("hello"), "alice", "hello\n")).isFalse();
    }

    @Test
    void on_raw_bytes_an_expectation_knows_whose_line_it_is() {
        assertThat(new RawBytes().matches(new Text(List.of(new Text.Name())), "bob", "bob"))
                .isTrue();
    }
}

package dev.chatlab.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UTF-8 that comes in pieces. */
class PieceDecoderTest {

    private static final String REPLACEMENT = "\uFFFD";

    private final PieceDecoder decoder = new PieceDecoder();

    @Test
    void whole_characters_are_there_at_once() {
        assertThat(decode("grüße".getBytes(UTF_8))).isEqualTo("grüße");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ü", "€", "🙂"})
    void a_character_is_there_with_its_last_byte(String character) {
        byte[] bytes = character.getBytes(UTF_8);
        for (int i = 0; i < bytes.length - 1; i++) {
            assertThat(decode(bytes[i])).isEmpty();
        }
        assertThat(decode(bytes[bytes.length - 1])).isEqualTo(character);
    }

    @Test
    void what_is_complete_does_not_wait_for_what_is_not() {
        assertThat(decode((byte) 'a', (byte) 0xC3)).isEqualTo("a");
        assertThat(decode((byte) 0xBC, (byte) 'b')).isEqualTo("üb");
    }

    @Test
    void an_empty_piece_changes_nothing() {
        decode((byte) 0xC3);
        assertThat(decode()).isEmpty();
        assertThat(decode((byte) 0xBC)).isEqualTo("ü");
    }

    @Test
    void only_so_many_bytes_of_a_piece_count() {
        assertThat(decoder.decode("hello, old bytes".getBytes(UTF_8), 5)).isEqualTo("hello");
    }

    @Test
    void what_is_no_utf_8_is_replaced() {
        assertThat(decode((byte) 'a', (byte) 0xFF, (byte) 'b')).isEqualTo("a" + REPLACEMENT + "b");
    }

    @Test
    void half_a_character_is_replaced_when_another_one_begins() {
        assertThat(decode((byte) 0xC3)).isEmpty();
        assertThat(decode((byte) 'a')).isEqualTo(REPLACEMENT + "a");
    }

    @Test
    void half_a_character_at_the_end_is_replaced() {
        assertThat(decode((byte) 'a', (byte) 0xE2, (byte) 0x82)).isEqualTo("a");
        assertThat(decoder.end()).isEqualTo(REPLACEMENT);
    }

    @Test
    void without_half_a_character_nothing_is_left_at_the_end() {
        decode((byte) 'a');
        assertThat(decoder.end()).isEmpty();
    }

    private String decode(byte... piece) {
        return decoder.decode(piece, piece.length);
    }
}

package dev.chatlab.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Filler.Unit;
import dev.chatlab.conversation.Text.Any;
import dev.chatlab.conversation.Text.Literal;
import dev.chatlab.conversation.Text.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final Text GREETING =
            new Text(List.of(new Literal("[*] "), new Name(), new Literal(" says "), new Any()));

    @Test
    void neighbouring_literals_are_one() {
        assertThat(new Text(List.of(new Literal("a"), new Literal(""), new Literal("b"))))
                .isEqualTo(Text.of("ab"));
    }

    @Test
    void a_rendered_text_has_the_actors_name() {
        assertThat(GREETING.render("alice")).isEqualTo("[*] alice says {any}");
    }

    @Test
    void a_pattern_takes_its_literals_literally() {
        assertThat(GREETING.pattern("alice").matcher("* alice says hi").matches()).isFalse();
    }

    @Test
    void a_pattern_knows_the_actor() {
        assertThat(GREETING.pattern("alice").matcher("[*] bob says hi").matches()).isFalse();
    }

    @Test
    void any_may_be_nothing_at_all() {
        assertThat(GREETING.pattern("alice").matcher("[*] alice says ").matches()).isTrue();
    }

    @Test
    void any_ends_where_the_line_ends() {
        assertThat(GREETING.pattern("alice").matcher("[*] alice says hi\nho").matches()).isFalse();
    }

    @Test
    void a_text_with_any_name_fits_every_actor() {
        assertThat(GREETING.withAnyName().pattern("").matcher("[*] bob says hi").matches())
                .isTrue();
    }

    @Test
    void the_words_of_a_filler_are_numbered() {
        StringBuilder words = new StringBuilder();
        for (int number = 1; number <= 1_000; number++) {
            words.append("word-").append(number).append('.');
        }

        assertThat(new Filler(words.length(), Unit.BYTES).text()).isEqualTo(words.toString());
    }

    @Test
    void a_filler_in_a_text_has_its_size_everywhere() {
        Text text = new Text(List.of(new Filler(2, Unit.KIB)));

        assertThat(text.render("alice")).hasSize(2048);
        assertThat(text.pattern("alice").matcher(text.render("alice")).matches()).isTrue();
    }

    @Test
    void a_filler_has_exactly_as_many_bytes_as_it_says() {
        assertThat(new Filler(1, Unit.MIB).toBytes()).hasSize(1_048_576);
        assertThat(new Filler(1, Unit.BYTES).toBytes()).hasSize(1);
    }

    @Test
    void a_filler_fits_on_a_line_and_survives_trimming() {
        assertThat(new Filler(64, Unit.KIB).text()).matches("[\\x21-\\x7e]+");
    }

    @Test
    void a_filler_never_repeats_itself() {
        String text = new Filler(4, Unit.KIB).text();

        assertThat(text.substring(64)).doesNotContain(text.substring(0, 64));
    }

    @Test
    void bytes_are_their_chunks_in_order() {
        Bytes bytes =
                new Bytes(
                        List.of(
                                new Bytes.Quoted("é\n"),
                                new Bytes.Hex(0xfe, 0xff),
                                new Bytes.Hex(0, 0),
                                new Filler(4, Unit.BYTES)));

        assertThat(bytes.toBytes())
                .isEqualTo(
                        new byte[] {(byte) 0xc3, (byte) 0xa9, '\n', -2, -1, 0, 'w', 'o', 'r', 'd'});
    }

    @Test
    void a_range_has_every_value_once() {
        byte[] all = new Bytes.Hex(0, 255).toBytes();

        assertThat(all).hasSize(256).doesNotHaveDuplicates().startsWith(0, 1, 2);
    }

    @Test
    void a_text_says_itself_in_the_notation() {
        assertThat(GREETING).hasToString("[*] {name} says {any}");
        assertThat(Text.of(" a\"b ")).hasToString("\" a\\\"b \"");
    }

    @Test
    void bytes_say_themselves_in_the_notation() {
        assertThat(
                        new Bytes(
                                List.of(
                                        new Bytes.Quoted("hi\n"),
                                        new Bytes.Hex(0, 255),
                                        new Bytes.Hex(10, 10),
                                        new Filler(1, Unit.KIB))))
                .hasToString("\"hi\\n\" 00..ff 0a {1 KiB of text}");
    }

    @Test
    void a_quoted_text_is_utf_8() {
        assertThat(new Bytes.Quoted("世界 👋").toBytes()).isEqualTo("世界 👋".getBytes(UTF_8));
    }
}

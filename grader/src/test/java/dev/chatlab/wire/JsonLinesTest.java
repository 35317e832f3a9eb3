package dev.chatlab.wire;

import static dev.chatlab.wire.Wires.decode;
import static dev.chatlab.wire.Wires.octets;
import static dev.chatlab.wire.Wires.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Text;
import dev.chatlab.wire.Framing.Incomplete;
import dev.chatlab.wire.Framing.Malformed;
import dev.chatlab.wire.Framing.Message;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private final JsonLines json = new JsonLines();

    @Test
    void a_message_is_sent_on_a_line_of_its_own() {
        assertThat(json.encode("{\"text\": \"hé\"}")).isEqualTo(utf8("{\"text\": \"hé\"}\n"));
    }

    @Test
    void a_message_comes_as_it_was_written() {
        assertThat(decode(json, "{ \"a\" : 1 }\r\n")).isEqualTo(new Message("{ \"a\" : 1 }", 13));
    }

    @Test
    void of_two_glued_messages_the_first_one_comes_first() {
        assertThat(decode(json, "{\"a\":1}\n{\"a\":2}\n")).isEqualTo(new Message("{\"a\":1}", 8));
    }

    @Test
    void without_a_newline_a_message_is_incomplete() {
        assertThat(decode(json, "{\"a\":1}")).isInstanceOf(Incomplete.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "  \n"})
    void an_empty_line_is_no_message(String line) {
        assertThat(decode(json, line)).isEqualTo(new Malformed("this line is empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello | 'hello'",
                "{\"a\": | end-of-input",
                "{'a': 1} | double-quote",
                "[1,] | expected a valid value",
                "{\"a\":1}} | close marker",
                "{} {} | Trailing token",
                "{\"a\": NaN} | NaN",
                "{\"a\": 01} | Leading zeroes",
            })
    void a_line_that_is_no_json_is_malformed_and_says_why(String line, String why) {
        assertThat(decode(json, line + "\n"))
                .asInstanceOf(InstanceOfAssertFactories.type(Malformed.class))
                .extracting(Malformed::why, InstanceOfAssertFactories.STRING)
                .startsWith("this line is no JSON: ")
                .contains(why);
    }

    @Test
    void a_line_that_is_no_utf_8_is_malformed() {
        assertThat(json.next(octets("\"\u00ff\"\n")))
                .isEqualTo(new Malformed("these bytes are no valid UTF-8"));
    }

    @Test
    void a_line_that_nests_without_end_is_malformed() {
        assertThat(decode(json, "[".repeat(100_000) + "\n")).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1}            | {\"a\": 1}",
                "{\"a\": 1}            | {\"b\": [], \"a\": 1}",
                "{}                    | {\"a\": 1}",
                "{\"a\": {\"b\": 1}}   | {\"a\": {\"b\": 1, \"c\": 2}, \"d\": 3}",
                "{\"a\": [1, {}]}      | {\"a\": [1, {\"b\": 2}]}",
                "{\"a\": null}         | {\"a\": null}",
                "{\"a\": true}         | {\"a\": true}",
                "{\"a\": \"é\"}        | {\"a\": \"\\u00e9\"}",
                "{\"a\": 1}            | {\"a\": 1.0}",
                "{\"a\": 10000000000}  | {\"a\": 1e10}",
                "{\"a\": \"{any}\"}    | {\"a\": \"\"}",
                "{\"a\": \"{any}\"}    | {\"a\": \"two\\nlines\"}",
                "{\"a\": \"{any} left {any}\"} | {\"a\": \"bob left (again)\"}",
                "[]                    | []",
                "\"hello\"             | \"hello\"",
            })
    void a_message_with_the_expected_fields_matches(String expected, String message) {
        assertThat(json.matches(text(expected), "alice", message)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1}            | {}",
                "{\"a\": 1}            | {\"a\": 2}",
                "{\"a\": 1}            | {\"a\": \"1\"}",
                "{\"a\": 1}            | {\"A\": 1}",
                "{\"a\": null}         | {}",
                "{\"a\": {\"b\": 1}}   | {\"a\": {\"c\": 1}}",
                "{\"a\": {\"b\": 1}}   | {\"a\": 1}",
                "{\"a\": {}}           | {\"a\": []}",
                "{\"a\": []}           | {\"a\": {}}",
                "{\"a\": [1, 2]}       | {\"a\": [2, 1]}",
                "{\"a\": [1]}          | {\"a\": [1, 2]}",
                "{\"a\": 9007199254740993} | {\"a\": 9007199254740992}",
                "{\"a\": \"{any}\"}    | {\"a\": 1}",
                "{\"a\": \"{any}\"}    | {}",
                "{\"a\": \"{any}!\"}   | {\"a\": \"hello\"}",
                "{\"a\": \"(.{any}\"}  | {\"a\": \"x\"}",
                "{\"a\": 1}            | [{\"a\": 1}]",
                "{\"a\": 1}            | no JSON",
                "no JSON               | no JSON",
            })
    void a_message_without_them_does_not(String expected, String message) {
        assertThat(json.matches(text(expected), "alice", message)).isFalse();
    }

    @Test
    void an_expectation_knows_whose_line_it_is() {
        Text expected =
                new Text(
                        List.of(
                                new Text.Literal("{\"name\": \""),
                                new Text.Name(),
                                new Text.Literal("\"}")));

        assertThat(json.matches(expected, "alice", "{\"name\": \"alice\"}")).isTrue();
        assertThat(json.matches(expected, "bob", "{\"name\": \"alice\"}")).isFalse();
    }

    /** A text in which {@code {any}} is the placeholder. */
    private static Text text(String written) {
        List<Text.Part> parts = new ArrayList<>();
        for (String literal : written.split("(?=\\{any})|(?<=\\{any})", -1)) {
            parts.add(literal.equals("{any}") ? new Text.Any() : new Text.Literal(literal));
        }
        return new Text(parts);
    }
}

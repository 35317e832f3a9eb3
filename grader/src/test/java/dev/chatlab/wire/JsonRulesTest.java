package dev.chatlab.wire;

import static dev.chatlab.wire.Wires.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chatlab.wire.Framing.Malformed;
import dev.chatlab.wire.Framing.Message;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that breaks a rule is none, and it is said which field and which rule. */
class JsonRulesTest {

    private static final String SCHEMA =
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "$id": "message.schema.json",
              "type": "object",
              "required": ["type", "payload"],
              "properties": {
                "type": {"enum": ["message"]},
                "payload": {
                  "type": "object",
                  "required": ["text"],
                  "properties": {"text": {"type": "string", "maxLength": 5}}
                }
              }
            }
            """;

    @TempDir private Path folder;

    private JsonLines json;

    @BeforeEach
    void read_the_rules() throws Exception {
        Path file = Files.writeString(folder.resolve("message.schema.json"), SCHEMA);
        json = new JsonLines(Optional.of(JsonRules.in(file)));
    }

    @Test
    void a_message_that_keeps_the_rules_is_one() {
        String line = "{\"type\": \"message\", \"payload\": {\"text\": \"hello\", \"more\": 1}}\n";
        assertThat(decode(json, line)).isInstanceOf(Message.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"message\"} | payload is missing (rule: required)",
                "{\"type\": \"message\", \"payload\": {}} | payload.text is missing (rule: required)",
                "{\"type\": \"message\", \"payload\": {\"text\": 1}} | payload.text: integer found,"
                        + " string expected (rule: type)",
                "{\"type\": \"message\", \"payload\": {\"text\": \"hello!\"}} | payload.text: must be"
                        + " at most 5 characters long (rule: maxLength)",
                "[] | the message: array found, object expected (rule: type)"
            })
    void a_violation_names_the_field_and_the_rule(String line, String why) {
        assertThat(decode(json, line + "\n")).isEqualTo(new Malformed(why));
    }

    @Test
    void a_file_that_is_gone_is_no_fault_of_the_message() {
        JsonLines without = new JsonLines(Optional.of(JsonRules.in(folder.resolve("nobody.json"))));
        assertThatThrownBy(() -> decode(without, "{}\n"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nobody.json");
    }
}

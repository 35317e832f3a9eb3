package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.conversation.Text;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message is one JSON value on a line of its own (NDJSON). An expectation matches when the fields
 * that it names match; a message may have more. {@code {any}} inside an expected string matches
 * anything.
 */
public record JsonLines() implements Framing {

    /** Loaded with the first JSON message: the other labs need not pay for it at their start. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.shared();
    }

    @Override
    public byte[] encode(String message) {
        return (message + "\n").getBytes(UTF_8);
    }

    @Override
    public Decoded next(byte[] bytes) {
        Decoded line = new Lines().next(bytes);
        if (!(line instanceof Message(String text, _))) {
            return line;
        }
        if (text.isBlank()) {
            return new Malformed("this line is empty");
        }
        try {
            Json.MAPPER.readTree(text);
            return line;
        } catch (JacksonException e) {
            return new Malformed("this line is no JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public boolean matches(Text expected, String actor, String message) {
        try {
            return covers(
                    Json.MAPPER.readTree(expected.render(actor)), Json.MAPPER.readTree(message));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean covers(JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            return actual.isObject()
                    && expected.properties().stream()
                            .allMatch(field ->
                                    actual.has(field.getKey())
                                            && covers(
                                                    field.getValue(), actual.get(field.getKey())));
        }
        if (expected.isArray()) {
            return actual.isArray()
                    && expected.size() == actual.size()
                    && IntStream.range(0, expected.size())
                            .allMatch(i -> covers(expected.get(i), actual.get(i)));
        }
        if (expected.isString() && expected.stringValue().contains("{any}")) {
            return actual.isString()
                    && wildcard(expected.stringValue()).matcher(actual.stringValue()).matches();
        }
        return expected.equals(actual) || sameNumber(expected, actual);
    }

    /** JSON has numbers, not types of numbers: 1, 1.0 and 1e0 are the same one. */
    private static boolean sameNumber(JsonNode one, JsonNode other) {
        return one.isNumber()
                && other.isNumber()
                && (one.isFloatingPointNumber() || other.isFloatingPointNumber())
                && one.doubleValue() == other.doubleValue();
    }

    private static Pattern wildcard(String expected) {
        String regex =
                Arrays.stream(expected.split("\\{any}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}

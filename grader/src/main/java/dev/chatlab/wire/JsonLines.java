package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.conversation.Text;
import java.util.Arrays;
import java.util.Optional;
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
 *
 * @param rules what a message has to look like beyond that, if there is anything
 */
public record JsonLines(Optional<JsonRules> rules) implements Framing {

    private static final String ANY = "{any}";

    /** Loaded with the first JSON message: the other labs need not pay for it at their start. */
    private static final class Json {
        static final JsonMapper MAPPER = JsonMapper.shared();
    }

    /** Without rules: any JSON will do. */
    public JsonLines() {
        this(Optional.empty());
    }

    /** A message as JSON sees it: the order of its fields, and how it is written, do not matter. */
    record Tree(JsonNode node) implements Reading {
        @Override
        public boolean isSaidBy(Reading other) {
            return other instanceof Tree(JsonNode actual) && difference("", node, actual).isEmpty();
        }
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
            JsonNode node = Json.MAPPER.readTree(text);
            return rules.flatMap(some -> some.violation(node))
                    .<Decoded>map(Malformed::new)
                    .orElse(line);
        } catch (JacksonException e) {
            return new Malformed("this line is no JSON: " + inShort(e));
        }
    }

    /** What follows in such a message is a list of all that JSON knows. */
    private static String inShort(JacksonException e) {
        return e.getOriginalMessage().replaceFirst("(?s): was expecting \\(JSON .*", "");
    }

    @Override
    public Reading read(String message) {
        return new Tree(Json.MAPPER.readTree(message));
    }

    @Override
    public boolean matches(Text expected, String actor, String message) {
        return difference(expected, actor, message).isEmpty();
    }

    @Override
    public Optional<String> difference(Text expected, String actor, String message) {
        try {
            return difference(
                    "",
                    Json.MAPPER.readTree(expected.render(actor)),
                    Json.MAPPER.readTree(message));
        } catch (JacksonException e) {
            return Optional.of("this is no JSON: " + inShort(e));
        }
    }

    /** The first place where a message does not say what is expected of it. */
    private static Optional<String> difference(String place, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            return expected.properties().stream()
                    .map(field -> {
                        String name = place.isEmpty() ? "" : place + ".";
                        JsonNode value = actual.get(field.getKey());
                        return value == null
                                ? Optional.of(name + field.getKey() + " is missing")
                                : difference(name + field.getKey(), field.getValue(), value);
                    })
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            return IntStream.range(0, expected.size())
                    .mapToObj(
                            i -> difference(place + "[" + i + "]", expected.get(i), actual.get(i)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return isSame(expected, actual)
                ? Optional.empty()
                : Optional.of(
                        (place.isEmpty() ? "the message" : place)
                                + " is "
                                + actual
                                + ", and not "
                                + expected);
    }

    private static boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isString() && expected.stringValue().contains(ANY)) {
            return actual.isString()
                    && wildcard(expected.stringValue()).matcher(actual.stringValue()).matches();
        }
        return expected.equals(actual) || isSameNumber(expected, actual);
    }

    /** JSON has numbers, not types of numbers: 1, 1.0 and 1e0 are the same one. */
    private static boolean isSameNumber(JsonNode one, JsonNode other) {
        return one.isNumber()
                && other.isNumber()
                && (one.isFloatingPointNumber() || other.isFloatingPointNumber())
                && one.doubleValue() == other.doubleValue();
    }

    private static Pattern wildcard(String expected) {
        String regex =
                Arrays.stream(expected.split(Pattern.quote(ANY), -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}

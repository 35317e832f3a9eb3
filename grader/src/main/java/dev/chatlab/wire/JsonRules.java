package dev.chatlab.wire;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What the messages of one side have to look like: a JSON Schema (draft 2020-12). It is read when
 * the first message comes. Any number of threads may share it.
 */
public final class JsonRules {

    /** What a schema's own name, which may be relative, is relative to. Nobody looks there. */
    private static final String SOMEWHERE = "https://chatlab.invalid/";

    private static final String RULE = " (rule: ";

    /** A chapter has two of them, and dozens of conversations. */
    private static final Map<Path, JsonRules> KNOWN = new ConcurrentHashMap<>();

    private final Path file;
    private Optional<Schema> schema = Optional.empty(); // guarded by this

    private JsonRules(Path file) {
        this.file = file;
    }

    /** The rules in this file. That it cannot be read is found out with the first message. */
    public static JsonRules in(Path file) {
        return KNOWN.computeIfAbsent(file, JsonRules::new);
    }

    /** Whether this is why something is no message: that it breaks a rule. */
    public static boolean isViolation(String why) {
        return why.contains(RULE);
    }

    /** Which field breaks which rule; of several the first one. */
    Optional<String> violation(JsonNode message) {
        return schema().validate(message).stream().findFirst().map(JsonRules::describe);
    }

    private static String describe(Error error) {
        String field = place(error.getInstanceLocation(), error.getProperty());
        String rule = error.getMessage();
        if (error.getKeyword().equals("required")) {
            return field + " is missing" + RULE + "required)";
        }
        return (field.isEmpty() ? "the message" : field)
                + ": "
                + rule
                + RULE
                + error.getKeyword()
                + ")";
    }

    /** As one says it: {@code payload.text}. */
    private static String place(NodePath path, String property) {
        String place = path.toString().replaceFirst("^[/$.]+", "").replace('/', '.');
        boolean inside = property != null && !property.isEmpty();
        return place + (inside ? (place.isEmpty() ? "" : ".") + property : "");
    }

    private synchronized Schema schema() {
        if (schema.isEmpty()) {
            schema = Optional.of(load());
        }
        return schema.get();
    }

    private Schema load() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            SchemaLocation.of(SOMEWHERE + file.getFileName()),
                            Files.readString(file),
                            InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema " + file + " cannot be read", e);
        }
    }
}

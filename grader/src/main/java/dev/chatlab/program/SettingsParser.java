package dev.chatlab.program;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * Reads {@code chatlab.yaml}, token by token: that way every complaint knows its line. A class
 * apart from {@link Settings}, so that the YAML library is loaded only where there is such a file.
 */
final class SettingsParser {
    private static final List<String> KEYS = List.of("build", "server", "client", "port");
    private static final String EXAMPLE = "\"server: python3 server.py {port}\"";

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column");

    private final Map<String, Entry> entries = new HashMap<>();

    private SettingsParser() {}

    private record Entry(int line, JsonToken type, String text) {}

    static Settings parse(String text) throws BadSubmission {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        SettingsParser parser = new SettingsParser();
        try (JsonParser tokens =
                new YAMLFactory().createParser(ObjectReadContext.empty(), unmarked)) {
            parser.read(tokens);
        } catch (JacksonException e) {
            throw notYaml(e);
        }
        return parser.settings();
    }

    private void read(JsonParser tokens) throws BadSubmission {
        JsonToken first = tokens.nextToken();
        if (first == null) {
            throw new BadSubmission(Settings.FILE + " is empty: it needs a line like " + EXAMPLE);
        }
        if (first != JsonToken.START_OBJECT) {
            throw bad(line(tokens), "expected lines like " + EXAMPLE);
        }
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = tokens.currentName();
            int line = line(tokens);
            if (!KEYS.contains(key)) {
                throw bad(
                        line,
                        "unknown key \""
                                + key
                                + "\""
                                + suggestion(key)
                                + " Keys are "
                                + String.join(", ", KEYS)
                                + ".");
            }
            JsonToken type = tokens.nextToken();
            if (entries.put(
                            key,
                            new Entry(line, type, type.isScalarValue() ? tokens.getString() : ""))
                    != null) {
                throw bad(line, "\"" + key + "\" is there twice");
            }
            tokens.skipChildren();
        }
        if (tokens.nextToken() != null) {
            throw bad(line(tokens), "a second document begins here; the file holds one");
        }
    }

    private Settings settings() throws BadSubmission {
        OptionalInt port = port();
        Optional<String> build = text("build");
        Map<Role, List<String>> commands = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Optional<String> command = text(role.word());
            if (command.isPresent()) {
                commands.put(role, words(role, command.get(), port));
            }
        }
        if (commands.isEmpty()) {
            throw new BadSubmission(
                    Settings.FILE + " names no program: it needs a line like " + EXAMPLE);
        }
        return new Settings(build, commands, port);
    }

    private List<String> words(Role role, String command, OptionalInt port) throws BadSubmission {
        List<String> words =
                CommandWords.split(command)
                        .orElseThrow(
                                () -> bad(role.word(), "a quote in the command is never closed"));
        if (port.isEmpty() && !command.contains("{port}")) {
            throw bad(
                    role.word(),
                    "the command does not say where the port goes: write {port} there, or add a line like"
                            + " \"port: 5000\" for a program whose port cannot be told");
        }
        return words;
    }

    private Optional<String> text(String key) throws BadSubmission {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        return switch (entry.type) {
            case VALUE_STRING,
                    VALUE_NUMBER_INT,
                    VALUE_NUMBER_FLOAT,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL -> {
                if (entry.text.isBlank()) {
                    throw bad(key, "must be a command, but there is nothing after it");
                }
                if (entry.type != JsonToken.VALUE_STRING) {
                    throw bad(key, "must be a command, not " + entry.text);
                }
                yield Optional.of(entry.text.strip());
            }
            case START_OBJECT, START_ARRAY ->
                    throw bad(
                            key,
                            "must be a command on one line; put it in quotes when it begins with { or [");
            default -> throw bad(key, "must be a command");
        };
    }

    private OptionalInt port() throws BadSubmission {
        Entry entry = entries.get("port");
        if (entry == null) {
            return OptionalInt.empty();
        }
        // Up to nine digits, which always fit.
        boolean number =
                entry.type == JsonToken.VALUE_NUMBER_INT && entry.text.matches("[0-9]{1,9}");
        int port = number ? Integer.parseInt(entry.text) : 0;
        if (port < 1 || port > 65_535) {
            String found =
                    entry.type == JsonToken.VALUE_STRING
                            ? "the text \"" + entry.text + "\""
                            : entry.text;
            throw bad(
                    "port",
                    "must be a number from 1 to 65535"
                            + (entry.text.isEmpty() ? "" : ", not " + found));
        }
        return OptionalInt.of(port);
    }

    private BadSubmission bad(String key, String complaint) {
        Entry entry = entries.get(key);
        return bad(entry == null ? 1 : entry.line, "\"" + key + "\": " + complaint);
    }

    private static BadSubmission bad(int line, String complaint) {
        return new BadSubmission(Settings.FILE + ":" + line + ": " + complaint);
    }

    /**
     * The library says the problem and draws its place, both at times after where it began to read
     * an entry.
     */
    private static BadSubmission notYaml(JacksonException e) {
        String said = e.getOriginalMessage();
        List<Integer> places =
                PLACE.matcher(said)
                        .results()
                        .map(place -> Integer.valueOf(place.group(1)))
                        .toList();
        if (places.isEmpty()) {
            return bad(e.getLocation().getLineNr(), "not YAML: " + said);
        }
        if (said.contains("while scanning a quoted scalar") && said.contains("unexpected end")) {
            return bad(places.getFirst(), "not YAML: the quote that begins here is never closed");
        }
        if (said.contains("mapping values are not allowed")) {
            return bad(
                    places.getLast(),
                    "not YAML: put a command that has a colon followed by a blank in quotes");
        }
        String problem =
                said.lines()
                        .filter(line -> !line.startsWith(" ") && !line.startsWith("while "))
                        .reduce((first, last) -> last)
                        .orElse(said);
        return bad(places.getLast(), "not YAML: " + problem);
    }

    private static String suggestion(String key) {
        return KEYS.stream()
                .filter(known -> Nearness.isNear(key, known))
                .findFirst()
                .map(known -> ": did you mean \"" + known + "\"?")
                .orElse(".");
    }

    private static int line(JsonParser tokens) {
        return tokens.currentTokenLocation().getLineNr();
    }
}

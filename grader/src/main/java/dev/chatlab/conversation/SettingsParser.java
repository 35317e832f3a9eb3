package dev.chatlab.conversation;

import dev.chatlab.conversation.ChapterParser.PageLine;
import dev.chatlab.conversation.LabSettings.CrowdTalk;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a {@code lab} block: one setting a line, a word and what it is set to. */
final class SettingsParser {

    /** What the block says where every connection is TLS. */
    static final String INSIDE_TLS = "inside TLS";

    private static final String JACKSON = "jackson";
    private static final Pattern SCHEMA = Pattern.compile("(server|client)\\s+(\\S+)");

    private final String file;
    private final Optional<Path> folder;
    private final List<Mistake> mistakes;

    private Optional<ProgramSpec> server = Optional.empty();
    private Optional<ProgramSpec> client = Optional.empty();
    private Optional<WireFormat> wire = Optional.empty();
    private final Map<Side, Path> schemas = new EnumMap<>(Side.class);
    private boolean insideTls;
    private final Set<String> libraries = new HashSet<>();
    private Optional<Text> departure = Optional.empty();
    private Optional<Text> says = Optional.empty();
    private final List<Text> heard = new ArrayList<>();

    /**
     * A parser for one block.
     *
     * @param folder where the page lies; empty when it lies nowhere, and has nothing beside it
     */
    SettingsParser(String file, Optional<Path> folder, List<Mistake> mistakes) {
        this.file = file;
        this.folder = folder;
        this.mistakes = mistakes;
    }

    LabSettings parse(List<PageLine> body) {
        for (PageLine line : body) {
            if (!line.text().isBlank() && !line.text().stripLeading().startsWith("#")) {
                read(line);
            }
        }
        return new LabSettings(
                server,
                client,
                wire.orElse(WireFormat.RAW),
                schemas,
                insideTls,
                libraries,
                departure,
                new CrowdTalk(
                        says.orElse(Text.ANYTHING),
                        heard.isEmpty() ? List.of(Text.ANYTHING) : heard),
                List.of());
    }

    private void read(PageLine line) {
        String[] words = line.text().strip().split("\\s+", 2);
        String value = words.length < 2 ? "" : words[1];
        switch (words[0]) {
            case "server" -> server = program(line, value);
            case "client" -> client = program(line, value);
            case "wire" -> wire = wire(line, value);
            case "departure" -> departure = message(line, value);
            case "says" -> says = message(line, value);
            case "heard" -> message(line, value).ifPresent(heard::add);
            case "schema" -> schema(line, value);
            case "library" -> library(line, value);
            case "inside" -> insideTls(line);
            default ->
                    mistake(
                            line,
                            column(line, line.text().strip()),
                            "no such setting: " + words[0],
                            "server, client, wire, schema, inside TLS, library, departure, says,"
                                    + " heard");
        }
    }

    private Optional<ProgramSpec> program(PageLine line, String value) {
        List<String> words = List.of(value.split("\\s+", -1));
        if (value.isEmpty()) {
            mistake(line, line.text().length() + 1, "the class name is missing", "EchoServer PORT");
            return Optional.empty();
        }
        return Optional.of(new ProgramSpec(words.getFirst(), words.subList(1, words.size())));
    }

    private Optional<WireFormat> wire(PageLine line, String value) {
        Optional<WireFormat> format = WireFormat.named(value);
        if (format.isEmpty()) {
            String accepted =
                    Arrays.stream(WireFormat.values())
                            .map(WireFormat::words)
                            .collect(Collectors.joining(", "));
            mistake(line, column(line, value), "no such wire: " + value, accepted);
        }
        return format;
    }

    private void schema(PageLine line, String value) {
        Matcher words = SCHEMA.matcher(value);
        if (!words.matches()) {
            mistake(
                    line,
                    column(line, value),
                    "whose messages follow which schema?",
                    "schema server schema/lab6-server.schema.json");
            return;
        }
        Side side = words.group(1).equals(Side.SERVER.word()) ? Side.SERVER : Side.CLIENT;
        Optional<Path> schema =
                folder.map(here -> here.resolve(words.group(2))).filter(Files::isReadable);
        if (schema.isEmpty()) {
            mistake(
                    line,
                    column(line, words.group(2)),
                    "there is no file " + words.group(2),
                    "a JSON Schema, beside this page");
        }
        schema.ifPresent(file -> schemas.put(side, file));
    }

    private void library(PageLine line, String value) {
        if (!value.equals(JACKSON)) {
            mistake(line, column(line, value), "no such library: " + value, JACKSON);
        }
        libraries.add(value);
    }

    private void insideTls(PageLine line) {
        String setting = line.text().strip();
        if (!setting.equals(INSIDE_TLS)) {
            mistake(line, column(line, setting), "no such setting: " + setting, INSIDE_TLS);
        }
        insideTls = true;
    }

    private Optional<Text> message(PageLine line, String value) {
        try {
            return Optional.of(LineParser.expectedMessage(value));
        } catch (Rejected rejected) {
            int column = column(line, value) + rejected.column - 1;
            mistake(line, column, rejected.what, rejected.accepted);
            return Optional.empty();
        }
    }

    private static int column(PageLine line, String value) {
        return line.text().stripTrailing().length() - value.length() + 1;
    }

    private void mistake(PageLine line, int column, String what, String accepted) {
        mistakes.add(new Mistake(file, line.number(), column, what, accepted));
    }
}

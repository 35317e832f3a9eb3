package dev.chatlab.conversation;

import dev.chatlab.conversation.ChapterParser.PageLine;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a {@code lab} block: one setting a line, a word and what it is set to. */
final class SettingsParser {

    private final String file;
    private final List<Mistake> mistakes;

    private Optional<ProgramSpec> server = Optional.empty();
    private Optional<ProgramSpec> client = Optional.empty();
    private Optional<WireFormat> wire = Optional.empty();
    private Optional<Text> departure = Optional.empty();
    private Optional<Text> heard = Optional.empty();

    SettingsParser(String file, List<Mistake> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    LabSettings parse(List<PageLine> body) {
        for (PageLine line : body) {
            if (!line.text().isBlank() && !line.text().stripLeading().startsWith("#")) {
                read(line);
            }
        }
        return new LabSettings(
                server, client, wire.orElse(WireFormat.RAW), departure, heard, List.of());
    }

    private void read(PageLine line) {
        String[] words = line.text().strip().split("\\s+", 2);
        String value = words.length < 2 ? "" : words[1];
        switch (words[0]) {
            case "server" -> server = program(line, value);
            case "client" -> client = program(line, value);
            case "wire" -> wire = wire(line, value);
            case "departure" -> departure = message(line, value);
            case "heard" -> heard = message(line, value);
            default ->
                    mistake(
                            line,
                            column(line, line.text().strip()),
                            "no such setting: " + words[0],
                            "server, client, wire, departure, heard");
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

    private Optional<Text> message(PageLine line, String value) {
        try {
            return Optional.of(LineParser.expectedMessage(value));
        } catch (LineParser.Rejected rejected) {
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

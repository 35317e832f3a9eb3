package dev.chatlab.conversation;

import dev.chatlab.conversation.ChapterParser.PageLine;
import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines between the fences of a conversation. Mistakes are collected, not thrown. */
final class ScriptParser {

    private final String file;
    private final List<Mistake> mistakes;

    ScriptParser(String file, List<Mistake> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /**
     * The script.
     *
     * @param fence the line of the opening fence, where an empty conversation is reported
     */
    List<ScriptLine> parse(List<PageLine> body, int fence) {
        List<PageLine> lines =
                body.stream()
                        .filter(line -> !line.text().isBlank())
                        .filter(line -> !line.text().stripLeading().startsWith("#"))
                        .toList();
        List<ScriptLine> script = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            PageLine line = lines.get(next++);
            Optional<Step> step = read(line, LineParser::step);
            if (step.isPresent()
                    && step.get() instanceof Step.ReceiveInAnyOrder(List<String> actors, _)) {
                List<Text> messages = new ArrayList<>();
                int first = next;
                while (next < lines.size() && indent(lines.get(next)) > indent(line)) {
                    read(lines.get(next++), LineParser::expectedMessage).ifPresent(messages::add);
                }
                if (next == first) {
                    mistakes.add(
                            new Mistake(
                                    file,
                                    line.number(),
                                    line.text().length() + 1,
                                    "the messages are missing",
                                    "one message a line, each indented"));
                }
                step = Optional.of(new Step.ReceiveInAnyOrder(actors, List.copyOf(messages)));
            }
            step.ifPresent(read -> script.add(new ScriptLine(line.number(), read)));
        }
        if (lines.isEmpty()) {
            mistakes.add(
                    new Mistake(file, fence, 1, "the conversation is empty", "alice connects"));
        }
        return script;
    }

    private interface Reader<T> {
        T read(String line) throws LineParser.Rejected;
    }

    private <T> Optional<T> read(PageLine line, Reader<T> reader) {
        try {
            return Optional.of(reader.read(line.text()));
        } catch (LineParser.Rejected rejected) {
            String what = rejected.what + ": " + line.text().strip();
            mistakes.add(
                    new Mistake(file, line.number(), rejected.column, what, rejected.accepted));
            return Optional.empty();
        }
    }

    private static int indent(PageLine line) {
        return line.text().length() - line.text().stripLeading().length();
    }
}

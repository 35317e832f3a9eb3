package dev.chatlab.conversation;

import dev.chatlab.conversation.ChapterParser.PageLine;
import dev.chatlab.conversation.Conversation.Scene;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.LabSettings.JoiningLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the lines between the fences of one conversation. A line that stands for several steps is
 * replaced by them. Mistakes are collected, not thrown.
 */
final class ScriptParser {

    private final String file;
    private final List<JoiningLine> joining;
    private final List<Mistake> mistakes;

    /** Who has joined and is still there: {@code everyone}. */
    private final Set<String> joined = new LinkedHashSet<>();

    /** While somebody joins, everyone who was there before. */
    private List<String> others = List.of();

    private int crowd;
    private boolean inJoining;

    /**
     * A parser for one conversation.
     *
     * @param joining what entering the room consists of
     */
    ScriptParser(String file, List<JoiningLine> joining, List<Mistake> mistakes) {
        this.file = file;
        this.joining = joining;
        this.mistakes = mistakes;
    }

    /**
     * The script.
     *
     * @param fence the line of the opening fence, where an empty conversation is reported
     */
    List<ScriptLine> parse(List<PageLine> body, int fence) {
        List<PageLine> lines = withoutComments(body);
        if (lines.isEmpty()) {
            mistakes.add(
                    new Mistake(file, fence, 1, "the conversation is empty", "alice connects"));
        }
        return steps(lines);
    }

    /** Only for its mistakes: what a newcomer of this name does. */
    void parseJoining(List<PageLine> lines, String newcomer) {
        others = List.of(newcomer + "-else");
        joined.addAll(others);
        joined.add(newcomer);
        inJoining = true;
        steps(lines);
    }

    static List<PageLine> withoutComments(List<PageLine> body) {
        return body.stream()
                .filter(line -> !line.text().isBlank())
                .filter(line -> !line.text().stripLeading().startsWith("#"))
                .toList();
    }

    private List<ScriptLine> steps(List<PageLine> lines) {
        List<ScriptLine> script = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            PageLine line = lines.get(next++);
            List<PageLine> below = below(lines, next);
            OptionalInt times = read(line, LineParser::times).orElse(OptionalInt.of(0));
            if (times.isPresent()) {
                script.addAll(repeat(line, times.getAsInt(), below));
                next += below.size();
                continue;
            }
            Optional<List<String>> newcomers = read(line, text -> LineParser.joiners(text, crowd));
            if (newcomers.isEmpty()) {
                continue;
            }
            if (!newcomers.get().isEmpty()) {
                script.addAll(join(line, newcomers.get()));
                continue;
            }
            Optional<Step> step = read(line, this::step);
            if (step.isPresent() && hasMessagesBelow(step.get())) {
                step = Optional.of(withMessages(line, step.get(), below));
                next += below.size();
            }
            step.ifPresent(this::keepCount);
            step.ifPresent(read -> script.add(new ScriptLine(line.number(), read)));
        }
        return script;
    }

    private Step step(String line) throws Rejected {
        return LineParser.step(line, new LineParser.People(joined, others));
    }

    /** The lines from this place on that are indented more than the one before it. */
    private static List<PageLine> below(List<PageLine> lines, int next) {
        int end = next;
        while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(next - 1))) {
            end++;
        }
        return lines.subList(next, end);
    }

    private static boolean hasMessagesBelow(Step step) {
        return step instanceof Step.ReceiveInAnyOrder || step instanceof Step.ReceiveOneEach;
    }

    private Step withMessages(PageLine line, Step head, List<PageLine> below) {
        List<Text> messages = new ArrayList<>();
        for (PageLine message : below) {
            read(message, LineParser::expectedMessage).ifPresent(messages::add);
        }
        if (below.isEmpty()) {
            mistake(line, "the messages are missing", "one message a line, each indented");
        }
        if (head instanceof Step.ReceiveOneEach(List<String> actors, _)) {
            if (!below.isEmpty() && below.size() != actors.size()) {
                mistake(
                        line,
                        "there are " + below.size() + " messages for " + actors.size() + " people",
                        "as many messages as people");
            }
            return new Step.ReceiveOneEach(actors, List.copyOf(messages));
        }
        return new Step.ReceiveInAnyOrder(
                ((Step.ReceiveInAnyOrder) head).actors(), List.copyOf(messages));
    }

    /** The same steps, that often. A pass leaves everybody where they were, or it fails twice. */
    private List<ScriptLine> repeat(PageLine line, int times, List<PageLine> below) {
        if (below.isEmpty()) {
            mistake(line, "there is nothing to repeat", "the lines to repeat, each indented");
        }
        if (below.stream().anyMatch(this::repeats)) {
            mistake(line, "repeated lines cannot repeat others", "lines without: 200 times");
            return List.of();
        }
        int before = crowd;
        List<ScriptLine> once = steps(below);
        crowd += (crowd - before) * (times - 1);
        String heading = line.text().strip();
        return IntStream.rangeClosed(1, times)
                .boxed()
                .flatMap(pass -> scene(heading, Scene.Kind.TIMES, pass, once).stream())
                .toList();
    }

    private boolean repeats(PageLine line) {
        return read(line, LineParser::times).filter(OptionalInt::isPresent).isPresent();
    }

    /** What entering the room consists of, for one newcomer after another. */
    private List<ScriptLine> join(PageLine line, List<String> newcomers) {
        if (inJoining) {
            mistake(line, "joining cannot consist of joining", "{name} connects");
            return List.of();
        }
        if (joining.isEmpty()) {
            mistake(
                    line,
                    "the page has not said what joining is",
                    "a joining block before this conversation; or: connects");
        }
        List<ScriptLine> script = new ArrayList<>();
        String heading = line.text().strip();
        for (int i = 0; i < newcomers.size(); i++) {
            String newcomer = newcomers.get(i);
            others = List.copyOf(joined);
            joined.add(newcomer);
            List<PageLine> steps =
                    joining.stream()
                            .filter(step -> !others.isEmpty() || !isOfOthers(step))
                            .map(step ->
                                    new PageLine(
                                            line.number(), step.text().replace("{name}", newcomer)))
                            .toList();
            script.addAll(scene(heading, Scene.Kind.JOINING, i + 1, steps(steps)));
        }
        others = List.of();
        return script;
    }

    /** The first who joins finds nobody there. */
    private static boolean isOfOthers(JoiningLine line) {
        return line.text().strip().startsWith(LineParser.OTHERS + " ");
    }

    private static List<ScriptLine> scene(
            String heading, Scene.Kind kind, int pass, List<ScriptLine> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(i ->
                        new ScriptLine(
                                steps.get(i).number(),
                                steps.get(i).step(),
                                Optional.of(new Scene(heading, kind, pass, i))))
                .toList();
    }

    private void keepCount(Step step) {
        switch (step) {
            case Step.CrowdConnects(int clients) -> crowd += clients;
            case Step.Connect(List<String> actors, _) ->
                    actors.forEach(actor -> crowd = Math.max(crowd, Crowds.number(actor)));
            case Step.Leave(List<String> actors, _) -> actors.forEach(joined::remove);
            case Step.Vanish(List<String> actors) -> actors.forEach(joined::remove);
            case Step.Disconnected(List<String> actors, _) -> actors.forEach(joined::remove);
            default -> {}
        }
    }

    private interface Reader<T> {
        T read(String line) throws Rejected;
    }

    private <T> Optional<T> read(PageLine line, Reader<T> reader) {
        try {
            return Optional.of(reader.read(line.text()));
        } catch (Rejected rejected) {
            String what = rejected.what + ": " + line.text().strip();
            mistakes.add(
                    new Mistake(file, line.number(), rejected.column, what, rejected.accepted));
            return Optional.empty();
        }
    }

    private void mistake(PageLine line, String what, String accepted) {
        mistakes.add(new Mistake(file, line.number(), line.text().length() + 1, what, accepted));
    }

    private static int indent(PageLine line) {
        return line.text().length() - line.text().stripLeading().length();
    }
}

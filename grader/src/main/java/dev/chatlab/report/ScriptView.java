package dev.chatlab.report;

import dev.chatlab.conversation.Conversation.Scene;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Printer;
import dev.chatlab.conversation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A script as whoever has read the chapter knows it. A line that stands for several steps is shown
 * as it is written, and unfolded where one of them failed.
 */
final class ScriptView {

    /** Longer lists of names are shortened. */
    private static final int MOST_NAMES = 6;

    private static final String INDENT = "    ";

    private final List<ScriptLine> script;
    private final int failed;
    private final List<Line> lines = new ArrayList<>();

    private ScriptView(List<ScriptLine> script, int failed) {
        this.script = script;
        this.failed = failed;
    }

    /** How far the play came. */
    enum State {
        PLAYED,
        FAILED,
        NOT_REACHED
    }

    /**
     * A line to show.
     *
     * @param upTo the index of the last step that it stands for; what was not shown before it
     *     belongs to it
     */
    record Line(String text, State state, int upTo) {}

    /** The script of a play that ended at this line; empty when it came to the end. */
    static List<Line> of(List<ScriptLine> script, Optional<ScriptLine> failed) {
        return new ScriptView(script, failed.map(script::indexOf).orElse(script.size())).write();
    }

    private List<Line> write() {
        int next = 0;
        while (next < script.size()) {
            Optional<Scene> scene = script.get(next).scene();
            if (scene.isEmpty()) {
                add(next, next, "");
                next++;
            } else {
                int end = endOfScene(next);
                writeScene(scene.get(), next, end);
                next = end;
            }
        }
        return lines;
    }

    /** Passes count up within a scene, and the steps within a pass. */
    private int endOfScene(int start) {
        int end = start + 1;
        while (end < script.size() && goesOn(script.get(end - 1), script.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean goesOn(ScriptLine before, ScriptLine after) {
        Scene one = before.scene().orElseThrow();
        return after.scene()
                .filter(other -> other.heading().equals(one.heading()))
                .filter(other ->
                        (other.pass() == one.pass() && other.place() == one.place() + 1)
                                || (other.pass() == one.pass() + 1 && other.place() == 0))
                .isPresent();
    }

    private void writeScene(Scene scene, int start, int end) {
        boolean here = start <= failed && failed < end;
        int pass = here ? pass(failed) : 1;
        boolean unfolded = here || scene.kind() == Scene.Kind.TIMES;
        String time =
                here && scene.kind() == Scene.Kind.TIMES ? "   (this is time " + pass + ")" : "";
        State state = start <= failed ? State.PLAYED : State.NOT_REACHED;
        List<Integer> shown =
                IntStream.range(start, end)
                        .filter(step -> unfolded && pass(step) == pass)
                        .boxed()
                        .toList();
        int first = shown.isEmpty() ? end : shown.getFirst();
        lines.add(new Line(scene.heading() + time, state, first - 1));
        for (int step : shown) {
            add(step, step == shown.getLast() ? end - 1 : step, INDENT);
        }
    }

    private int pass(int step) {
        return script.get(step).scene().orElseThrow().pass();
    }

    private void add(int step, int upTo, String indent) {
        State state =
                step < failed ? State.PLAYED : step == failed ? State.FAILED : State.NOT_REACHED;
        text(script.get(step).step())
                .lines()
                .forEach(text -> lines.add(new Line(indent + text, state, upTo)));
    }

    private static String text(Step step) {
        String text = Printer.print(step);
        if (step instanceof Step.OfActors of && of.actors().size() > MOST_NAMES) {
            String all = String.join(", ", of.actors());
            String some = String.join(", ", of.actors().subList(0, MOST_NAMES / 2));
            return some + ", … (" + of.actors().size() + " of them)" + text.substring(all.length());
        }
        return text;
    }
}

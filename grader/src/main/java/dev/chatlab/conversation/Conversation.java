package dev.chatlab.conversation;

import java.util.List;
import java.util.Optional;

/**
 * One graded case: a heading, the paragraph that explains it, and the script that is played.
 *
 * @param id the heading's anchor on the page; permanent, and the end of the link to the explanation
 * @param title the heading
 * @param explanation the paragraph above the script, as a failing student is shown it
 * @param points what a pass is worth
 * @param after the conversation that must pass first, or else this one is blocked
 * @param hints one after another, from general to specific
 * @param page the page it stands on, as that was named to the parser
 */
public record Conversation(
        String id,
        String title,
        String explanation,
        int points,
        Optional<String> after,
        LabSettings settings,
        List<ScriptLine> script,
        List<String> hints,
        String page) {

    public Conversation {
        script = List.copyOf(script);
        hints = List.copyOf(hints);
    }

    /**
     * One step of a script.
     *
     * @param number its line in the chapter's file, from 1
     * @param scene where it belongs, when one line of the page stands for several steps
     */
    public record ScriptLine(int number, Step step, Optional<Scene> scene) {

        ScriptLine(int number, Step step) {
            this(number, step, Optional.empty());
        }
    }

    /**
     * A line of the page that stands for several steps, played one or more times: {@code alice, bob
     * join}, {@code 200 times}.
     *
     * @param heading the line as it is written
     * @param pass which time this is, from 1
     * @param place the step's place in this pass, from 0
     */
    public record Scene(String heading, Kind kind, int pass, int place) {

        /** What kind of scene. */
        public enum Kind {
            /** Entering the room; a pass is one newcomer. */
            JOINING,
            /** Steps that are repeated. */
            TIMES
        }
    }

    /** Whether a step of this kind is in the script. */
    public boolean has(Class<? extends Step> kind) {
        return script.stream().anyMatch(line -> kind.isInstance(line.step()));
    }

    /** The program this conversation judges: a script with a user or a room judges the client. */
    public Side side() {
        return script.stream().anyMatch(line -> line.step().forClient())
                ? Side.CLIENT
                : Side.SERVER;
    }
}

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
 */
public record Conversation(
        String id,
        String title,
        String explanation,
        int points,
        Optional<String> after,
        LabSettings settings,
        List<ScriptLine> script,
        List<String> hints) {

    public Conversation {
        script = List.copyOf(script);
        hints = List.copyOf(hints);
    }

    /** One line of a script. {@code number} is its line in the chapter's file, from 1. */
    public record ScriptLine(int number, Step step) {}

    /** The program this conversation judges: a script with a user or a room judges the client. */
    public Side side() {
        return script.stream().anyMatch(line -> line.step().forClient())
                ? Side.CLIENT
                : Side.SERVER;
    }
}

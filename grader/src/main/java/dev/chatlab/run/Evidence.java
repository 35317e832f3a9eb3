package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that is known about a failure when it is diagnosed.
 *
 * @param line the script line that failed; empty behind the end of the script
 * @param played the script lines before it
 * @param transcript what happened up to the failure
 * @param late what came to each actor only after the failure, when everybody had finished sending
 * @param elsewhere another port on which the program listens
 * @param errors what the program printed on standard error
 * @param comesWithEnter whether what a client owed came when its user pressed Enter
 * @param heardByOthers whether somebody else hears what a lonely speaker does not
 * @param restComes whether the rest of what came comes when something more is said
 * @param leavesUnread whether a client has not read what its server has said
 */
record Evidence(
        Conversation conversation,
        Optional<ScriptLine> line,
        List<ScriptLine> played,
        Unmet unmet,
        Transcript transcript,
        Map<String, Octets> late,
        Failure.ProgramState program,
        OptionalInt elsewhere,
        String errors,
        boolean comesWithEnter,
        boolean heardByOthers,
        boolean restComes,
        boolean leavesUnread) {

    boolean ended(Ended how) {
        return unmet.ended() == how;
    }

    /** The connection was ended from the other side. */
    boolean connectionEnded() {
        return ended(Ended.END_OF_STREAM) || ended(Ended.RESET);
    }

    boolean exited() {
        return program.exitCode().isPresent();
    }

    boolean failedAt(Class<? extends Step> kind) {
        return line.filter(failed -> kind.isInstance(failed.step())).isPresent();
    }

    /** The program ended with code 0 where it had to end with a status of this kind. */
    boolean succeededAt(Class<? extends Step.Status> kind) {
        return ended(Ended.EXIT)
                && program.exitCode().equals(OptionalInt.of(0))
                && line.filter(failed ->
                                failed.step() instanceof Step.Exits(_, Step.Status status)
                                        && kind.isInstance(status))
                        .isPresent();
    }

    /** Whether a step of this kind was played before the failure. */
    boolean played(Class<? extends Step> kind) {
        return played.stream().anyMatch(earlier -> kind.isInstance(earlier.step()));
    }

    Octets sent(String actor) {
        return transcript.sentBy(actor);
    }

    Octets received(String actor) {
        return transcript.receivedBy(actor);
    }

    Octets lateTo(String actor) {
        return late.getOrDefault(actor, Octets.of(""));
    }

    /** Whether one of the program's threads stands in this method. */
    boolean waitsIn(String method) {
        return program.threads().stream().anyMatch(thread -> thread.waitsIn().equals(method));
    }
}

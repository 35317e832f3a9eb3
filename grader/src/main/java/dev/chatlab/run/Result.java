package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One conversation, judged.
 *
 * @param reason why it is blocked, or what went wrong in the grader; empty for the other verdicts
 * @param failure present exactly when the verdict is {@link Verdict#FAIL}
 * @param notes what was noticed without being judged
 */
public record Result(
        Conversation conversation,
        Verdict verdict,
        Duration took,
        Transcript transcript,
        Optional<Failure> failure,
        Optional<String> reason,
        List<String> notes) {

    public Result {
        notes = List.copyOf(notes);
    }

    /** The points earned. */
    public int points() {
        return verdict == Verdict.PASS ? conversation.points() : 0;
    }

    static Result pass(
            Conversation conversation, Duration took, Transcript transcript, List<String> notes) {
        return new Result(
                conversation,
                Verdict.PASS,
                took,
                transcript,
                Optional.empty(),
                Optional.empty(),
                notes);
    }

    static Result fail(
            Conversation conversation, Duration took, Transcript transcript, Failure failure) {
        return new Result(
                conversation,
                Verdict.FAIL,
                took,
                transcript,
                Optional.of(failure),
                Optional.empty(),
                List.of());
    }

    static Result without(Conversation conversation, Verdict verdict, String reason) {
        return new Result(
                conversation,
                verdict,
                Duration.ZERO,
                Transcript.EMPTY,
                Optional.empty(),
                Optional.of(reason),
                List.of());
    }

    /** A conversation that has not been played, and why. */
    public static Result blocked(Conversation conversation, String reason) {
        return without(conversation, Verdict.BLOCKED, reason);
    }

    static Result error(Conversation conversation, String reason) {
        return without(conversation, Verdict.ERROR, reason);
    }
}

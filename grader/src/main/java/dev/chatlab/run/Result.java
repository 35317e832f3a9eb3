package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One conversation, judged.
 *
 * @param reason why it is blocked, or what went wrong in the grader; empty for the other verdicts
 * @param failure present exactly when the verdict is {@link Verdict#FAIL} or {@link
 *     Verdict#UNSTABLE}; of several, the first
 * @param notes what was noticed without being judged
 * @param outcomes all the ways in which it went, when it was played several times; else empty
 */
public record Result(
        Conversation conversation,
        Verdict verdict,
        Duration took,
        Transcript transcript,
        Optional<Failure> failure,
        Optional<String> reason,
        List<String> notes,
        List<Outcome> outcomes) {

    public Result {
        notes = List.copyOf(notes);
        outcomes = List.copyOf(outcomes);
    }

    /** The result of a conversation that was played once. */
    public Result(
            Conversation conversation,
            Verdict verdict,
            Duration took,
            Transcript transcript,
            Optional<Failure> failure,
            Optional<String> reason,
            List<String> notes) {
        this(conversation, verdict, took, transcript, failure, reason, notes, List.of());
    }

    /**
     * One result of several plays. What the grader could not judge even once is not judged; what
     * was kept from being played even once is blocked, unless it failed when it was played.
     *
     * @param outcomes at least one
     * @param took all of them together
     */
    static Result ofRounds(List<Outcome> outcomes, Duration took) {
        Verdict verdict = verdict(outcomes);
        Verdict shown = verdict == Verdict.UNSTABLE ? Verdict.FAIL : verdict;
        Result first =
                outcomes.stream()
                        .map(Outcome::first)
                        .filter(result -> result.verdict() == shown)
                        .findFirst()
                        .orElseThrow();
        return new Result(
                first.conversation,
                verdict,
                took,
                first.transcript,
                first.failure,
                first.reason,
                first.notes,
                outcomes);
    }

    private static Verdict verdict(List<Outcome> outcomes) {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        outcomes.forEach(outcome -> seen.add(outcome.first().verdict()));
        if (seen.contains(Verdict.ERROR)) {
            return Verdict.ERROR;
        }
        if (seen.contains(Verdict.FAIL)) {
            return seen.contains(Verdict.PASS) ? Verdict.UNSTABLE : Verdict.FAIL;
        }
        return seen.contains(Verdict.BLOCKED) ? Verdict.BLOCKED : Verdict.PASS;
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

package dev.chatlab.run;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the ways in which a conversation went that was played several times.
 *
 * @param first the first result of this kind
 * @param seeds of all the rounds in which it went like this, in their order
 */
public record Outcome(Result first, List<Long> seeds) {

    public Outcome {
        seeds = List.copyOf(seeds);
    }

    /** How often it went like this. */
    public int times() {
        return seeds.size();
    }

    Outcome andWith(long seed) {
        List<Long> more = new ArrayList<>(seeds);
        more.add(seed);
        return new Outcome(first, more);
    }

    /** What makes two results the same kind: whom of a crowd it hit does not. */
    record Kind(
            Verdict verdict,
            Optional<Integer> line,
            Optional<Ended> ended,
            Optional<Misconception> diagnosis) {

        static Kind of(Result result) {
            Optional<Failure> failure = result.failure();
            return new Kind(
                    result.verdict(),
                    failure.flatMap(Failure::line).map(ScriptLine::number),
                    failure.map(Failure::ended),
                    failure.flatMap(Failure::diagnosis));
        }
    }
}

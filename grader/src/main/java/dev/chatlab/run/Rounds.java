package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Plays the same conversations several times, each round with the next seed, and makes one result
 * of what came out: a program that passes today and fails tomorrow is {@link Verdict#UNSTABLE}.
 */
public final class Rounds {

    private final Suite suite;
    private final List<Conversation> conversations;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    /** Rounds of these conversations, none of them played yet. */
    public Rounds(Suite suite, List<Conversation> conversations) {
        this.suite = suite;
        this.conversations = List.copyOf(conversations);
        for (Conversation conversation : conversations) {
            tallies.put(conversation.id(), new Tally(conversation));
        }
    }

    /**
     * One of the rounds.
     *
     * @param number from 1
     * @param of how many there are
     * @param seed with which it was played
     * @param results in the order of the conversations
     */
    public record Round(int number, int of, long seed, List<Result> results) {}

    /**
     * Plays them.
     *
     * @param seed of the first round
     * @param listener is given each round when it is over, on the calling thread
     * @return what came out, in the order of the conversations
     */
    public List<Result> play(int rounds, long seed, Consumer<Round> listener)
            throws InterruptedException {
        for (int number = 1; number <= rounds; number++) {
            long own = seed + number - 1;
            List<Result> results = suite.play(conversations, own, _ -> {});
            for (Result result : results) {
                Objects.requireNonNull(tallies.get(result.conversation().id())).add(own, result);
            }
            listener.accept(new Round(number, rounds, own, results));
        }
        return soFar();
    }

    /** What has come out of the rounds that are over, in the order of the conversations. */
    public List<Result> soFar() {
        return tallies.values().stream().map(Tally::result).toList();
    }

    /** What came out of one conversation. It keeps one result of each kind, however many rounds. */
    private static final class Tally {

        private final Conversation conversation;
        private final Map<Outcome.Kind, Outcome> outcomes = new LinkedHashMap<>();
        private Duration took = Duration.ZERO;

        Tally(Conversation conversation) {
            this.conversation = conversation;
        }

        void add(long seed, Result result) {
            outcomes.merge(
                    Outcome.Kind.of(result),
                    new Outcome(result, List.of(seed)),
                    (earlier, _) -> earlier.andWith(seed));
            took = took.plus(result.took());
        }

        Result result() {
            return outcomes.isEmpty()
                    ? Result.blocked(conversation, "it was not played yet")
                    : Result.ofRounds(List.copyOf(outcomes.values()), took);
        }
    }
}

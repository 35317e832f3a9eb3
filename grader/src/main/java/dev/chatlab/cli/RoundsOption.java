package dev.chatlab.cli;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.run.Result;
import dev.chatlab.run.Rounds;
import dev.chatlab.run.Suite;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** {@code --repeat} and {@code --seed}. */
final class RoundsOption {

    private static final int MOST_ROUNDS = 1_000;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description =
                    "Play everything so many times. What passes and fails is called unstable. In each"
                            + " round a crowd speaks in another way.")
    private int repeat = 1;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "From which a crowd draws how it speaks; each round takes the next one (default:"
                            + " 0, everybody as fast as possible).")
    private long seed;

    void check() throws Usage {
        if (repeat < 1 || repeat > MOST_ROUNDS) {
            throw new Usage("--repeat takes a number from 1 to " + MOST_ROUNDS);
        }
        if (seed < 0) {
            throw new Usage("--seed takes a number that is not negative");
        }
    }

    /**
     * Plays these conversations, once or in rounds.
     *
     * @param results is given each result as soon as it is the last word
     * @param rounds is given each round of several, and the results that hold so far
     */
    void play(
            Suite suite,
            List<Conversation> conversations,
            Consumer<Result> results,
            BiConsumer<Rounds.Round, List<Result>> rounds)
            throws InterruptedException {
        if (repeat == 1) {
            suite.play(conversations, seed, results);
            return;
        }
        Rounds all = new Rounds(suite, conversations);
        all.play(repeat, seed, round -> rounds.accept(round, all.soFar())).forEach(results);
    }
}

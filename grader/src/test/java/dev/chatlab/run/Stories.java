package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.NotationException;
import dev.chatlab.conversation.Printer;
import dev.chatlab.run.InProcessProgram.Main;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Plays conversations that a test writes in the notation against programs of this process. */
final class Stories {

    /** What a failure says where there is nothing to say. */
    static final String NOTHING = "(nothing)";

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    /** Nothing takes that long; for everything that has to happen. */
    static final Timing PATIENT = new Timing(LONG, LONG, LONG);

    /** Where nobody connects. */
    static final Timing NO_START = new Timing(SHORT, LONG, LONG);

    /** Where an answer is awaited that does not come. */
    static final Timing NO_ANSWER = new Timing(LONG, SHORT, LONG);

    /** Where a connection is not ended. */
    static final Timing NO_END = new Timing(LONG, LONG, SHORT);

    private Stories() {}

    /** A failure, in a form that a test can write down. */
    record Told(
            String line, String who, Ended ended, String expected, String actual, String message) {

        static Told of(Failure failure) {
            return new Told(
                    failure.line().map(line -> Printer.print(line.step())).orElse(NOTHING),
                    failure.who(),
                    failure.ended(),
                    failure.expected().map(Octets::text).orElse(NOTHING),
                    failure.actual().map(Octets::text).orElse(NOTHING),
                    failure.message());
        }
    }

    /** A chapter with one conversation; its programs are called as in lab 4. */
    static Conversation conversation(String settings, String script) {
        return chapter(
                        """
                        ```lab
                        server ChatServer PORT
                        client ChatClient HOST PORT
                        %s
                        ```

                        ## A story

                        ```conversation 1 point
                        %s
                        ```
                        """
                                .formatted(settings, script.stripTrailing()))
                .conversations()
                .getFirst();
    }

    static Chapter chapter(String page) {
        try {
            return ChapterParser.parse("lab-test.md", "# A lab\n\n" + page);
        } catch (NotationException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Result play(String settings, String script, Main main, Timing timing) throws Exception {
        return play(conversation(settings, script), main, timing);
    }

    static Result play(Conversation conversation, Main main, Timing timing) throws Exception {
        return play(conversation, Interleaving.PLAIN, main, timing);
    }

    static Result play(Conversation conversation, long seed, Main main, Timing timing)
            throws Exception {
        InProcessLauncher launcher = new InProcessLauncher(main);
        try (Play play =
                Play.open(
                        conversation,
                        seed,
                        InProcessLauncher.plan(conversation.side(), OptionalInt.empty()),
                        launcher,
                        timing,
                        Optional.empty(),
                        () -> {})) {
            return play.perform();
        }
    }

    /** Plays it, sees it pass, and returns the result. */
    static Result passes(String settings, String script, Main main, Timing timing)
            throws Exception {
        Result result = play(settings, script, main, timing);
        assertThat(result.failure().map(Told::of)).isEmpty();
        return result;
    }

    static Result passes(String settings, String script, Main main) throws Exception {
        return passes(settings, script, main, PATIENT);
    }

    /** Plays it, sees it fail, and returns what the failure says. */
    static Told failureOf(String settings, String script, Main main, Timing timing)
            throws Exception {
        Optional<Failure> failure = play(settings, script, main, timing).failure();
        assertThat(failure).isPresent();
        return Told.of(failure.get());
    }

    static Told failureOf(String settings, String script, Main main) throws Exception {
        return failureOf(settings, script, main, PATIENT);
    }
}

package dev.chatlab.report;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Printer;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Outcome;
import dev.chatlab.run.Result;
import dev.chatlab.run.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came out of one conversation when it was played several times. */
final class RoundsView {

    private static final int MOST_SEEDS = 5;
    private static final int MOST_STEP = 44;

    private RoundsView() {}

    /** In one sentence: how often it passed, and how often it did not. */
    static String sum(Result result) {
        int all = result.outcomes().stream().mapToInt(Outcome::times).sum();
        return "passed "
                + times(result, Verdict.PASS)
                + " and failed "
                + times(result, Verdict.FAIL)
                + " of "
                + all
                + " times";
    }

    private static int times(Result result, Verdict verdict) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.first().verdict() == verdict)
                .mapToInt(Outcome::times)
                .sum();
    }

    /** A line for each way in which it went, the most frequent first. */
    static List<String> counts(Result result) {
        return result.outcomes().stream()
                .sorted((one, other) -> Integer.compare(other.times(), one.times()))
                .map(outcome ->
                        "%3d × %s (%s)"
                                .formatted(outcome.times(), what(outcome.first()), seeds(outcome)))
                .toList();
    }

    private static String what(Result result) {
        return switch (result.verdict()) {
            case PASS -> "passed";
            case BLOCKED -> "not played: an earlier conversation has to pass first";
            case ERROR -> "not judged";
            case FAIL, UNSTABLE -> "failed" + where(result.failure());
        };
    }

    private static String where(Optional<Failure> failure) {
        String step =
                failure.flatMap(Failure::line)
                        .map(ScriptLine::step)
                        .map(some -> " at " + shortened(Printer.print(some)))
                        .orElse("");
        return step + failure.map(some -> ": " + some.ended().id()).orElse("");
    }

    private static String shortened(String step) {
        return step.length() <= MOST_STEP ? step : step.substring(0, MOST_STEP) + " …";
    }

    private static String seeds(Outcome outcome) {
        List<Long> seeds = outcome.seeds();
        String some =
                seeds.stream()
                        .limit(MOST_SEEDS)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        int more = seeds.size() - MOST_SEEDS;
        return (seeds.size() == 1 ? "seed " : "seeds ")
                + some
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** The first round of those that went like this. */
    static Optional<Outcome> first(Result result, Verdict verdict) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.first().verdict() == verdict)
                .findFirst();
    }
}

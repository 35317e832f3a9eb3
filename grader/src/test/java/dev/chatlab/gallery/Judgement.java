package dev.chatlab.gallery;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.report.Report;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Misconception;
import dev.chatlab.run.Result;
import dev.chatlab.run.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample, judged: what came out beside what must come out. Immutable.
 *
 * @param report of the last play, or for a racy sample of the first that found something
 * @param plays how many it took
 */
public record Judgement(Sample sample, Report report, int plays) {

    /** So often is a racy program played until it fails. */
    static final int MOST_PLAYS = 20;

    /** A transcript can have thousands of lines; so many characters say what it was. */
    private static final int ENOUGH = 2000;

    /**
     * Plays the sample: once, or, if whether it fails is luck, until it fails.
     *
     * @param conversations of its side
     * @param seed of the first play; each further one takes the next
     */
    public static Judgement of(
            Chapter chapter, Sample sample, List<Conversation> conversations, long seed)
            throws Exception {
        for (int play = 1; ; play++) {
            Report report = Grading.grade(chapter, sample, conversations, seed + play - 1);
            Judgement judgement = new Judgement(sample, report, play);
            boolean found = !judgement.notPassed().isEmpty();
            if (found || !sample.racy() || play == MOST_PLAYS) {
                return judgement;
            }
        }
    }

    /** The same, with all conversations of its side. */
    public static Judgement of(Chapter chapter, Sample sample, long seed) throws Exception {
        return of(chapter, sample, Grading.ofSide(chapter, sample.side()), seed);
    }

    /** The conversations that failed, were blocked, or could not be judged. */
    public List<String> notPassed() {
        return Grading.notPassed(report);
    }

    /** The conversations that must not pass, of those that were played. */
    public List<String> foreseen() {
        return report.results().stream()
                .map(result -> result.conversation().id())
                .filter(sample.fails()::contains)
                .toList();
    }

    /**
     * Whether those conversations did not pass that must not, and no others but those that may. A
     * racy program has to fail one of these.
     */
    public boolean isAsForeseen() {
        List<String> surely = new ArrayList<>(notPassed());
        surely.removeAll(sample.sometimes());
        return surely.equals(foreseen()) && notPassed().isEmpty() != sample.wrong();
    }

    /** Whether the first card names the sample's one idea. */
    public boolean isNamed() {
        return sample.misconception().filter(name -> name.equals(firstDiagnosis())).isPresent();
    }

    /** What the first card names. */
    public String firstDiagnosis() {
        return report.results().stream()
                .flatMap(result -> result.failure().stream())
                .findFirst()
                .flatMap(Failure::diagnosis)
                .map(Misconception::id)
                .orElse("(nothing is named)");
    }

    /** What there is to know of a failure that may never come again. */
    public List<String> surprises() {
        return report.results().stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .filter(result -> !sample.fails().contains(result.conversation().id()))
                .filter(result -> !sample.sometimes().contains(result.conversation().id()))
                .map(Judgement::told)
                .toList();
    }

    private static String told(Result result) {
        String told =
                result.conversation().id()
                        + ": "
                        + result.failure().map(Failure::toString).or(result::reason).orElse("")
                        + " "
                        + result.transcript();
        return told.substring(0, Math.min(ENOUGH, told.length()));
    }
}

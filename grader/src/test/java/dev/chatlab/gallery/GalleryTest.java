package dev.chatlab.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.report.Report;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Misconception;
import dev.chatlab.run.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The gallery of submissions: wrong programs fail exactly the conversations they must, and their
 * misconception is named; programs that are odd but right pass all.
 *
 * <p>Several are played at a time, so no two of them may insist on the same port.
 */
class GalleryTest {

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> every_submission_gets_the_verdict_it_deserves() throws Exception {
        return Sample.labs().stream().map(lab -> dynamicContainer(lab, samples(lab)));
    }

    private static Stream<DynamicTest> samples(String lab) {
        Chapter chapter = Grading.chapter(lab);
        return Sample.ofLab(lab).stream()
                .map(sample -> dynamicTest(sample.name(), () -> judge(chapter, sample)));
    }

    private static void judge(Chapter chapter, Sample sample) throws Exception {
        Report report = Grading.grade(chapter, sample);
        List<String> notPassed = Grading.notPassed(report);
        if (sample.racy()) {
            // Whether it fails today is luck. What must never happen is that it fails elsewhere.
            assertThat(sample.fails()).as(() -> foreseen(report, sample)).containsAll(notPassed);
        } else {
            assertThat(notPassed).as(() -> foreseen(report, sample)).isEqualTo(sample.fails());
        }
        sample.misconception()
                .filter(_ -> !notPassed.isEmpty())
                .ifPresent(name ->
                        assertThat(firstDiagnosis(report))
                                .as("misconception on the first card")
                                .isEqualTo(name));
    }

    private static String foreseen(Report report, Sample sample) {
        return "conversations that do not pass; not foreseen: " + surprises(report, sample);
    }

    /** What there is to know of a failure that may never come again. */
    private static List<String> surprises(Report report, Sample sample) {
        return report.results().stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .filter(result -> !sample.fails().contains(result.conversation().id()))
                .map(result ->
                        result.conversation().id()
                                + ": "
                                + result.failure()
                                        .map(Failure::toString)
                                        .or(result::reason)
                                        .orElse("")
                                + " "
                                + result.transcript())
                .toList();
    }

    private static String firstDiagnosis(Report report) {
        return report.results().stream()
                .flatMap(result -> result.failure().stream())
                .findFirst()
                .flatMap(failure -> failure.diagnosis())
                .map(Misconception::id)
                .orElse("(nothing is named)");
    }
}

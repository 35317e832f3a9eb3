package dev.chatlab.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
 * <p>A program is played a quarter of the conversations, drawn from a seed, and the first that it
 * must fail, since that is the card which its student reads first: {@code grader/trust/gallery}
 * plays them all.
 *
 * <p>Several are played at a time, so no two of them may insist on the same port.
 */
class GalleryTest {

    private static final int ONE_OF = 4;

    /** The same each time: a run that fails can be repeated, and fails for what was changed. */
    private static final long SEED = Long.getLong("chatlab.gallery.seed", 1);

    @TestFactory
    Stream<DynamicTest> whatever_a_submission_is_said_to_fail_exists() {
        return Sample.labs().stream()
                .map(lab -> dynamicTest(lab, () -> assertThat(foreseen(lab)).isSubsetOf(ids(lab))));
    }

    private static List<String> foreseen(String lab) {
        return Sample.ofLab(lab).stream()
                .flatMap(sample -> Stream.of(sample.fails(), sample.sometimes()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> ids(String lab) {
        return Grading.chapter(lab).conversations().stream().map(Conversation::id).toList();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> every_submission_gets_the_verdict_it_deserves() throws Exception {
        System.out.println("gallery: the choice of -Dchatlab.gallery.seed=" + SEED);
        return Sample.labs().stream().map(lab -> dynamicContainer(lab, samples(lab)));
    }

    private static Stream<DynamicTest> samples(String lab) {
        Chapter chapter = Grading.chapter(lab);
        return Sample.ofLab(lab).stream()
                .map(sample -> dynamicTest(sample.name(), () -> judge(chapter, sample)));
    }

    private static void judge(Chapter chapter, Sample sample) throws Exception {
        Judgement judgement = judgeOnce(chapter, sample, 0);
        if (sample.misconception().isPresent() && !judgement.isNamed()) {
            // Which evidence a race leaves behind is luck. Twice in a row it is not.
            judgement = judgeOnce(chapter, sample, 1000);
            assertThat(judgement.firstDiagnosis())
                    .as("misconception on the first card")
                    .isEqualTo(sample.misconception().get());
        }
    }

    private static Judgement judgeOnce(Chapter chapter, Sample sample, long seed) throws Exception {
        Judgement judgement = Judgement.of(chapter, sample, chosen(chapter, sample), seed);
        assertThat(judgement.isAsForeseen())
                .as(() ->
                        "not passed: %s, foreseen: %s; surprises: %s"
                                .formatted(
                                        judgement.notPassed(),
                                        judgement.foreseen(),
                                        judgement.surprises()))
                .isTrue();
        return judgement;
    }

    /** The first that it must fail, what is luck, and some of the others. */
    private static List<Conversation> chosen(Chapter chapter, Sample sample) {
        Random random = new Random(SEED + sample.name().hashCode());
        Set<String> chosen = new HashSet<>(sample.sometimes());
        sample.fails().stream().findFirst().ifPresent(chosen::add);
        Grading.ofSide(chapter, sample.side()).stream()
                .map(Conversation::id)
                .filter(_ -> random.nextInt(ONE_OF) == 0)
                .forEach(chosen::add);
        return Grading.withWhatTheyWaitFor(chapter, chosen);
    }
}

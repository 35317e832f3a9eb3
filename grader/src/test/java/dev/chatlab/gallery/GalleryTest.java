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
 * <p>Of the conversations that a wrong program passes, a third is played, another one each time, by
 * a printed seed: {@code grader/trust/gallery} plays them all.
 *
 * <p>Several are played at a time, so no two of them may insist on the same port.
 */
class GalleryTest {

    private static final int ONE_OF = 3;

    private static final long SEED =
            Long.getLong("chatlab.gallery.seed", System.nanoTime() % 1_000_000);

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
        Judgement judgement = Judgement.of(chapter, sample, chosen(chapter, sample), 0);
        assertThat(judgement.isAsForeseen())
                .as(() ->
                        "not passed: %s, foreseen: %s; surprises: %s"
                                .formatted(
                                        judgement.notPassed(),
                                        sample.fails(),
                                        judgement.surprises()))
                .isTrue();
        sample.misconception()
                .ifPresent(name ->
                        assertThat(judgement.firstDiagnosis())
                                .as("misconception on the first card")
                                .isEqualTo(name));
    }

    /** What it must not pass, some of what it must, and what either of them waits for. */
    private static List<Conversation> chosen(Chapter chapter, Sample sample) {
        Random random = new Random(SEED + sample.name().hashCode());
        Set<String> chosen = new HashSet<>(sample.fails());
        chosen.addAll(sample.sometimes());
        List<Conversation> all = Grading.ofSide(chapter, sample.side());
        for (Conversation conversation : all.reversed()) { // who waits stands behind
            if (!sample.wrong() || random.nextInt(ONE_OF) == 0) {
                chosen.add(conversation.id());
            }
            if (chosen.contains(conversation.id())) {
                conversation.after().ifPresent(chosen::add);
            }
        }
        return all.stream().filter(some -> chosen.contains(some.id())).toList();
    }
}

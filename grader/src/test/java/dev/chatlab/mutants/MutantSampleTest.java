package dev.chatlab.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.gallery.Grading;
import dev.chatlab.mutants.Reasons.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A sample of the mutants, drawn from a seed. {@code grader/trust/mutants} grades them all, and
 * takes longer.
 */
class MutantSampleTest {

    /** How many of each lab. */
    private static final int SAMPLE = Integer.getInteger("chatlab.mutants.sample", 10);

    /** The same each time: a run that fails can be repeated, and fails for what was changed. */
    private static final long SEED = Long.getLong("chatlab.mutants.seed", 1);

    /** A crowd may miss today what it found yesterday: whoever fails once is wrong. */
    private static final int TRIES = 3;

    @TestFactory
    Stream<DynamicTest> who_survives_is_known_and_why() {
        System.out.println("mutants: the sample of -Dchatlab.mutants.seed=" + SEED);
        return labs().map(lab -> dynamicTest(lab, () -> judgeSample(lab)));
    }

    @TestFactory
    Stream<DynamicTest> few_enough_survive() {
        return labs().map(lab -> dynamicTest(lab, () -> countReasons(lab)));
    }

    /** Those whose survivors have been looked at. */
    private static Stream<String> labs() {
        return Grading.labs().stream().filter(Reasons::areKnown);
    }

    private static void judgeSample(String name) throws Exception {
        try (ReferenceLab lab = ReferenceLab.of(name)) {
            List<Mutant> sample = new ArrayList<>(lab.mutants());
            Collections.shuffle(sample, new Random(SEED));
            sample = sample.subList(0, Math.min(SAMPLE, sample.size()));
            Reasons reasons = Reasons.ofLab(name);
            sample.removeIf(mutant -> reasons.of(mutant).isPresent());
            for (int i = 0; i < TRIES && !sample.isEmpty(); i++) {
                sample =
                        new LabRun(lab, System.out)
                                .grade(sample, List.of(), _ -> {}).stream()
                                        .filter(judged -> judged.fate() != Fate.KILLED)
                                        .map(Judged::mutant)
                                        .toList();
            }
            assertThat(sample)
                    .as("survivors without a reason, seed " + SEED)
                    .extracting(mutant -> mutant.name() + " " + mutant.description())
                    .isEmpty();
        }
    }

    /** Needs no grading: who has no reason is killed, or the test above finds it, some day. */
    private static void countReasons(String name) throws Exception {
        try (ReferenceLab lab = ReferenceLab.of(name)) {
            List<Mutant> mutants = lab.mutants();
            Reasons reasons = Reasons.ofLab(name);
            assertThat(reasons.aboutNobody(mutants)).as("reasons without a mutant").isEmpty();
            int wrong =
                    mutants.size()
                            - reasons.count(Kind.EQUIVALENT, mutants)
                            - reasons.count(Kind.OUTSIDE, mutants);
            assertThat(Tally.percent(wrong - reasons.count(Kind.MISSING, mutants), wrong))
                    .as("percent killed of those that break a rule of the chapter")
                    .isGreaterThanOrEqualTo(Tally.AIM);
        }
    }
}

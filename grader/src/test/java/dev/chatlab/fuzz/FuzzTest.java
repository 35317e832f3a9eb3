package dev.chatlab.fuzz;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * A small part of what {@code grader/trust/fuzz} does. A failure names the target and the seed of
 * the input: {@code grader/trust/fuzz 1 SEED} makes that input again.
 */
class FuzzTest {

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(Targets.ALL);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
    void whatever_comes_is_read_or_refused(
            @ForAll("targets") Target target, @ForAll("seeds") long seed) throws Exception {
        Targets.attack(target, seed);
    }
}

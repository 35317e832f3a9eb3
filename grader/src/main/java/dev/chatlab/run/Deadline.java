package dev.chatlab.run;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Supplier;

/**
 * The one end of a wait. It lies a fixed budget ahead and moves only by the time in which the
 * program under test, or the grader, was ready to run but had no processor: a loaded machine is not
 * the student's fault. The kernel's figure for the program is asked for only when the budget has
 * run out, because asking costs.
 */
final class Deadline {

    /**
     * However loaded the machine is, and however slowly it trickles: the stretch of a wait, and its
     * progress, are each bounded by so many budgets.
     */
    private static final int MOST_BUDGETS = 20;

    /** By how much any wait of this grader went on behind its budget, in nanoseconds. */
    private static final LongAccumulator LONGEST_STRETCH = new LongAccumulator(Math::max, 0);

    private final long budget;
    private final Supplier<Duration> stalled;
    private final long begin = System.nanoTime();
    private final long lateBefore = Heartbeat.lateNanos();
    private long start = begin;

    private Deadline(long budget, Supplier<Duration> stalled) {
        this.budget = budget;
        this.stalled = stalled;
    }

    /**
     * A deadline from now on.
     *
     * @param stalled for how long, in all, the program has waited for a processor so far
     */
    static Deadline in(Duration budget, Supplier<Duration> stalled) {
        return new Deadline(budget.toNanos(), stalled);
    }

    /**
     * The budget begins anew, because a part of something long came. It does so for a bounded time,
     * or a program could make the wait endless, one byte at a time.
     */
    void progress() {
        start = Math.min(System.nanoTime(), begin + budget * (MOST_BUDGETS - 1));
    }

    /** What is left, in nanoseconds; zero or less when the wait is over. */
    long remaining() {
        long left = start + budget - System.nanoTime();
        if (left > 0) {
            return left;
        }
        long stretch = stalled.get().toNanos() + Heartbeat.lateNanos() - lateBefore;
        long stretched = left + Math.min(stretch, budget * (MOST_BUDGETS - 1));
        if (stretched > 0) {
            LONGEST_STRETCH.accumulate(-left);
        }
        return stretched;
    }

    /** By how much, at most, a wait of this grader went on behind its budget so far. */
    static Duration longestStretch() {
        return Duration.ofNanos(LONGEST_STRETCH.get());
    }
}

package dev.chatlab.program;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much slower than alone a busy thread runs on this machine just now, for systems whose kernel
 * does not tell how long a program has waited for a processor. A thread computes for a moment, and
 * the time on the clock is compared with its time on a processor. Safe for several threads: they
 * share one measurement a second.
 */
final class Slowdown {

    /** Long beside the grain of the clocks that count a thread's time, 16 ms on some systems. */
    private static final long SPIN = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);

    private static double factor = 1; // guarded by the class
    private static long measured = System.nanoTime() - GOOD_FOR; // guarded by the class

    private Slowdown() {}

    /** Of so long a time, the part in which a program was ready to run and could not. */
    static Duration stalled(Duration age) {
        return stalled(age, now());
    }

    /**
     * @param factor how many times as long everything takes, at least 1
     */
    static Duration stalled(Duration age, double factor) {
        return Duration.ofNanos((long) (age.toNanos() * (1 - 1 / factor)));
    }

    /** How many times as long as alone a computation takes; 1 when nothing can be measured. */
    private static synchronized double now() {
        if (System.nanoTime() - measured >= GOOD_FOR) {
            factor = measure();
            measured = System.nanoTime();
        }
        return factor;
    }

    static double measure() {
        double[] result = {1};
        // Of a virtual thread, nobody knows the time on a processor.
        Thread thread =
                Thread.ofPlatform().name("slowdown").daemon().start(() -> result[0] = spin());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        return result[0];
    }

    private static double spin() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            return 1;
        }
        long begin = System.nanoTime();
        long busy = threads.getCurrentThreadCpuTime();
        long clock;
        do {
            Thread.onSpinWait();
            clock = System.nanoTime() - begin;
        } while (clock < SPIN);
        busy = threads.getCurrentThreadCpuTime() - busy;
        return busy <= 0 ? 1 : Math.max(1, (double) clock / busy);
    }
}

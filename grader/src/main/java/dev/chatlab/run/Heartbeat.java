package dev.chatlab.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Knows for how long the grader itself could not run. A thread asks to be woken every few
 * milliseconds; by how much it wakes too late, all that time no other thread of the grader may have
 * run either, and an answer that had come was not seen. It works on every system.
 *
 * <p>It is a virtual thread, like those that listen: there are only as many carriers as processors,
 * and a virtual thread keeps its carrier for as long as it need not wait. A program that answers in
 * thousands of tiny pieces keeps whoever reads it busy for seconds, and all others wait for that.
 */
final class Heartbeat {

    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(20);

    /** Timers are never exact: so much is not worth mentioning. */
    private static final long TOLERANCE = TimeUnit.MILLISECONDS.toNanos(5);

    private static final AtomicLong LATE = new AtomicLong();

    static {
        Thread.ofVirtual().name("heartbeat").start(Heartbeat::beat);
    }

    private Heartbeat() {}

    /** By how much its beats have been late so far, in nanoseconds. */
    static long lateNanos() {
        return LATE.get();
    }

    private static void beat() {
        while (true) {
            long asleep = System.nanoTime();
            LockSupport.parkNanos(BEAT);
            long late = System.nanoTime() - asleep - BEAT;
            if (late > TOLERANCE) {
                LATE.addAndGet(late);
            }
        }
    }
}

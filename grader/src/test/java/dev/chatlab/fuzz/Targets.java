package dev.chatlab.fuzz;

import dev.chatlab.conversation.NotationTargets;
import dev.chatlab.program.ProgramTargets;
import dev.chatlab.report.ReportTargets;
import dev.chatlab.wire.WireTargets;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Everything of the grader that reads what a student, or a student's program, has written. */
final class Targets {

    static final List<Target> ALL =
            Stream.of(
                            NotationTargets.all(),
                            WireTargets.all(),
                            ProgramTargets.all(),
                            ReportTargets.all())
                    .flatMap(List::stream)
                    .toList();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Of processor time, and not by the clock: the machine may be busy. None takes a hundredth. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Targets() {}

    /** Lets the target read the input that this seed makes. */
    static void attack(Target target, long seed) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        target.attack().with(new Random(seed));
        if (THREADS.getCurrentThreadCpuTime() - before > MOST_NANOS) {
            throw new AssertionError("it takes for ever");
        }
    }
}

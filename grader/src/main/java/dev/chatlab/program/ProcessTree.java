package dev.chatlab.program;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and all that came from it: its descendants, and (on Linux) those who left them, as a
 * daemon does by forking twice, but still carry the marker in their environment.
 */
final class ProcessTree {
    /**
     * Short, because its verdict is in: time for a last word, and no more. A JVM with a thread in
     * {@code accept} would take 300 milliseconds to come to its end, at the cost of the next one.
     */
    static final Duration GRACE = Duration.ofMillis(25);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration DYING = Duration.ofMillis(100);

    /** How often we look again when nothing was found, yet something got away while we looked. */
    private static final int SECOND_LOOKS = 10;

    private final Process root;
    private final Output output;
    private final String marker;
    private final Duration grace;

    /**
     * @param marker the value of {@link MarkedProcesses#VARIABLE} in the environment of root
     */
    ProcessTree(Process root, Output output, String marker, Duration grace) {
        this.root = root;
        this.output = output;
        this.marker = marker;
        this.grace = grace;
    }

    /** Its processes that live now. */
    Set<ProcessHandle> processes() {
        Set<ProcessHandle> processes = family();
        processes.addAll(new MarkedProcesses(marker).find());
        return processes;
    }

    /**
     * Ends them all: asks, waits a little, kills. Blocks until none is left, or five seconds have
     * shown no way.
     */
    void end() {
        MarkedProcesses marked = new MarkedProcesses(marker);
        Set<ProcessHandle> known = family();
        known.addAll(marked.find());
        known.forEach(ProcessHandle::destroy);
        awaitEnd(known);
        kill(known, marked);
    }

    private Set<ProcessHandle> family() {
        Set<ProcessHandle> family = new HashSet<>();
        if (root.isAlive()) {
            ProcessHandle.of(root.pid())
                    .ifPresent(handle -> {
                        family.add(handle);
                        ProcFs.descendants(handle).filter(ProcFs::lives).forEach(family::add);
                    });
        }
        return family;
    }

    private void awaitEnd(Set<ProcessHandle> processes) {
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            root.onExit().get(grace.toNanos(), TimeUnit.NANOSECONDS);
            if (processes.stream().noneMatch(ProcFs::lives)) {
                return;
            }
            // The JDK learns of the end of a process that is not its own child by polling, three
            // times a second. But while it prints where we read, the end of that pipe tells of its
            // death at once.
            output.awaitEnd(deadline - System.nanoTime());
            CompletableFuture<?>[] exits =
                    processes.stream()
                            .filter(ProcFs::lives)
                            .map(ProcessHandle::onExit)
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(exits).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            // Asking was not enough.
        } catch (InterruptedException e) {
            // Whoever interrupts wants to be done soon: no more asking. Killing does not wait.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A program may fork as fast as we kill. So each process is killed the moment it is found, and
     * we look again until one whole look has found nothing.
     */
    private void kill(Set<ProcessHandle> known, MarkedProcesses marked) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int secondLooks = 0;
        boolean quiet = false;
        while (!quiet && System.nanoTime() < deadline) {
            int found = marked.forEach(ProcessHandle::destroyForcibly) + killKnown(known);
            secondLooks = found > 0 ? 0 : secondLooks + 1;
            quiet = found == 0 && !(marked.someGotAway() && secondLooks < SECOND_LOOKS);
            if (!quiet) {
                awaitRoot();
            }
        }
    }

    /**
     * A killed process takes some milliseconds to go: no reason to look at all others meanwhile.
     */
    private void awaitRoot() {
        try {
            root.onExit().get(DYING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            // Then it is killed once more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int killKnown(Set<ProcessHandle> known) {
        int found = 0;
        for (ProcessHandle process : Set.copyOf(known)) {
            if (ProcFs.lives(process)) {
                // First its children: when it is gone, nothing tells that they are its.
                ProcFs.descendants(process).forEach(known::add);
                process.destroyForcibly();
                found++;
            }
        }
        return found;
    }
}

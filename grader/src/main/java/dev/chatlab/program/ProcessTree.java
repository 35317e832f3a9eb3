package dev.chatlab.program;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and all that came from it: its descendants, and (on Linux) those who left them, as a
 * daemon does by forking twice, but still carry the marker in their environment.
 */
final class ProcessTree {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration DYING = Duration.ofMillis(100);

    /** How often we look again when nothing was found, yet something got away while we looked. */
    private static final int SECOND_LOOKS = 10;

    private final Process root;
    private final String marker;

    /**
     * @param marker the value of {@link MarkedProcesses#VARIABLE} in the environment of root
     */
    ProcessTree(Process root, String marker) {
        this.root = root;
        this.marker = marker;
    }

    /** Its processes that live now. */
    Set<ProcessHandle> processes() {
        Set<ProcessHandle> processes = family();
        processes.addAll(new MarkedProcesses(marker).find());
        return processes;
    }

    /**
     * Kills them all. Nobody is asked first: the verdict is in, and a JVM with a thread in {@code
     * accept} takes 300 milliseconds to end by itself. Blocks until none is left, or five seconds
     * have shown no way.
     */
    void end() {
        kill(family(), new MarkedProcesses(marker));
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

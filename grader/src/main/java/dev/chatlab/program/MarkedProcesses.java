package dev.chatlab.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The processes that carry a marker in their environment (Linux), whoever their parent is by now. A
 * look is quick, since it looks only at processes that are new: a program that forks on and on
 * lives only for an instant under each number.
 */
final class MarkedProcesses {
    /** The variable whose value is the marker. */
    static final String VARIABLE = "CHATLAB_PROGRAM";

    private static final String ANY_MARKER = VARIABLE + "=";
    private static final int LOOKS_AT_UNKNOWN = 5;

    /**
     * Processes that carry no marker at all, and never will: strangers, the system's threads, and
     * zombies, of which some containers keep thousands. Shared by all, because most of the time
     * goes into looking at each for the first time. A number leaves when it is no longer there.
     */
    private static final Set<Long> STRANGERS = ConcurrentHashMap.newKeySet();

    private final String marker;

    /**
     * How often we saw no environment: that of a process that is just about to run another program,
     * or of somebody else's, which does not show us any.
     */
    private final Map<Long, Integer> unknown = new HashMap<>();

    private boolean someGotAway;

    MarkedProcesses(String marker) {
        this.marker = ANY_MARKER + marker;
    }

    List<ProcessHandle> find() {
        List<ProcessHandle> found = new ArrayList<>();
        forEach(found::add);
        return found;
    }

    /** Hands each over the moment it is found; returns how many there were. */
    int forEach(Consumer<ProcessHandle> action) {
        someGotAway = false;
        if (!ProcFs.present()) {
            return 0;
        }
        Set<Long> waiting = Set.copyOf(unknown.keySet());
        List<Long> pids = ProcFs.pids();
        int found = 0;
        for (long pid : pids) {
            boolean isNew = !STRANGERS.contains(pid) && !waiting.contains(pid);
            found += isNew ? look(pid, action) : 0;
        }
        // Numbers are given again, in time.
        Set<Long> present = new HashSet<>(pids);
        STRANGERS.removeIf(pid -> !present.contains(pid));
        unknown.keySet().removeIf(pid -> !present.contains(pid));
        for (long pid : waiting) {
            found += present.contains(pid) ? look(pid, action) : 0;
        }
        return found;
    }

    /**
     * Whether a process ended during the last look, before it was seen whose it was. It may have
     * left a child.
     */
    boolean someGotAway() {
        return someGotAway;
    }

    private int look(long pid, Consumer<ProcessHandle> action) {
        String environment = ProcFs.environment(pid);
        if (environment.isEmpty()) {
            lookCloser(pid);
            return 0;
        }
        unknown.remove(pid);
        if (!environment.contains(marker)) {
            // One that carries another marker is left out: that must not look like a stranger's.
            if (!environment.contains(ANY_MARKER)) {
                STRANGERS.add(pid);
            }
            return 0;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        process.ifPresentOrElse(action, () -> someGotAway = true);
        return process.isPresent() ? 1 : 0;
    }

    private void lookCloser(long pid) {
        boolean stranger =
                switch (ProcFs.kind(pid)) {
                    case GONE -> {
                        someGotAway = true;
                        yield true;
                    }
                    case SYSTEM -> true;
                    case PROGRAM -> unknown.merge(pid, 1, Integer::sum) == LOOKS_AT_UNKNOWN;
                };
        if (stranger) {
            unknown.remove(pid);
            STRANGERS.add(pid);
        }
    }
}

package dev.chatlab.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The processes that carry a marker in their environment (Linux), whoever their parent is by now.
 * Repeated looks are quick, since each looks first at the processes that are new: a program that
 * forks on and on lives only for an instant under each number.
 */
final class MarkedProcesses {
    private final String marker;

    /** Seen to be somebody else's. A process cannot come to carry the marker later. */
    private final Set<Long> others = new HashSet<>();

    /**
     * No environment, now: a process of the system, a zombie, or one that is just about to run
     * another program.
     */
    private final Set<Long> unknown = new HashSet<>();

    private boolean someGotAway;

    MarkedProcesses(String marker) {
        this.marker = marker;
    }

    List<ProcessHandle> find() {
        List<ProcessHandle> found = new ArrayList<>();
        forEach(found::add);
        return found;
    }

    /** Hands each over the moment it is found. */
    void forEach(Consumer<ProcessHandle> action) {
        someGotAway = false;
        if (!ProcFs.present()) {
            return;
        }
        List<Long> pids = ProcFs.pids();
        others.retainAll(Set.copyOf(pids));
        unknown.retainAll(Set.copyOf(pids));
        pids.stream()
                .filter(pid -> !others.contains(pid) && !unknown.contains(pid))
                .forEach(pid -> look(pid, action));
        List.copyOf(unknown).forEach(pid -> look(pid, action));
    }

    /**
     * Whether a process ended during the last look, before it was seen whose it was. It may have
     * left a child.
     */
    boolean someGotAway() {
        return someGotAway;
    }

    private void look(long pid, Consumer<ProcessHandle> action) {
        String environment = ProcFs.environment(pid);
        if (environment.contains(marker)) {
            unknown.remove(pid);
            ProcessHandle.of(pid).ifPresentOrElse(action, () -> someGotAway = true);
        } else if (!environment.isEmpty()) {
            unknown.remove(pid);
            others.add(pid);
        } else if (unknown.add(pid) && ProcessHandle.of(pid).isEmpty()) {
            someGotAway = true;
        }
    }
}

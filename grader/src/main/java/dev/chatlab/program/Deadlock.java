package dev.chatlab.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Threads that wait for each other in a circle: each waits for a lock that the next one holds, and
 * the last for one of the first. None of them can ever go on.
 *
 * <p>The JVM finds such circles itself, but not where a virtual thread is part of one.
 *
 * @param circle at least two
 */
public record Deadlock(List<ThreadPosition> circle) {

    public Deadlock {
        circle = List.copyOf(circle);
    }

    /** The first circle among these threads. */
    public static Optional<Deadlock> among(List<ThreadPosition> threads) {
        return threads.stream().flatMap(thread -> from(thread, threads).stream()).findFirst();
    }

    /** Nobody waits for more than one lock at a time, so there is one way to go. */
    private static Optional<Deadlock> from(ThreadPosition first, List<ThreadPosition> threads) {
        List<ThreadPosition> path = new ArrayList<>();
        Optional<ThreadPosition> next = Optional.of(first);
        while (next.isPresent() && !path.contains(next.get())) {
            ThreadPosition here = next.get();
            path.add(here);
            next = threads.stream().filter(here::waitsFor).findFirst();
        }
        boolean closed = next.isPresent() && next.get().equals(first);
        return closed ? Optional.of(new Deadlock(path)) : Optional.empty();
    }
}

package dev.chatlab.report;

import dev.chatlab.program.Deadlock;
import dev.chatlab.program.ThreadPosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the threads of a program stand, for a person: those that wait for each other first, then
 * those that others wait for. Many may stand at the same place: that is one place.
 */
final class ThreadsView {

    private static final int MOST_PLACES = 6;
    private static final String DEADLOCK = "Deadlock";

    private final List<ThreadPosition> threads;
    private final Path folder;
    private final boolean busy;

    private ThreadsView(List<ThreadPosition> threads, Path folder, boolean busy) {
        this.threads = threads;
        this.folder = folder;
        this.busy = busy;
    }

    /**
     * A sentence, and the line of the student's that it is about.
     *
     * @param label {@code Deadlock} or {@code Where}
     * @param line empty when its file is not there
     */
    record Place(String label, String text, Optional<SourceLine> line) {

        /** Whether it is a part of one story with those around it. */
        boolean isOfCircle() {
            return label.equals(DEADLOCK);
        }
    }

    /**
     * The places that say most.
     *
     * @param folder where the student's sources are
     * @param busy whether one of them runs all the time, and nobody knows which: then none of them
     *     is said to wait in the call where it was met
     */
    static List<Place> of(List<ThreadPosition> threads, Path folder, boolean busy) {
        return new ThreadsView(threads, folder, busy).places();
    }

    private List<Place> places() {
        Optional<Deadlock> deadlock = Deadlock.among(threads);
        List<Place> places = new ArrayList<>();
        deadlock.ifPresent(some -> places.addAll(circle(some.circle())));
        List<ThreadPosition> others = new ArrayList<>(threads);
        deadlock.ifPresent(some -> others.removeAll(some.circle()));
        places.addAll(standing(others));
        return places;
    }

    // A deadlock.

    private List<Place> circle(List<ThreadPosition> circle) {
        List<String> locks = names(circle);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            ThreadPosition thread = circle.get(i);
            String held = locks.get(Math.floorMod(i - 1, circle.size()));
            Optional<SourceLine> line = line(thread);
            String text =
                    thread.asHolder().called()
                            + " holds "
                            + held
                            + " and waits"
                            + call(thread)
                            + " for "
                            + locks.get(i)
                            + ", "
                            + place(thread, line);
            places.add(new Place(DEADLOCK, text, line));
        }
        String end = circle.size() == 2 ? "neither" : "none of them";
        places.add(new Place(DEADLOCK, end + " can ever go on", Optional.empty()));
        return places;
    }

    /** For each thread of a circle, the lock that it waits for: no two are called the same. */
    private List<String> names(List<ThreadPosition> circle) {
        List<String> names = circle.stream().map(this::written).toList();
        if (Set.copyOf(names).size() < names.size()) {
            names = circle.stream().map(ThreadsView::article).toList();
        }
        if (Set.copyOf(names).size() == names.size()) {
            return names;
        }
        List<String> numbered = new ArrayList<>();
        for (ThreadPosition thread : circle) {
            String type = thread.takesLockItself() ? type(thread) : "lock";
            int number = (numbered.size() + 1) % circle.size(); // the first one holds A
            numbered.add(type + " " + (char) ('A' + number));
        }
        return numbered;
    }

    /** As the student's line has it, else what kind of object it is. */
    private String written(ThreadPosition thread) {
        return line(thread)
                .filter(_ -> thread.takesLockItself())
                .flatMap(SourceLine::lock)
                .orElseGet(() -> article(thread));
    }

    // All others.

    private List<Place> standing(List<ThreadPosition> others) {
        Map<String, List<ThreadPosition>> same = new LinkedHashMap<>();
        for (ThreadPosition thread : sorted(others)) {
            same.computeIfAbsent(doing(thread), _ -> new ArrayList<>()).add(thread);
        }
        return same.entrySet().stream()
                .limit(MOST_PLACES)
                .map(entry -> {
                    ThreadPosition first = entry.getValue().getFirst();
                    int more = entry.getValue().size() - 1;
                    String like = more == 0 ? "" : " (and " + more + " more like it)";
                    return new Place("Where", first.thread() + entry.getKey() + like, line(first));
                })
                .toList();
    }

    /** Whoever others wait for comes first, then those who wait for a lock, then as they come. */
    private List<ThreadPosition> sorted(List<ThreadPosition> others) {
        Set<Long> holders =
                threads.stream()
                        .flatMap(thread -> thread.lock().stream())
                        .flatMap(lock -> lock.holder().stream())
                        .map(ThreadPosition.Holder::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return others.stream()
                .sorted(
                        Comparator.comparing(
                                        (ThreadPosition thread) -> !holders.contains(thread.id()))
                                .thenComparing(thread -> thread.lock().isEmpty()))
                .toList();
    }

    private String doing(ThreadPosition thread) {
        String lock = thread.lock().map(some -> " for " + held(thread, some)).orElse("");
        String place = place(thread, line(thread));
        if (busy && lock.isEmpty() && !thread.waitsIn().isEmpty()) {
            return " is" + call(thread) + ", " + place;
        }
        if (!thread.waitsIn().isEmpty() || !lock.isEmpty()) {
            return " waits" + call(thread) + lock + ", " + place;
        }
        return (thread.state().equals("RUNNABLE") ? " is running at " : " is at ") + place;
    }

    private static String held(ThreadPosition thread, ThreadPosition.Lock lock) {
        String holder = lock.holder().map(some -> some.called() + " holds").orElse("");
        if (holder.isEmpty()) {
            return article(thread);
        }
        return thread.takesLockItself()
                ? article(thread) + ", which " + holder
                : article(thread) + " that " + holder;
    }

    private static String call(ThreadPosition thread) {
        return thread.waitsIn().isEmpty() ? "" : " in " + thread.waitsIn();
    }

    /** {@code the lock of an ArrayList}, or {@code a ReentrantLock}, or just {@code a lock}. */
    private static String article(ThreadPosition thread) {
        if (!thread.takesLockItself()) {
            return "a lock";
        }
        String type = type(thread);
        String some = ("AEIOUaeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
        return thread.waitsIn().isEmpty() ? "the lock of " + some : some;
    }

    private static String type(ThreadPosition thread) {
        return thread.lock().map(ThreadPosition.Lock::type).orElse("lock");
    }

    private Optional<SourceLine> line(ThreadPosition thread) {
        Optional<SourceLine> line = SourceLine.at(thread.file(), thread.line(), folder);
        boolean monitor = thread.waitsIn().isEmpty() && thread.lock().isPresent();
        return monitor ? line.map(some -> some.takingTheLock(folder)) : line;
    }

    private static String place(ThreadPosition thread, Optional<SourceLine> line) {
        return line.map(SourceLine::place).orElse(thread.file() + ":" + thread.line());
    }
}

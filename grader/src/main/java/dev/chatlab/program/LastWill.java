package dev.chatlab.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must not outlive the grader: running programs and temporary folders. Whoever stops the
 * grader with Ctrl-C leaves nothing behind.
 */
final class LastWill {
    private static final Set<AutoCloseable> LIVE = new HashSet<>(); // guarded by LastWill.class
    private static boolean registered; // guarded by LastWill.class
    private static boolean executed; // guarded by LastWill.class

    private LastWill() {}

    /** Closes it when the grader ends, unless it is removed before. */
    static void add(AutoCloseable thing) {
        synchronized (LastWill.class) {
            if (!executed) {
                LIVE.add(thing);
                register();
                return;
            }
        }
        // Started by a thread that does not know yet that the grader ends.
        close(thing);
    }

    static synchronized void remove(AutoCloseable thing) {
        LIVE.remove(thing);
    }

    private static void register() {
        if (registered) {
            return;
        }
        registered = true;
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(LastWill::execute, "last will"));
        } catch (IllegalStateException endsAlready) {
            new Thread(LastWill::execute, "last will").start();
        }
    }

    private static void execute() {
        List<AutoCloseable> things;
        synchronized (LastWill.class) {
            executed = true;
            things = new ArrayList<>(LIVE);
        }
        // All at once: each may take its half second.
        List<Thread> closers =
                things.stream()
                        .map(thing -> Thread.ofPlatform().start(() -> close(thing)))
                        .toList();
        for (Thread closer : closers) {
            try {
                closer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // one failure must not keep the others from being closed
    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            // Nobody is left to tell.
        }
    }
}

package dev.chatlab.program;

import java.util.Optional;

/**
 * Where one thread of a Java program stands: {@code main waits in readLine, ChatServer.java:31}.
 *
 * @param id the JVM's own number for it: several threads may have the same name
 * @param thread its name
 * @param state as {@link Thread.State} has it, such as {@code RUNNABLE} or {@code BLOCKED}; a
 *     thread that waits for the network in a system call is {@code RUNNABLE} to the JVM
 * @param waitsIn the JDK method that the student's code has called, such as {@code readLine}; empty
 *     when it runs its own code
 * @param file the student's source file
 * @param line in that file, from 1
 * @param lock what it waits for, if that is a lock
 */
public record ThreadPosition(
        long id,
        String thread,
        String state,
        String waitsIn,
        String file,
        int line,
        Optional<Lock> lock) {

    /** What a virtual thread is called that has no name. */
    static final String NAMELESS = "virtual thread";

    /**
     * A lock that somebody waits for.
     *
     * @param type the class of the object, without its package: {@code ArrayList} when a list is
     *     used in {@code synchronized}, or {@code ReentrantLock}
     * @param holder who has it now, if that is known
     */
    public record Lock(String type, Optional<Holder> holder) {}

    /**
     * A thread that holds a lock. It need not stand in the student's files.
     *
     * @param id the JVM's own number for it
     * @param thread its name
     */
    public record Holder(long id, String thread) {

        /** Its name; of those without one, which one it is. */
        public String called() {
            return thread.equals(NAMELESS) ? thread + " " + id : thread;
        }
    }

    /** This thread as one that holds a lock. */
    public Holder asHolder() {
        return new Holder(id, thread);
    }

    /**
     * Whether the student's own line takes the lock, and not something in the JDK that it calls.
     */
    public boolean takesLockItself() {
        return lock.isPresent()
                && (waitsIn.isEmpty()
                        || waitsIn.equals("lock")
                        || waitsIn.equals("lockInterruptibly"));
    }

    /** Whether it waits for a lock that this thread holds. */
    boolean waitsFor(ThreadPosition other) {
        return holder().filter(holder -> holder.id() == other.id).isPresent();
    }

    private Optional<Holder> holder() {
        return lock.flatMap(Lock::holder);
    }

    ThreadPosition withHolder(Optional<Holder> holder) {
        return new ThreadPosition(
                id,
                thread,
                state,
                waitsIn,
                file,
                line,
                lock.map(some -> new Lock(some.type(), some.holder().or(() -> holder))));
    }
}

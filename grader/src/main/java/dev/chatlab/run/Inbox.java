package dev.chatlab.run;

import dev.chatlab.wire.Framing;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has come for one actor and is not claimed yet: a queue of bytes with an explicit end. One
 * thread fills it, the one that plays the conversation empties it.
 *
 * <p>It holds a bounded number of bytes. When it is full the filling thread waits, so a program
 * that floods its clients meets a full socket buffer and not a grader out of memory.
 */
final class Inbox {

    /** In bytes; a little more may lie in it, up to what one read brings. */
    static final int CAPACITY = 8 * 1024 * 1024;

    private final Allowance allowance;
    private static final int SPARE = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // All guarded by lock.
    private byte[] bytes = new byte[1024];
    private int from;
    private int to;
    private boolean paused;
    private Optional<Ended> end = Optional.empty();

    /**
     * An empty one.
     *
     * @param allowance what it shares with all others of its conversation
     */
    Inbox(Allowance allowance) {
        this.allowance = allowance;
    }

    /** An empty one that shares with nobody. */
    Inbox() {
        this(new Allowance());
    }

    /** Adds bytes that came. */
    void add(byte[] source, int count) {
        lock.lock();
        try {
            if (to + count > bytes.length) {
                int size = to - from;
                byte[] larger = size + count > bytes.length ? larger(size + count) : bytes;
                System.arraycopy(bytes, from, larger, 0, size);
                bytes = larger;
                from = 0;
                to = size;
            }
            System.arraycopy(source, 0, bytes, to, count);
            to += count;
            allowance.take(count);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Room for twice as much, so that it is copied seldom; but no more than will ever be needed.
     */
    private static byte[] larger(int needed) {
        return new byte[needed < CAPACITY / 2 ? 2 * needed : Math.max(needed, CAPACITY + SPARE)];
    }

    /** Nothing more will come. The first end counts. */
    void end(Ended how) {
        lock.lock();
        try {
            if (end.isEmpty()) {
                end = Optional.of(how);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How it ended, if it has. */
    Optional<Ended> ended() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** The unclaimed bytes. */
    Octets unclaimed() {
        lock.lock();
        try {
            return Octets.of(bytes, from, to);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return to - from;
        } finally {
            lock.unlock();
        }
    }

    /** The first unclaimed bytes, at most so many, without claiming them. */
    byte[] peek(int most) {
        return peek(0, most);
    }

    /** The unclaimed bytes from this place to that one, as far as there are any. */
    byte[] peek(int start, int end) {
        lock.lock();
        try {
            int size = to - from;
            return Arrays.copyOfRange(
                    bytes, from + Math.min(start, size), from + Math.min(end, size));
        } finally {
            lock.unlock();
        }
    }

    /** Takes so many of the unclaimed bytes away. */
    void claim(int count) {
        lock.lock();
        try {
            int taken = Math.min(count, to - from);
            from += taken;
            allowance.giveBack(taken);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until these bytes have come, and claims them.
     *
     * @return false when others came instead, or the end or the deadline before the last of them;
     *     nothing is claimed then
     */
    boolean claim(byte[] expected, Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            int right = 0; // so many of them have come
            while (right < expected.length) {
                int came = Math.min(to - from, expected.length);
                if (!Arrays.equals(bytes, from + right, from + came, expected, right, came)) {
                    return false;
                }
                right = came;
                if (right < expected.length) {
                    long nanos = deadline.remaining();
                    if (end.isPresent() || nanos <= 0) {
                        return false;
                    }
                    changed.awaitNanos(nanos);
                }
            }
            from += right;
            allowance.giveBack(right);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there are more unclaimed bytes than so many, or the end has come.
     *
     * @return false when the deadline passed first
     */
    boolean awaitMoreThan(int count, Deadline deadline) throws InterruptedException {
        lock.lock();
        try {
            while (to - from <= count && end.isEmpty()) {
                long nanos = deadline.remaining();
                if (nanos <= 0) {
                    return false;
                }
                changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until what has come may hold a whole message.
     *
     * @param known so many bytes have been looked at, and they are the beginning of one
     * @param most beyond so many bytes nobody waits for the end of a message
     * @return false when the deadline passed first
     */
    boolean awaitMessage(int known, Framing.Incomplete beginning, int most, Deadline deadline)
            throws InterruptedException {
        lock.lock();
        try {
            int searched = known;
            while (end.isEmpty()) {
                int size = to - from;
                if (size > most
                        || (size >= beginning.atLeast()
                                && beginning.isEndedBy(bytes, from + searched, to))) {
                    return true;
                }
                searched = Math.max(searched, size);
                long nanos = deadline.remaining();
                if (nanos <= 0) {
                    return false;
                }
                changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether more came than anybody keeps. */
    boolean isFull() {
        lock.lock();
        try {
            return to - from >= CAPACITY || allowance.isUsedUp();
        } finally {
            lock.unlock();
        }
    }

    /** Claims whatever comes until the end; false when the deadline passed first. */
    boolean claimToTheEnd(Deadline deadline) throws InterruptedException {
        while (true) {
            int size = size();
            if (size == 0 && ended().isPresent()) {
                return true;
            }
            claim(size);
            if (!awaitMoreThan(0, deadline)) {
                return false;
            }
            deadline.progress();
        }
    }

    /** Waits for the end. */
    boolean awaitEnd(Deadline deadline) throws InterruptedException {
        return awaitMoreThan(Integer.MAX_VALUE - 1, deadline);
    }

    /** Whether the actor reads at all. */
    void pause(boolean pause) {
        lock.lock();
        try {
            paused = pause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the actor reads and there is room; called by the filling thread alone. */
    void awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while ((paused || isFull()) && end.isEmpty()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}

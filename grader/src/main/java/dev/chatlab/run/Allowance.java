package dev.chatlab.run;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes that nobody has claimed yet may lie in all inboxes of one conversation together.
 * Conversations of the chapters need less than half of it. When it is used up it stays so, nothing
 * more is read, and the conversation has failed. Any number of threads may share it.
 */
final class Allowance {

    /** In bytes. */
    static final int MOST = 24 * 1024 * 1024;

    private final AtomicLong lying = new AtomicLong();
    private volatile boolean usedUp;

    void take(int bytes) {
        if (lying.addAndGet(bytes) > MOST) {
            usedUp = true;
        }
    }

    void giveBack(int bytes) {
        lying.addAndGet(-bytes);
    }

    boolean isUsedUp() {
        return usedUp;
    }
}

package dev.chatlab.program;

import java.util.Optional;

/**
 * Where one thread of a Java program stands: {@code main waits in readLine, ChatServer.java:31}.
 *
 * @param thread its name
 * @param state as {@link Thread.State} has it, such as {@code RUNNABLE} or {@code BLOCKED}; a
 *     thread that waits for the network in a system call is {@code RUNNABLE} to the JVM
 * @param waitsIn the JDK method that the student's code has called, such as {@code readLine}; empty
 *     when it runs its own code
 * @param file the student's source file
 * @param line in that file, from 1
 * @param lockHeldBy the name of the thread that holds the lock this one waits for
 */
public record ThreadPosition(
        String thread,
        String state,
        String waitsIn,
        String file,
        int line,
        Optional<String> lockHeldBy) {

    ThreadPosition withLockHeldBy(Optional<String> holder) {
        return new ThreadPosition(thread, state, waitsIn, file, line, holder);
    }
}

package dev.chatlab.run;

import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Keeps two pieces apart on their way. Two writes, one right behind the other, usually reach a
 * program in one read, and a program that believes in one read per message would pass by luck. So
 * the second piece waits until the program has taken the first: the kernel's receive queue of its
 * socket is empty again.
 */
final class Segments {

    /** Where the queue cannot be seen, the gap between two pieces. */
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long FIRST_LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LATER_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private Segments() {}

    /**
     * Returns when the program has taken what was sent on this connection, when it has ended, or
     * when the deadline has passed: a program that does not read gets its pieces all the same.
     *
     * @param exit completes when the program ends
     */
    static void awaitTaken(Socket socket, Future<?> exit, Deadline deadline)
            throws InterruptedException {
        await(() -> waits(socket), exit, deadline);
    }

    /** The same for everything that was sent to this port, a request to connect included. */
    static void awaitAllTaken(int port, Future<?> exit, Deadline deadline)
            throws InterruptedException {
        await(() -> waitsAt(port), exit, deadline);
    }

    /** The kernel tells nobody when a queue runs empty: look, and look again. */
    private static void await(BooleanSupplier waits, Future<?> exit, Deadline deadline)
            throws InterruptedException {
        if (!SocketQueues.areVisible()) {
            pause(exit, GAP_NANOS);
            return;
        }
        long nanos = FIRST_LOOK_NANOS;
        do {
            // First a pause: nobody has taken what was sent just now, and what comes in while the
            // program reads is in neither queue for a moment.
            pause(exit, nanos);
            nanos = Math.min(2 * nanos, LATER_LOOKS_NANOS);
        } while (!exit.isDone() && waits.getAsBoolean() && deadline.remaining() > 0);
    }

    private static void pause(Future<?> exit, long nanos) throws InterruptedException {
        try {
            exit.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The usual case: the program is alive.
        } catch (ExecutionException e) {
            // It has ended, which the caller sees for itself.
        }
    }

    /**
     * Whether bytes lie in the receive queue at the far end of this connection. Not where that
     * cannot be seen.
     */
    static boolean waits(Socket socket) {
        return SocketQueues.of(socket.getPort(), socket.getLocalPort()).stream()
                .anyMatch(far -> far.received() > 0);
    }

    /** Whether bytes, or requests to connect, lie in a queue at this port, or are on their way. */
    private static boolean waitsAt(int port) {
        return SocketQueues.of(port, SocketQueues.ANY).stream().anyMatch(at -> at.received() > 0)
                || SocketQueues.of(SocketQueues.ANY, port).stream().anyMatch(to -> to.sent() > 0);
    }
}

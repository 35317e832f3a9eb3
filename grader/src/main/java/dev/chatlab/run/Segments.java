package dev.chatlab.run;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Keeps two pieces apart on their way. Two writes, one right behind the other, usually reach a
 * program in one read, and a program that believes in one read per message would pass by luck. So
 * the second piece waits until the program has taken the first: the kernel's receive queue of its
 * socket is empty again.
 */
final class Segments {

    private static final List<Path> TABLES =
            Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                    .map(Path::of)
                    .filter(Files::isReadable)
                    .toList();
    private static final boolean VISIBLE = !TABLES.isEmpty();

    /** Where the queue cannot be seen, the gap between two pieces. */
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Between the remote address and the receive queue: {@code 01 00000000:}. */
    private static final int TO_RECEIVE_QUEUE = 12;

    private static final String EMPTY = "00000000";

    // A row of the table, cut at its spaces and colons: sl, two addresses with ports, state,
    // queues.
    private static final int LOCAL_PORT = 2;
    private static final int SENT = 6;
    private static final int RECEIVED = 7;

    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private Segments() {}

    /**
     * Returns when the program has taken what was sent on this connection, when it has ended, or
     * when the deadline has passed: a program that does not read gets its pieces all the same.
     *
     * @param exit completes when the program ends
     */
    static void awaitTaken(Socket socket, Future<?> exit, Deadline deadline)
            throws InterruptedException {
        if (!VISIBLE) {
            pause(exit, GAP_NANOS);
            return;
        }
        do {
            // A look costs a millisecond, and nobody has taken at once what was sent just now.
            pause(exit, LOOK_NANOS);
        } while (!exit.isDone() && waits(socket) && deadline.remaining() > 0);
    }

    /** The same for everything that was sent to this port, a request to connect included. */
    static void awaitAllTaken(int port, Future<?> exit, Deadline deadline)
            throws InterruptedException {
        if (!VISIBLE) {
            pause(exit, GAP_NANOS);
            return;
        }
        do {
            pause(exit, LOOK_NANOS);
        } while (!exit.isDone() && waitsAt(port) && deadline.remaining() > 0);
    }

    /**
     * Whether bytes, or requests to connect, lie in a queue at this port, or are on their way
     * there.
     */
    private static boolean waitsAt(int port) {
        String name = port(port);
        return rows().filter(row -> row.contains(name))
                .map(row -> row.strip().split("[ :]+"))
                .anyMatch(columns -> {
                    boolean received = columns[LOCAL_PORT].equals(name.substring(1, 5));
                    return !columns[received ? RECEIVED : SENT].equals(EMPTY);
                });
    }

    /** sl: local_address rem_address st tx_queue:rx_queue …, all hexadecimal. */
    private static Stream<String> rows() {
        return TABLES.stream()
                .flatMap(table -> {
                    try {
                        return Files.readAllLines(table).stream();
                    } catch (IOException e) {
                        return Stream.empty(); // Then nothing is waited for.
                    }
                });
    }

    /** The kernel tells nobody when a queue runs empty: look, and look again. */
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
        String far = port(socket.getPort());
        String near = port(socket.getLocalPort());
        return rows().anyMatch(row -> {
            int local = row.indexOf(far);
            int remote = local < 0 ? -1 : row.indexOf(near, local);
            int queue = remote + near.length() + TO_RECEIVE_QUEUE;
            return remote >= 0 && !row.startsWith(EMPTY, queue);
        });
    }

    /** The end of an address in the table: the port, and the space behind it. */
    private static String port(int port) {
        return String.format(Locale.ROOT, ":%04X ", port);
    }
}

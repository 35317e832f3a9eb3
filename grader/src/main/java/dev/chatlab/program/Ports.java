package dev.chatlab.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free TCP ports for the programs of this process. Thread-safe.
 *
 * <p>They lie outside the range from which the system takes ports for outgoing connections. There,
 * another program's connection could take the port between our look at it and the student's {@code
 * bind}; and a client that connects to a port of that range where nobody listens yet is now and
 * then given the very same port as its own, and so connects to itself (RFC 9293, simultaneous
 * open): it would then hear the echo of all it says.
 */
public final class Ports {
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 65_535;
    private static final Path LINUX_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private static final Range EPHEMERAL = ephemeralRange();
    private static final Set<Integer> RESERVED = new HashSet<>(); // guarded by Ports.class
    // Random, so that two graders that run at once seldom meet; then one after the other, so that a
    // port that was just used, whose old connections may still be in TIME_WAIT, comes last.
    private static int next = somewhere();

    private Ports() {}

    /**
     * A port that nobody uses now, and that no other caller gets until it is released.
     *
     * @throws IllegalStateException when there is none
     */
    public static synchronized int reserve() {
        int port = reserveFrom(next);
        next = after(port);
        return port;
    }

    /** The first that will do from here on. */
    static synchronized int reserveFrom(int start) {
        int port = start;
        for (int tried = 0; tried <= HIGHEST - LOWEST; tried++) {
            if (isCandidate(port) && !RESERVED.contains(port) && isFree(port)) {
                RESERVED.add(port);
                return port;
            }
            port = after(port);
        }
        throw new IllegalStateException("no free TCP port between " + LOWEST + " and " + HIGHEST);
    }

    /** Gives a port back. Releasing a port that is not reserved does nothing. */
    public static synchronized void release(int port) {
        RESERVED.remove(port);
    }

    /**
     * Starts a process while no port is looked at. It inherits, until it becomes another program,
     * whatever is open at that moment, and so would keep that port in use a little longer.
     */
    static synchronized Process start(ProcessStart start) throws IOException {
        return start.now();
    }

    /** A way to start a process. */
    @FunctionalInterface
    interface ProcessStart {
        Process now() throws IOException;
    }

    static boolean isEphemeral(int port) {
        return EPHEMERAL.contains(port);
    }

    /**
     * A port to begin with. One of those that will do: whoever began in the midst of the others
     * would go on to the first behind them, and meet everybody there who did the same.
     */
    static int somewhere() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
        } while (!isCandidate(port));
        return port;
    }

    private static int after(int port) {
        return port == HIGHEST ? LOWEST : port + 1;
    }

    private static boolean isCandidate(int port) {
        // A machine may be set up to use nearly all ports for outgoing connections; then any has to
        // do.
        boolean noneLeft = EPHEMERAL.first <= LOWEST && EPHEMERAL.last >= HIGHEST;
        return noneLeft || !isEphemeral(port);
    }

    private static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        // It must not listen: whoever expects a program at this port would connect to it.
        try (Socket socket = new Socket()) {
            // As strict as the strictest student's program: one that does not set it either.
            socket.setReuseAddress(false);
            socket.bind(address);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static Range ephemeralRange() {
        String range = ProcFs.read(LINUX_RANGE).strip();
        if (range.isEmpty()) {
            return new Range(49_152, HIGHEST); // RFC 6335, and what macOS and Windows use
        }
        String[] bounds = range.split("\\s+", 2);
        return new Range(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
    }

    private record Range(int first, int last) {
        boolean contains(int port) {
            return first <= port && port <= last;
        }
    }
}

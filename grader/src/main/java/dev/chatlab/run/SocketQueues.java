package dev.chatlab.run;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies in the kernel's queues of the TCP sockets of this machine, the grader's own and those
 * of any program. Linux tells everybody who asks by netlink (sock_diag(7); layouts and numbers are
 * those of linux/netlink.h and linux/inet_diag.h). The same is written in {@code /proc/net/tcp},
 * but for that the kernel looks at all the sockets it could have, and it takes forty times as long.
 *
 * <p>Thread-safe. The socket to the kernel is opened at the first question and stays open.
 */
final class SocketQueues {

    /** Whatever port. */
    static final int ANY = 0;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 0x80003; // no program may inherit it
    private static final int NETLINK_SOCK_DIAG = 4;

    // A header: length, type, flags, and two numbers that nobody needs.
    private static final int HEADER = 16;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;

    // A question: a header, and of which sockets. This older kind asks for IPv4 and IPv6 at once.
    private static final int QUESTION = 76;
    private static final short TCPDIAG_GETSOCK = 18;
    private static final short REQUEST_DUMP = 0x301;
    private static final int PORTS = HEADER + 4; // in the order of the network
    private static final int STATES = HEADER + 52;
    private static final int ALL_BUT_TIME_WAIT = 0xfff & ~(1 << 6); // which have no queues

    // An answer: messages, each with a header and the description of a socket.
    private static final int ANSWER = 1 << 16;
    private static final int ALIGNMENT = 4;
    private static final int RECEIVED = HEADER + 56;
    private static final int SENT = HEADER + 60;
    private static final short NLMSG_DONE = 3;

    private static final Optional<SocketQueues> KERNEL = open();

    private final MethodHandle write;
    private final MethodHandle read;
    private final int socket;
    private final MemorySegment memory = Arena.global().allocate(ANSWER, ALIGNMENT);
    private final ByteBuffer buffer = memory.asByteBuffer().order(ByteOrder.nativeOrder());

    /**
     * The queues of one socket.
     *
     * @param received bytes that the program has not read; connections that it has not accepted, if
     *     it listens
     * @param sent bytes that the other side's kernel has not confirmed
     */
    record Queues(int received, int sent) {}

    @SuppressWarnings("restricted") // calls into C: the signatures are those of the manual pages
    private SocketQueues() throws IOException {
        Linker linker = Linker.nativeLinker();
        MethodHandle create = function(linker, "socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        write = function(linker, "write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
        read = function(linker, "read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
        try {
            socket = (int) create.invokeExact(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_SOCK_DIAG);
        } catch (Throwable e) {
            throw new IOException("no socket to the kernel", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(
            Linker linker, String name, MemoryLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    private static Optional<SocketQueues> open() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            SocketQueues kernel = new SocketQueues();
            kernel.ask(1, 1); // A sandbox may have forbidden it.
            return Optional.of(kernel);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a C library without these functions is a RuntimeException
        }
    }

    /** Whether the kernel can be asked. */
    static boolean areVisible() {
        return KERNEL.isPresent();
    }

    /**
     * The sockets with this port on their own side, and that one on the other.
     *
     * @param remote {@link #ANY} if those who listen are meant as well
     * @return nothing where the kernel cannot be asked
     */
    static List<Queues> of(int local, int remote) {
        if (KERNEL.isEmpty()) {
            return List.of();
        }
        try {
            return KERNEL.get().ask(local, remote);
        } catch (IOException e) {
            return List.of();
        }
    }

    private synchronized List<Queues> ask(int local, int remote) throws IOException {
        question(local, remote);
        transfer(write, QUESTION);
        List<Queues> queues = new ArrayList<>();
        while (!collect(transfer(read, ANSWER), queues)) {
            // There is more to read.
        }
        return queues;
    }

    /** All that is not said is 0, for: whatever there is. */
    private void question(int local, int remote) {
        memory.asSlice(0, QUESTION).fill((byte) 0);
        buffer.putInt(0, QUESTION).putShort(TYPE, TCPDIAG_GETSOCK).putShort(FLAGS, REQUEST_DUMP);
        buffer.putInt(STATES, ALL_BUT_TIME_WAIT);
        buffer.put(PORTS, (byte) (local >> 8)).put(PORTS + 1, (byte) local);
        buffer.put(PORTS + 2, (byte) (remote >> 8)).put(PORTS + 3, (byte) remote);
    }

    private int transfer(MethodHandle function, long length) throws IOException {
        try {
            long moved = (long) function.invokeExact(socket, memory, length);
            if (moved >= 0) {
                return (int) moved;
            }
        } catch (Throwable e) {
            throw new IOException("the kernel cannot be asked", e);
        }
        throw new IOException("the kernel does not answer");
    }

    /** Whether these messages end the answer. */
    private boolean collect(int length, List<Queues> queues) throws IOException {
        int at = 0;
        while (at < length) {
            short type = buffer.getShort(at + TYPE);
            if (type == NLMSG_DONE) {
                return true;
            }
            if (type != TCPDIAG_GETSOCK) {
                throw new IOException("the kernel refuses to answer");
            }
            queues.add(new Queues(buffer.getInt(at + RECEIVED), buffer.getInt(at + SENT)));
            at += Math.ceilDiv(buffer.getInt(at), ALIGNMENT) * ALIGNMENT;
        }
        return false;
    }
}

package dev.chatlab.run;

import dev.chatlab.conversation.Step;
import dev.chatlab.program.RunningProgram;
import dev.chatlab.wire.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everything that one conversation holds while it is played: the program, the actors' connections,
 * and the room where the grader plays the server. One owner for all of it; closing is idempotent.
 */
final class Stage implements AutoCloseable {

    /** How often a port is tried until somebody listens: the kernel tells nobody when that is. */
    private static final long RETRY_MILLIS = 10;

    private final RunningProgram program;
    private final Wire wire;
    private final Timing timing;
    private final Optional<ServerSocket> room;
    private final Optional<Security> security;
    private final Runnable firstContact;
    private final Recorder recorder = new Recorder();
    private final Allowance allowance = new Allowance();
    private final Map<String, Peer> peers = new LinkedHashMap<>(); // guarded by this
    private final List<Peer> connections =
            new ArrayList<>(); // all there ever were; guarded by this

    /**
     * A stage around a running program.
     *
     * @param room where a client under test connects to; empty when a server is judged
     * @param security what is inside every connection that is not said to be plain; empty for TCP
     * @param firstContact is told once when the program has begun to talk
     */
    Stage(
            RunningProgram program,
            Wire wire,
            Timing timing,
            Optional<ServerSocket> room,
            Optional<Security> security,
            Runnable firstContact) {
        this.program = program;
        this.wire = wire;
        this.timing = timing;
        this.room = room;
        this.security = security;
        this.firstContact = firstContact;
    }

    /**
     * TLS, as this conversation wants it.
     *
     * @param identity what the room shows; empty for the certificate that is good
     * @param language what the room speaks; empty for TLS in whatever version the client likes
     */
    record Security(
            Credentials credentials,
            Optional<Step.Identity> identity,
            Optional<Step.Language> language) {

        boolean roomSpeaks(Step.Language some) {
            return language.filter(some::equals).isPresent();
        }
    }

    RunningProgram program() {
        return program;
    }

    Wire wire() {
        return wire;
    }

    Timing timing() {
        return timing;
    }

    Recorder recorder() {
        return recorder;
    }

    /** The time a program gets for its next answer. */
    Deadline answer() {
        return Deadline.in(timing.answer(), program::stalled);
    }

    /** The actors that have, or had, a connection, in the order in which they came. */
    synchronized List<Peer> peers() {
        return List.copyOf(peers.values());
    }

    /** How many connections there have been that have ended since. */
    int departed() {
        return (int) connections().stream().filter(peer -> !peer.connected()).count();
    }

    /**
     * Who got more than anybody keeps, that nobody had asked for. From then on nothing more is
     * read, so that everything else that is missing may be missing for that.
     */
    Optional<Peer> flooded() {
        return connections().stream()
                .filter(peer -> peer.inbox().isFull())
                .max(Comparator.comparingInt(peer -> peer.inbox().size()));
    }

    /** Who left and came back has more than one. */
    private synchronized List<Peer> connections() {
        return List.copyOf(connections);
    }

    /** The actor's connection. The room's is accepted when it is first asked for. */
    Peer peer(String name) throws Unmet, InterruptedException {
        Optional<Peer> peer = known(name);
        return peer.isPresent() ? peer.get() : accept(name);
    }

    private synchronized Optional<Peer> known(String name) {
        return Optional.ofNullable(peers.get(name));
    }

    private synchronized Peer add(String name, Connection connection) {
        Peer peer = new Peer(name, connection, recorder, allowance);
        peers.put(name, peer);
        connections.add(peer);
        return peer;
    }

    /** Connects an actor as the chapter says. */
    Peer connect(String name) throws Unmet, InterruptedException {
        return connect(name, Step.Protection.USUAL);
    }

    /** Connects an actor. The first one waits for the server to be up: that is the only probe. */
    Peer connect(String name, Step.Protection protection) throws Unmet, InterruptedException {
        Socket socket = reach(name);
        try {
            boolean plain = security.isEmpty() || protection == Step.Protection.NONE;
            Connection connection =
                    plain
                            ? Connection.plain(socket)
                            : new Handshake(socket, name, answer())
                                    .asClient(security.get().credentials().client(), protection);
            Peer peer = add(name, connection);
            firstContact.run();
            return peer;
        } catch (Unmet unmet) {
            firstContact.run();
            closeQuietly(socket);
            throw unmet;
        }
    }

    /** Waits until this actor, who offers what is not to be accepted, has been refused. */
    void awaitRefusal(String name) throws Unmet, InterruptedException {
        Security tls = security.orElseThrow();
        if (!name.equals(Step.ROOM)) {
            try (Socket socket = reach(name)) {
                firstContact.run();
                new Handshake(socket, name, answer()).withTls11ToBeRefused();
            } catch (IOException e) {
                // It is not needed any more.
            }
            return;
        }
        try (Socket socket = acceptSocket(name)) {
            firstContact.run();
            new Handshake(socket, name, answer())
                    .toBeRefused(tls.credentials().room(tls.identity()));
        } catch (IOException e) {
            // As above.
        }
    }

    private Socket reach(String name) throws Unmet, InterruptedException {
        boolean first = peers().isEmpty();
        Deadline deadline = first ? Deadline.in(timing.start(), program::stalled) : answer();
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), program.port());
        while (true) {
            // Else each connection asks what proxies this machine has, which takes longer than it.
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                int millis = (int) Math.max(1, deadline.remaining() / 1_000_000);
                socket.connect(address, millis);
                return atOnce(socket);
            } catch (ConnectException | SocketTimeoutException e) {
                closeQuietly(socket);
            } catch (IOException e) {
                closeQuietly(socket);
                throw Unmet.of(name, Ended.NO_CONNECTION);
            }
            awaitRetry(name, deadline);
        }
    }

    /** What is written leaves as a segment of its own, and so do the messages of a handshake. */
    private static Socket atOnce(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    private void awaitRetry(String name, Deadline deadline) throws Unmet, InterruptedException {
        try {
            program.exit().get(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            throw Unmet.of(name, Ended.EXIT);
        } catch (ExecutionException e) {
            throw Unmet.of(name, Ended.EXIT);
        } catch (TimeoutException e) {
            if (deadline.remaining() <= 0) {
                throw Unmet.of(name, Ended.NO_CONNECTION);
            }
        }
    }

    private Peer accept(String name) throws Unmet, InterruptedException {
        Socket socket = acceptSocket(name);
        firstContact.run();
        try {
            return add(
                    name,
                    security.filter(tls -> !tls.roomSpeaks(Step.Language.PLAIN_TEXT)).isEmpty()
                            ? Connection.plain(socket)
                            : new Handshake(socket, name, answer())
                                    .asServer(
                                            security.get()
                                                    .credentials()
                                                    .room(security.get().identity()),
                                            security.get().roomSpeaks(Step.Language.TLS_1_2)));
        } catch (Unmet unmet) {
            closeQuietly(socket);
            throw unmet;
        }
    }

    private Socket acceptSocket(String name) throws Unmet, InterruptedException {
        ServerSocket listening =
                room.orElseThrow(() -> new IllegalStateException("no connection: " + name));
        Deadline deadline = Deadline.in(timing.start(), program::stalled);
        while (true) {
            boolean over = program.exit().isDone(); // asked first: it may have connected and ended
            try {
                listening.setSoTimeout((int) RETRY_MILLIS);
                return atOnce(listening.accept());
            } catch (SocketTimeoutException e) {
                if (over) {
                    throw Unmet.of(name, Ended.EXIT);
                }
                if (deadline.remaining() <= 0) {
                    throw Unmet.of(name, Ended.NO_CONNECTION);
                }
            } catch (IOException e) {
                throw new IllegalStateException("cannot accept on the room's own socket", e);
            }
        }
    }

    /** Resets every connection, then ends the program, so that a fixed port is free again. */
    @Override
    public void close() {
        firstContact.run();
        program.curtain();
        connections().forEach(Peer::close);
        room.ifPresent(Stage::closeQuietly);
        program.close();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is given up: there is nobody who could act on this.
        }
    }
}

package dev.chatlab.run;

import dev.chatlab.conversation.Step;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The beginning of TLS on a connection, from the grader's side. */
final class Handshake {

    private static final String TLS_1_2 = "TLSv1.2";
    private static final String TLS_1_3 = "TLSv1.3";

    /** Types of a TLS record (RFC 8446, 5.1). */
    private static final int ALERT = 21;

    private static final int HANDSHAKE = 22;

    /** Why a handshake failed with somebody who does not speak TLS at all. */
    static final String NOT_TLS = "what came is no TLS";

    /** What JSSE says when the other side speaks, and it is no TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

    /**
     * A ClientHello that offers TLS 1.1 and nothing newer (RFC 4346, 7.4.1.2), with cipher suites
     * that servers of that time had. Written by hand, since no JDK offers that any more.
     */
    private static final byte[] HELLO_OF_TLS_1_1 =
            HexFormat.of()
                    .parseHex(
                            "1603020041" // record: handshake, TLS 1.1, 65 bytes
                                    + "0100003d" // ClientHello, 61 bytes
                                    + "0302" // TLS 1.1
                                    + "11".repeat(32) // random
                                    + "00" // no session
                                    + "0008c00ac014002f0035" // four suites: ECDHE and RSA with AES
                                    + "0100" // no compression
                                    + "000c" // extensions, 12 bytes:
                                    + "000a000400020017" // supported_groups: P-256
                                    + "0017"
                                    + "0000"); // extended_master_secret

    private final Socket tcp;
    private final String who;
    private final Deadline deadline;

    /**
     * A handshake on this connection.
     *
     * @param who does it, for messages
     */
    Handshake(Socket tcp, String who, Deadline deadline) {
        this.tcp = tcp;
        this.who = who;
        this.deadline = deadline;
    }

    /** As a client, which checks whom it talks to. */
    Connection asClient(SSLContext context, Step.Protection protection)
            throws Unmet, InterruptedException {
        SSLSocket socket = socket(context);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(
                switch (protection) {
                    case TLS_1_2 -> new String[] {TLS_1_2};
                    case TLS_1_3 -> new String[] {TLS_1_3};
                    case USUAL -> new String[] {TLS_1_2, TLS_1_3};
                    case NONE -> throw new IllegalStateException("there is no handshake then");
                });
        socket.setSSLParameters(parameters);
        return shake(socket);
    }

    /** As the room. */
    Connection asServer(SSLContext context, boolean tls12Only) throws Unmet, InterruptedException {
        SSLSocket socket = socket(context);
        socket.setUseClientMode(false);
        if (tls12Only) {
            socket.setEnabledProtocols(new String[] {TLS_1_2});
        }
        return shake(socket);
    }

    private SSLSocket socket(SSLContext context) {
        try {
            return (SSLSocket)
                    context.getSocketFactory()
                            .createSocket(tcp, Credentials.HOST, tcp.getPort(), true);
        } catch (IOException e) {
            throw new IllegalStateException("the connection is not connected", e);
        }
    }

    private Connection shake(SSLSocket socket) throws Unmet, InterruptedException {
        Optional<IOException> failure = await(() -> socket.startHandshake());
        if (failure.isPresent()) {
            throw failed(failure.get());
        }
        return Connection.secure(tcp, socket);
    }

    private Unmet failed(IOException failure) {
        String why = String.valueOf(failure.getMessage());
        return Unmet.of(who, Ended.NO_HANDSHAKE)
                .because(
                        Optional.of(
                                why.startsWith(NO_TLS)
                                        ? NOT_TLS
                                        : why.replaceFirst("^\\(\\w+\\) ", "")));
    }

    /** As the room, whose certificate the client must not believe. */
    void toBeRefused(SSLContext context) throws Unmet, InterruptedException {
        SSLSocket socket = socket(context);
        socket.setUseClientMode(false);
        Optional<IOException> failure =
                await(() -> {
                    socket.startHandshake();
                    // Whoever looks at the certificate himself does so behind the handshake.
                    if (socket.getInputStream().read() >= 0) {
                        throw new Accepted();
                    }
                });
        if (failure.filter(some -> some instanceof Accepted).isPresent()) {
            throw Unmet.of(who, Ended.NOT_REFUSED);
        }
        Optional<Unmet> noTls =
                failure.map(this::failed).filter(some -> some.why().equals(Optional.of(NOT_TLS)));
        if (noTls.isPresent()) {
            throw noTls.get();
        }
    }

    private static final class Accepted extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** As a client that speaks TLS 1.1 and nothing newer: the server must not answer its hello. */
    void withTls11ToBeRefused() throws Unmet, InterruptedException {
        int[] first = {-1};
        await(() -> {
            tcp.getOutputStream().write(HELLO_OF_TLS_1_1);
            first[0] = tcp.getInputStream().read();
        });
        if (first[0] == HANDSHAKE) {
            throw Unmet.of(who, Ended.NOT_REFUSED);
        }
        if (first[0] >= 0 && first[0] != ALERT) {
            throw Unmet.of(who, Ended.NO_HANDSHAKE).because(Optional.of(NOT_TLS));
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    /** Does this on a thread of its own, since TLS waits without asking for how long. */
    private Optional<IOException> await(Deed deed) throws Unmet, InterruptedException {
        CompletableFuture<Optional<IOException>> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .name(who + " shakes hands")
                .start(() -> {
                    try {
                        deed.run();
                        done.complete(Optional.empty());
                    } catch (IOException e) {
                        done.complete(Optional.of(e));
                    } catch (RuntimeException | Error e) {
                        done.completeExceptionally(e);
                    }
                });
        while (true) {
            long nanos = deadline.remaining();
            if (nanos <= 0) {
                throw Unmet.of(who, Ended.SILENCE);
            }
            try {
                return done.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // The deadline may have moved in the meantime.
            } catch (ExecutionException e) {
                throw new IllegalStateException("the handshake failed", e.getCause());
            }
        }
    }
}

package dev.chatlab.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Handshakes over the loopback, with a client that checks whom it talks to. */
final class Handshake {

    private static final int PATIENCE_MILLIS = 10_000;

    private Handshake() {}

    /**
     * A client that wants to talk to {@code host} meets this server; then each says one byte.
     *
     * @return the version that they agreed on
     * @throws IOException what the client says when it refuses
     */
    static String between(SSLContext server, SSLContext client, String host, TlsVersion... versions)
            throws IOException {
        try (SSLServerSocket listening =
                (SSLServerSocket)
                        server.getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setEnabledProtocols(TlsVersion.protocols(versions));
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(listening));
            try (Socket plain = new Socket(listening.getInetAddress(), listening.getLocalPort());
                    SSLSocket secure =
                            (SSLSocket)
                                    client.getSocketFactory()
                                            .createSocket(plain, host, plain.getPort(), true)) {
                secure.setSoTimeout(PATIENCE_MILLIS);
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                secure.getOutputStream().write('?');
                if (secure.getInputStream().read() != '!') {
                    throw new IOException("the server said nothing");
                }
                return secure.getSession().getProtocol();
            } finally {
                served.join();
            }
        }
    }

    private static void serve(ServerSocket listening) {
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            if (socket.getInputStream().read() == '?') {
                socket.getOutputStream().write('!');
            }
        } catch (IOException e) {
            // The client has refused, and says why.
        }
    }
}

package dev.chatlab.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** A TCP connection of the grader's: as it is, or with TLS inside. */
final class Connection {

    private final Socket tcp;
    private final Optional<SSLSocket> tls;

    private Connection(Socket tcp, Optional<SSLSocket> tls) {
        this.tcp = tcp;
        this.tls = tls;
    }

    static Connection plain(Socket tcp) {
        return new Connection(tcp, Optional.empty());
    }

    /** After the handshake. */
    static Connection secure(Socket tcp, SSLSocket tls) {
        return new Connection(tcp, Optional.of(tls));
    }

    /** What can be seen of it in the kernel. */
    Socket tcp() {
        return tcp;
    }

    InputStream in() throws IOException {
        return messages().getInputStream();
    }

    OutputStream out() throws IOException {
        return messages().getOutputStream();
    }

    private Socket messages() {
        return tls.<Socket>map(secure -> secure).orElse(tcp);
    }

    /** Nothing more will be sent: TLS says so (close_notify), and TCP says so (FIN). */
    void finishSending() {
        tls.ifPresent(Connection::finish);
        finish(tcp);
    }

    /** Nothing more will be sent, and only TCP says so. */
    void finishWithoutGoodbye() {
        finish(tcp);
    }

    private static void finish(Socket socket) {
        try {
            if (!socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The connection is gone already, and its reader says so.
        }
    }

    /**
     * Ends the connection with a reset, whatever state it is in. An orderly close could leave the
     * program's port in TIME_WAIT, and the next program on a fixed port could not listen there.
     */
    void reset() {
        try {
            tcp.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        try {
            tcp.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}

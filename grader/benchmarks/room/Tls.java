import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.TrustManagerFactory;

/** Connections inside TLS, to a server that shows the good one of some certificates. */
final class Tls {

    private static final String PASSWORD = "chatlab";

    /** The only one that is offered, so that both servers encrypt alike, whatever they prefer. */
    private static final String[] CIPHER_SUITES = {"TLS_AES_256_GCM_SHA384"};

    private final Path certificates;
    private final SSLContext context;

    private Tls(Path certificates, SSLContext context) {
        this.certificates = certificates;
        this.context = context;
    }

    /** With the files that {@code chatlab certs} has written there. */
    static Tls of(Path certificates) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificates.resolve("truststore.p12"))) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new Tls(certificates, context);
    }

    /** What a server is told behind its port. */
    List<String> serverArguments() {
        return List.of(certificates.resolve("server.p12").toString(), PASSWORD);
    }

    /** Shakes hands, and waits for that. */
    Connection connect(SocketChannel channel) throws IOException {
        // An engine that is told no host resumes no session: each handshake is a full one.
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        engine.setEnabledCipherSuites(CIPHER_SUITES);
        Encrypted connection = new Encrypted(channel, engine);
        connection.shakeHands();
        channel.configureBlocking(false);
        return connection;
    }

    private static final class Encrypted implements Connection {

        private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

        private final SocketChannel channel;
        private final SSLEngine engine;

        /** What has come and is not decrypted yet. The longest record of TLS has 16 KiB. */
        private final ByteBuffer received = ByteBuffer.allocate(32 * 1024);

        private final ByteBuffer toSend;

        Encrypted(SocketChannel channel, SSLEngine engine) {
            this.channel = channel;
            this.engine = engine;
            this.toSend = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        }

        @Override
        public SocketChannel channel() {
            return channel;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            wrap(ByteBuffer.wrap(bytes));
        }

        @Override
        public void read(ByteBuffer heard) throws IOException {
            Connection.readSome(channel, received);
            while (unwrap(heard).getStatus() == SSLEngineResult.Status.OK) {
                // There may be another record.
            }
        }

        private void shakeHands() throws IOException {
            engine.beginHandshake();
            while (true) {
                switch (engine.getHandshakeStatus()) {
                    case NEED_WRAP -> wrap(NOTHING);
                    case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                        SSLEngineResult result = unwrap(NOTHING);
                        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                            Connection.readSome(channel, received);
                        }
                    }
                    case NEED_TASK -> engine.getDelegatedTask().run();
                    case FINISHED, NOT_HANDSHAKING -> {
                        return;
                    }
                }
            }
        }

        private void wrap(ByteBuffer bytes) throws IOException {
            engine.wrap(bytes, toSend.clear());
            Connection.writeAll(channel, toSend.flip());
        }

        private SSLEngineResult unwrap(ByteBuffer into) throws IOException {
            SSLEngineResult result = engine.unwrap(received.flip(), into);
            received.compact();
            return result;
        }
    }
}

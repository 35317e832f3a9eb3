import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import module java.base;

// TLS, for both programs: who shows a certificate, who trusts whom, and what is said when trust is
// misplaced. TLS lies between the program and the TCP connection: what the program writes is
// encrypted on its way to the connection, and what comes from there is decrypted and checked.
final class Tls {

    // What is older has been broken, and is forbidden by now (RFC 8996).
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    static {
        // The end of a TCP connection can be forged by whoever sits on the line. The end of TLS, a
        // message called close_notify, cannot. By itself Java takes the one for the other. With
        // this, an end without close_notify is an SSLException.
        System.setProperty("com.sun.net.ssl.requireCloseNotify", "true");
    }

    private Tls() {}

    // What a server needs: a certificate that says who it is, and the private key to prove it. Both
    // lie in a key store.
    static SSLContext withKeys(String keyStore, String password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(open(keyStore, password), password.toCharArray());

        // It does not ask its clients for certificates, so it need not trust anybody.
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[0], null);
        return context;
    }

    // What a client needs: the authorities that it believes when they sign a certificate. Without a
    // store of its own, it would believe those that come with Java, and ours is not among them.
    static SSLContext withTrust(String trustStore, String password)
            throws GeneralSecurityException {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(open(trustStore, password));

        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }

    private static KeyStore open(String file, String password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password.toCharArray());
        } catch (IOException e) {
            // There is no such file, or this is not its password.
            throw new KeyStoreException("cannot open the key store " + file + ": " + e);
        }
        return store;
    }

    // The server's end of TLS, on a connection that has been accepted. Nothing is sent or received
    // here: the handshake is still to come. It is made of several small messages in a row, and none
    // should wait until the one before has been acknowledged, which can take 40 milliseconds.
    static SSLSocket serverSide(SSLContext context, Socket connection) throws IOException {
        connection.setTcpNoDelay(true);
        InputStream nothingReadYet = null;
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory().createSocket(connection, nothingReadYet, true);
        socket.setEnabledProtocols(VERSIONS);
        return socket;
    }

    // The client's end of TLS, on a connection to this host. Here, too, the handshake is to come.
    static SSLSocket clientSide(SSLContext context, Socket connection, String host)
            throws IOException {
        connection.setTcpNoDelay(true);
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(connection, host, connection.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        // A certificate can be perfectly good, and belong to somebody else. So it is compared with
        // the host that we want to talk to, by the rules of HTTPS. Java does not do that unless it
        // is told to, since it does not know whether what we talk has such rules.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    // Why there has been no handshake, in words for the user. What is thrown only says that it went
    // wrong. The reason stands at the end of the chain, as the cause of a cause.
    static String reason(SSLException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case CertificateExpiredException _ -> "its certificate has expired";
            case CertificateNotYetValidException _ -> "its certificate is not yet valid";
            case CertPathBuilderException _ -> "its certificate is from an unknown authority";
            case CertificateException e ->
                    "its certificate is for another host name: " + e.getMessage();
            default -> "it does not speak TLS as it should: " + cause.getMessage();
        };
    }
}

import module java.base;

// TLS, for both programs: who shows a certificate, who trusts whom, and what is said when trust is
// misplaced.
final class Tls {

    // TODO 11: What travels can be read by nobody, but anybody on the way can end it. Java takes
    //          such an end for a good one, unless it is told that a close_notify is required. That
    //          is a system property, which has to be set before anything else happens here.

    private Tls() {}

    // What a server needs: a certificate that says who it is, and the private key to prove it. Both
    // lie in a key store.
    static SSLContext withKeys(String keyStore, String password) throws GeneralSecurityException {
        // TODO 2: A KeyManagerFactory makes key managers out of a key store. They go into the
        //         SSLContext.
        throw new KeyStoreException("TLS: nothing here yet (it was told " + keyStore + ")");
    }

    // What a client needs: the authorities that it believes when they sign a certificate.
    static SSLContext withTrust(String trustStore, String password)
            throws GeneralSecurityException {
        // TODO 7: A TrustManagerFactory makes trust managers out of a trust store. They go into the
        //         SSLContext. Do not write a trust manager of your own.
        throw new KeyStoreException("TLS: nothing here yet (it was told " + trustStore + ")");
    }

    // The server's end of TLS, on a connection that has been accepted. The handshake is still to
    // come.
    static SSLSocket serverSide(SSLContext context, Socket connection) throws IOException {
        // TODO 3: The context has a socket factory, and that has a createSocket for a connection
        //         that is there already. One of them makes the server's end: look for "consumed".
        //         Which versions does it speak?
        throw new IOException("there is no TLS here yet");
    }

    // The client's end of TLS, on a connection to this host. The handshake is still to come.
    static SSLSocket clientSide(SSLContext context, Socket connection, String host)
            throws IOException {
        // TODO 8: As TODO 3, for the other end.
        // TODO 9: A certificate can be perfectly good, and belong to somebody else. See
        //         SSLParameters.setEndpointIdentificationAlgorithm.
        throw new IOException("there is no TLS here yet");
    }

    // Why there has been no handshake, in words for the user.
    static String reason(SSLException failure) {
        // TODO 10: "expired", "not yet valid", "host name" or "unknown"? The reason stands at the
        //          end of the chain, as the cause of a cause. What kind of exception is it?
        return "it went wrong";
    }
}

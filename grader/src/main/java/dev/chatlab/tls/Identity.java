package dev.chatlab.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A server's certificate, and the key that belongs to it.
 *
 * @param key the private key
 * @param certificate the certificate; nothing stands between it and its authority
 */
public record Identity(PrivateKey key, X509Certificate certificate) {

    /**
     * What a server needs that shows this certificate. Which versions of TLS it speaks is told to
     * its sockets or engines: {@link TlsVersion#protocols}.
     *
     * @throws IllegalStateException when this Java has no TLS
     */
    public SSLContext serverContext() {
        char[] password = {}; // never leaves this method
        try {
            KeyStore store = KeyStores.of(key, certificate, password);
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            // No client is asked for a certificate. (null would load all authorities of the JDK.)
            context.init(keys.getKeyManagers(), new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw Authority.cannot("make a server's context", e);
        }
    }
}

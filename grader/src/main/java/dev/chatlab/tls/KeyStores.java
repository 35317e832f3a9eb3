package dev.chatlab.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Key stores in the form of RFC 7292 (PKCS #12), which Java and OpenSSL read.
 *
 * <p>Their password is told to programs on a command line, so it protects little, and rounds of
 * hashing would protect nothing more: there is one round, and not ten thousand. To open such a
 * store then costs a program that has just been started 50 milliseconds less. Whoever has set these
 * properties (they are told in the JDK's {@code conf/security/java.security}) keeps them.
 */
final class KeyStores {

    static {
        for (String what : List.of("keyPbe", "certPbe", "mac")) {
            System.getProperties().putIfAbsent("keystore.pkcs12." + what + "IterationCount", "1");
        }
    }

    private KeyStores() {}

    /** A store with one certificate that is trusted, and no keys. */
    static KeyStore trusting(X509Certificate authority)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry("authority", authority);
        return store;
    }

    /** A store with one key and its certificate. */
    static KeyStore of(PrivateKey key, X509Certificate certificate, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("server", key, password, new Certificate[] {certificate});
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

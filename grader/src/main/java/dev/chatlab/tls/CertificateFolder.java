package dev.chatlab.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Where an authority and certificates of it lie as files, for programs to read: key stores (PKCS
 * #12, RFC 7292) and the same as text (PEM, RFC 7468). Knows the names of the files, and {@link
 * #write} makes them.
 *
 * @param folder where they are
 */
public record CertificateFolder(Path folder) {

    private static final Base64.Encoder LINES_OF_64 =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /** The authority that a client has to trust, as PEM. */
    public Path authority() {
        return folder.resolve("authority.pem");
    }

    /** The authority that a client has to trust, as a key store that Java can trust. */
    public Path trustStore() {
        return folder.resolve("truststore.p12");
    }

    /** A certificate and its key, as a key store. */
    public Path keyStore(CertificateKind kind) {
        return folder.resolve(kind == CertificateKind.GOOD ? "server.p12" : kind.stem() + ".p12");
    }

    /** A certificate, as PEM. */
    public Path certificate(CertificateKind kind) {
        return folder.resolve(kind.stem() + ".pem");
    }

    /** The certificate's key without a password, as PEM (PKCS #8, RFC 5958). */
    public Path key(CertificateKind kind) {
        return folder.resolve(kind == CertificateKind.GOOD ? "key.pem" : kind.stem() + "-key.pem");
    }

    /**
     * What a client needs that trusts the authority of this folder, as {@link
     * Authority#clientContext}.
     *
     * @throws IOException when the trust store cannot be read, or this is not its password
     */
    public SSLContext clientContext(String password) throws IOException {
        try {
            return Authority.clientContext(
                    KeyStore.getInstance(trustStore().toFile(), password.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw Authority.cannot("make a client's context", e);
        }
    }

    /**
     * What a program can be told: the names of its arguments, in lower case, and what they stand
     * for here.
     *
     * @param password opens the key stores
     */
    public Map<String, String> arguments(String password) {
        return Map.of(
                "keystore", keyStore(CertificateKind.GOOD).toString(),
                "truststore", trustStore().toString(),
                "password", password,
                "certificate", certificate(CertificateKind.GOOD).toString(),
                "key", key(CertificateKind.GOOD).toString(),
                "authority", authority().toString());
    }

    /** All files that {@link #write} makes for certificates of these kinds. */
    public List<Path> files(List<CertificateKind> kinds) {
        List<Path> files = new ArrayList<>(List.of(authority(), trustStore()));
        for (CertificateKind kind : kinds) {
            files.addAll(List.of(keyStore(kind), certificate(kind), key(kind)));
        }
        return List.copyOf(files);
    }

    /**
     * Issues a certificate of each of these kinds and writes them and the authority into this
     * folder, which is made if need be. What has a key in it can be read by its owner alone, where
     * the file system knows owners (POSIX).
     *
     * @param password opens all key stores; keytool wants six characters at least
     * @throws java.nio.file.FileAlreadyExistsException for a file that is there already: nothing is
     *     ever overwritten
     * @throws IOException when the folder cannot be written to
     */
    public void write(Authority authority, List<CertificateKind> kinds, String password)
            throws IOException {
        Files.createDirectories(folder);
        char[] secret = password.toCharArray();
        try {
            create(authority(), pem("CERTIFICATE", authority.certificate().getEncoded()), false);
            KeyStore trust = KeyStores.trusting(authority.certificate());
            create(trustStore(), bytes(trust, secret), false);
            for (CertificateKind kind : kinds) {
                Identity server = authority.issue(kind);
                KeyStore keys = KeyStores.of(server.key(), server.certificate(), secret);
                create(keyStore(kind), bytes(keys, secret), true);
                create(key(kind), pem("PRIVATE KEY", server.key().getEncoded()), true);
                byte[] certificate = server.certificate().getEncoded();
                create(certificate(kind), pem("CERTIFICATE", certificate), false);
            }
        } catch (GeneralSecurityException e) {
            throw Authority.cannot("make key stores", e);
        }
    }

    private static byte[] pem(String label, byte[] content) {
        String text =
                "-----BEGIN "
                        + label
                        + "-----\n"
                        + LINES_OF_64.encodeToString(content)
                        + "\n-----END "
                        + label
                        + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(KeyStore store, char[] password)
            throws GeneralSecurityException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    /** A secret file is its owner's from the first moment on, not only when it has been written. */
    private static void create(Path file, byte[] content, boolean secret) throws IOException {
        Set<StandardOpenOption> newFile =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                secret && posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(file, newFile, attributes)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
    }
}

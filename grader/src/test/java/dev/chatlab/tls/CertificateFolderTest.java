package dev.chatlab.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Java and OpenSSL read what was written, and find in it what they should. */
class CertificateFolderTest {

    private static final String PASSWORD = "open sesame";
    private static final List<CertificateKind> ALL = List.of(CertificateKind.values());

    @TempDir private Path temporary;
    private CertificateFolder files;

    @BeforeEach
    void write() throws IOException {
        files = new CertificateFolder(temporary.resolve("new/folder"));
        files.write(Authority.create(), ALL, PASSWORD);
    }

    @Test
    void there_are_these_files_and_no_others() throws IOException {
        try (Stream<Path> found = Files.list(files.folder())) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(files.files(ALL));
        }
        assertThat(files.files(ALL))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "authority.pem",
                        "truststore.p12",
                        "server.p12",
                        "certificate.pem",
                        "key.pem",
                        "expired.p12",
                        "expired.pem",
                        "expired-key.pem",
                        "not-yet-valid.p12",
                        "not-yet-valid.pem",
                        "not-yet-valid-key.pem",
                        "another-host.p12",
                        "another-host.pem",
                        "another-host-key.pem",
                        "only-called-localhost.p12",
                        "only-called-localhost.pem",
                        "only-called-localhost-key.pem",
                        "unknown-authority.p12",
                        "unknown-authority.pem",
                        "unknown-authority-key.pem");
    }

    @Test
    void javas_own_factories_make_a_server_and_a_client_of_the_stores() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(load(files.keyStore(CertificateKind.GOOD)), PASSWORD.toCharArray());
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);

        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(load(files.trustStore()));
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);

        assertThat(Handshake.between(server, client, "localhost", TlsVersion.TLS_1_3))
                .isEqualTo("TLSv1.3");
    }

    @Test
    void a_wrong_password_opens_nothing() {
        assertThatThrownBy(() ->
                        KeyStore.getInstance(files.trustStore().toFile(), "sesame".toCharArray()))
                .hasMessageContaining("password was incorrect");
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        byte[] before = Files.readAllBytes(files.authority());
        assertThatThrownBy(() -> files.write(Authority.create(), ALL, PASSWORD))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(files.authority()).hasBinaryContent(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_its_owners_alone(CertificateKind kind) throws IOException {
        if (!temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        for (Path secret : List.of(files.key(kind), files.keyStore(kind))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GOOD, OK",
        "EXPIRED, certificate has expired",
        "NOT_YET_VALID, certificate is not yet valid",
        "ANOTHER_HOST, hostname mismatch",
        "ONLY_CALLED_LOCALHOST, hostname mismatch",
        "UNKNOWN_AUTHORITY, unable to get local issuer certificate"
    })
    void openssl_comes_to_the_same_verdict(CertificateKind kind, String verdict) {
        assertThat(
                        openssl(
                                "verify",
                                "-x509_strict",
                                "-purpose",
                                "sslserver",
                                "-verify_hostname",
                                "localhost",
                                "-CAfile",
                                files.authority().toString(),
                                files.certificate(kind).toString()))
                .containsIgnoringCase(verdict);
    }

    @ParameterizedTest
    @EnumSource
    void openssl_finds_the_key_that_belongs_to_the_certificate(CertificateKind kind) {
        String certificate = files.certificate(kind).toString();
        assertThat(openssl("x509", "-in", certificate, "-noout", "-pubkey"))
                .startsWith("-----BEGIN PUBLIC KEY-----")
                .isEqualTo(openssl("pkey", "-in", files.key(kind).toString(), "-pubout"));
    }

    @Test
    void openssl_opens_the_key_store() {
        assertThat(
                        openssl(
                                "pkcs12",
                                "-in",
                                files.keyStore(CertificateKind.GOOD).toString(),
                                "-passin",
                                "pass:" + PASSWORD,
                                "-nodes"))
                .contains("-----BEGIN PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----");
    }

    private static KeyStore load(Path file) throws Exception {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    /** What it prints; one that is not there says so in the failure. */
    private static String openssl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("this test needs openssl on the PATH", e);
        }
    }
}

package dev.chatlab.run;

import dev.chatlab.conversation.LabSettings;
import dev.chatlab.conversation.Step;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.TemporaryFolder;
import dev.chatlab.tls.Authority;
import dev.chatlab.tls.CertificateFolder;
import dev.chatlab.tls.CertificateKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Who is who in a chapter inside TLS: an authority that lives as long as this check, the files that
 * programs are told, and what the grader itself needs to speak TLS. Any number of threads may share
 * one; must be closed, which deletes the files.
 */
public final class Credentials implements AutoCloseable {

    /** The name that the programs' certificates are for. */
    static final String HOST = "localhost";

    /** Opens files that are deleted in a minute. */
    private static final String PASSWORD = "chatlab-" + ProcessHandle.current().pid();

    private final Authority authority = Authority.create();
    private final TemporaryFolder folder = TemporaryFolder.create();
    private final CertificateFolder files = new CertificateFolder(folder.path());
    private final SSLContext client = authority.clientContext();

    private Credentials() {}

    /** New ones, for a chapter that needs any. */
    public static Optional<Credentials> of(LabSettings settings) {
        return settings.insideTls() ? Optional.of(create()) : Optional.empty();
    }

    private static Credentials create() {
        Credentials credentials = new Credentials();
        try {
            credentials.files.write(credentials.authority, List.of(CertificateKind.GOOD), PASSWORD);
            return credentials;
        } catch (IOException e) {
            credentials.close();
            throw new UncheckedIOException("the certificates cannot be written", e);
        }
    }

    /** The plan of a program that is told where its certificate is, or whom to trust. */
    public LaunchPlan tell(LaunchPlan plan) {
        Map<String, Path> paths =
                Map.of(
                        "keystore", files.keyStore(CertificateKind.GOOD),
                        "truststore", files.trustStore(),
                        "certificate", files.certificate(CertificateKind.GOOD),
                        "key", files.key(CertificateKind.GOOD),
                        "authority", files.authority());
        LaunchPlan told = plan.with("password", PASSWORD);
        for (Map.Entry<String, Path> path : paths.entrySet()) {
            told = told.with(path.getKey(), path.getValue().toString());
        }
        return told;
    }

    /** For the grader's own clients, which trust the authority. */
    SSLContext client() {
        return client;
    }

    /**
     * For the grader's own server.
     *
     * @param identity what it shows; empty for the certificate that is good
     */
    SSLContext room(Optional<Step.Identity> identity) {
        CertificateKind kind = identity.map(Credentials::kind).orElse(CertificateKind.GOOD);
        return authority.issue(kind).serverContext();
    }

    private static CertificateKind kind(Step.Identity identity) {
        return switch (identity) {
            case EXPIRED -> CertificateKind.EXPIRED;
            case NOT_YET_VALID -> CertificateKind.NOT_YET_VALID;
            case ANOTHER_HOST -> CertificateKind.ANOTHER_HOST;
            case UNKNOWN_AUTHORITY -> CertificateKind.UNKNOWN_AUTHORITY;
        };
    }

    /** Deletes the files. */
    @Override
    public void close() {
        folder.close();
    }
}

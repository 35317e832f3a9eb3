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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<String, String> arguments;
    private final SSLContext client;
    private final Map<CertificateKind, SSLContext> rooms = new ConcurrentHashMap<>();
    private final Optional<Authority> authority;
    private final Optional<TemporaryFolder> folder;

    private Credentials(
            Map<String, String> arguments,
            SSLContext client,
            Optional<Authority> authority,
            Optional<TemporaryFolder> folder) {
        this.arguments = arguments;
        this.client = client;
        this.authority = authority;
        this.folder = folder;
    }

    /** New ones, for a chapter that needs any. */
    public static Optional<Credentials> of(LabSettings settings) {
        return settings.insideTls() ? Optional.of(create()) : Optional.empty();
    }

    private static Credentials create() {
        Authority authority = Authority.create();
        TemporaryFolder folder = TemporaryFolder.create();
        CertificateFolder files = new CertificateFolder(folder.path());
        try {
            files.write(authority, List.of(CertificateKind.GOOD), PASSWORD);
            return new Credentials(
                    files.arguments(PASSWORD),
                    authority.clientContext(),
                    Optional.of(authority),
                    Optional.of(folder));
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException("the certificates cannot be written", e);
        }
    }

    /**
     * Those of a server that somebody else has started: it can be talked to, and nothing else.
     *
     * @param password opens the trust store in this folder
     * @throws IOException when it cannot be read
     */
    public static Credentials in(CertificateFolder files, String password) throws IOException {
        return new Credentials(
                files.arguments(password),
                files.clientContext(password),
                Optional.empty(),
                Optional.empty());
    }

    /** The plan of a program that is told where its certificate is, or whom to trust. */
    public LaunchPlan tell(LaunchPlan plan) {
        return plan.with(arguments);
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
        Authority issuer =
                authority.orElseThrow(
                        () -> new IllegalStateException("nobody issues certificates here"));
        return rooms.computeIfAbsent(kind, some -> issuer.issue(some).serverContext());
    }

    private static CertificateKind kind(Step.Identity identity) {
        return switch (identity) {
            case EXPIRED -> CertificateKind.EXPIRED;
            case NOT_YET_VALID -> CertificateKind.NOT_YET_VALID;
            case ANOTHER_HOST -> CertificateKind.ANOTHER_HOST;
            case ONLY_CALLED_LOCALHOST -> CertificateKind.ONLY_CALLED_LOCALHOST;
            case UNKNOWN_AUTHORITY -> CertificateKind.UNKNOWN_AUTHORITY;
        };
    }

    /** Deletes the files, if they were made for this check. */
    @Override
    public void close() {
        folder.ifPresent(TemporaryFolder::close);
    }
}

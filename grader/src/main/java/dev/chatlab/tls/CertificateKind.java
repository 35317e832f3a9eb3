package dev.chatlab.tls;

import java.time.Duration;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * What a server can show to its clients: one good certificate, and others that a client must
 * refuse, each for one reason and no other.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.1">RFC 5280, 6.1: what makes a
 *     certificate valid</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6">RFC 9525, 6: whose certificate it
 *     is</a>
 */
public enum CertificateKind {
    /** Valid since yesterday and for a year, for {@code localhost}, 127.0.0.1 and ::1. */
    GOOD("certificate", -1, 365, Hosts.HERE),
    /** As the good one, but its time was over yesterday. */
    EXPIRED("expired", -30, -1, Hosts.HERE),
    /** As the good one, but its time begins tomorrow. */
    NOT_YET_VALID("not-yet-valid", 1, 365, Hosts.HERE),
    /** As the good one, but for {@code chat.example} alone. */
    ANOTHER_HOST("another-host", -1, 365, Hosts.ELSEWHERE),
    /** As that for another host, but people read {@code localhost} on it. */
    ONLY_CALLED_LOCALHOST("only-called-localhost", -1, 365, Hosts.ELSEWHERE_SAYING_HERE),
    /** As the good one, but signed by an authority that nobody trusts. */
    UNKNOWN_AUTHORITY("unknown-authority", -1, 365, Hosts.HERE);

    private static final String HERE = "localhost";
    private static final String THERE = "chat.example";

    private final String stem;
    private final Duration begin;
    private final Duration end;
    private final Hosts hosts;

    CertificateKind(String stem, long beginDays, long endDays, Hosts hosts) {
        this.stem = stem;
        this.begin = Duration.ofDays(beginDays);
        this.end = Duration.ofDays(endDays);
        this.hosts = hosts;
    }

    /** What the names of its files begin with. */
    String stem() {
        return stem;
    }

    /** When it begins to be valid, seen from the moment it is issued. */
    Duration begin() {
        return begin;
    }

    /** When it ends to be valid, seen from the moment it is issued. */
    Duration end() {
        return end;
    }

    /** The host by the name that people read; clients do not (RFC 9525, 2). */
    String commonName() {
        return hosts == Hosts.ELSEWHERE ? THERE : HERE;
    }

    /** All the names and addresses it is for: what clients read. */
    GeneralNames hosts() {
        return hosts == Hosts.HERE
                ? new GeneralNames(
                        new GeneralName[] {
                            new GeneralName(GeneralName.dNSName, HERE),
                            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                            new GeneralName(GeneralName.iPAddress, "::1")
                        })
                : new GeneralNames(new GeneralName(GeneralName.dNSName, THERE));
    }

    private enum Hosts {
        HERE,
        ELSEWHERE,
        ELSEWHERE_SAYING_HERE
    }
}

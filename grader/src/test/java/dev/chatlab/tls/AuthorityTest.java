package dev.chatlab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.Security;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client that checks everything accepts the good certificate, and refuses each bad one for its
 * reason.
 */
class AuthorityTest {

    private static final String HERE = "localhost";

    private final Authority authority = Authority.create();
    private final SSLContext client = authority.clientContext();

    @ParameterizedTest
    @EnumSource
    void the_good_certificate_is_accepted(TlsVersion version) throws IOException {
        String spoken = Handshake.between(server(CertificateKind.GOOD), client, HERE, version);
        assertThat(spoken).isEqualTo(TlsVersion.protocols(version)[0]);
    }

    @Test
    void the_newest_version_is_chosen() throws IOException {
        assertThat(
                        Handshake.between(
                                server(CertificateKind.GOOD), client, HERE, TlsVersion.values()))
                .isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void the_good_certificate_is_for_every_name_of_this_computer(String host) throws IOException {
        SSLContext server = server(CertificateKind.GOOD);
        assertThat(Handshake.between(server, client, host, TlsVersion.TLS_1_3)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_expired_certificate_is_refused_because_it_is_expired(TlsVersion version) {
        assertThatThrownBy(() -> meet(CertificateKind.EXPIRED, version))
                .hasRootCauseInstanceOf(CertificateExpiredException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_of_tomorrow_is_refused_because_of_that(TlsVersion version) {
        assertThatThrownBy(() -> meet(CertificateKind.NOT_YET_VALID, version))
                .hasRootCauseInstanceOf(CertificateNotYetValidException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_for_another_host_is_refused_because_of_the_host(TlsVersion version) {
        assertThatThrownBy(() -> meet(CertificateKind.ANOTHER_HOST, version))
                .hasRootCauseExactlyInstanceOf(CertificateException.class)
                .rootCause()
                .hasMessageContaining("No subject alternative DNS name matching localhost");
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_that_is_only_called_localhost_is_refused_as_well(TlsVersion version) {
        assertThatThrownBy(() -> meet(CertificateKind.ONLY_CALLED_LOCALHOST, version))
                .rootCause()
                .hasMessageContaining("No subject alternative DNS name matching localhost");
    }

    @Test
    void but_it_is_a_good_one_for_that_host() throws IOException {
        SSLContext server = server(CertificateKind.ANOTHER_HOST);
        assertThat(Handshake.between(server, client, "chat.example", TlsVersion.TLS_1_3))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_of_an_unknown_authority_is_refused_because_nobody_knows_it(
            TlsVersion version) {
        assertThatThrownBy(() -> meet(CertificateKind.UNKNOWN_AUTHORITY, version))
                .hasRootCauseInstanceOf(CertPathBuilderException.class)
                .rootCause()
                .hasMessageContaining("unable to find valid certification path");
    }

    @Test
    void two_authorities_do_not_trust_each_other() {
        SSLContext stranger = Authority.create().clientContext();
        assertThatThrownBy(() ->
                        Handshake.between(
                                server(CertificateKind.GOOD), stranger, HERE, TlsVersion.TLS_1_3))
                .hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    @Test
    void a_server_may_not_sign_for_others() throws Exception {
        assertThat(authority.issue(CertificateKind.GOOD).certificate().getBasicConstraints())
                .isEqualTo(-1);
        assertThat(authority.certificate().getBasicConstraints()).isZero();
    }

    @Test
    void every_certificate_has_a_number_of_its_own() {
        assertThat(List.of(CertificateKind.values()))
                .extracting(kind -> authority.issue(kind).certificate().getSerialNumber())
                .doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number).isPositive());
    }

    @Test
    void who_makes_certificates_adds_no_provider() {
        X509Certificate certificate = authority.issue(CertificateKind.GOOD).certificate();
        assertThat(certificate.getClass().getName()).startsWith("sun.");
        assertThat(Security.getProvider("BC")).isNull();
    }

    private SSLContext server(CertificateKind kind) {
        return authority.issue(kind).serverContext();
    }

    private void meet(CertificateKind kind, TlsVersion version) throws IOException {
        Handshake.between(server(kind), client, HERE, version);
    }
}

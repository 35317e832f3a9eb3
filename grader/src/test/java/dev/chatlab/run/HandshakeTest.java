package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chatlab.conversation.Step.Protection;
import dev.chatlab.tls.Authority;
import dev.chatlab.tls.CertificateKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The grader's side of a handshake, with all sorts of others. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HandshakeTest {

    /** The first byte of a TLS record. */
    private static final int ALERT = 21;

    private static final int HANDSHAKE = 22;

    private final Authority authority = Authority.create();
    private final SSLContext good = authority.issue(CertificateKind.GOOD).serverContext();

    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listening.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_client_and_a_good_server_talk(Protection protection) throws Exception {
        serve(socket -> echo(secure(socket, good)));
        Connection connection = grader().asClient(authority.clientContext(), protection);
        connection.out().write('x');
        assertThat(connection.in().read()).isEqualTo('x');
        connection.reset();
    }

    @Test
    void a_server_whose_certificate_is_no_good_is_told_why() {
        SSLContext expired = authority.issue(CertificateKind.EXPIRED).serverContext();
        serve(socket -> echo(secure(socket, expired)));
        Unmet unmet = unmet(() -> grader().asClient(authority.clientContext(), Protection.USUAL));
        assertThat(unmet.ended()).isEqualTo(Ended.NO_HANDSHAKE);
        assertThat(unmet.why()).hasValueSatisfying(why -> assertThat(why).contains("validity"));
    }

    @Test
    void a_server_that_speaks_plain_text_is_recognised() {
        serve(socket -> socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(
                        unmet(() -> grader().asClient(authority.clientContext(), Protection.USUAL))
                                .why())
                .contains(Handshake.NOT_TLS);
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_for_ever() {
        serve(socket -> socket.getInputStream().readAllBytes());
        Handshake impatient = grader(Duration.ofMillis(50));
        assertThat(
                        unmet(() -> impatient.asClient(authority.clientContext(), Protection.USUAL))
                                .ended())
                .isEqualTo(Ended.SILENCE);
    }

    @Test
    void a_server_of_today_refuses_tls_1_1() throws Exception {
        serve(socket -> echo(secure(socket, good)));
        grader().withTls11ToBeRefused();
    }

    @Test
    void a_server_that_hangs_up_refuses_tls_1_1_as_well() throws Exception {
        serve(socket -> socket.getInputStream().read());
        grader().withTls11ToBeRefused();
    }

    @Test
    void a_server_that_answers_the_old_hello_is_found() {
        serve(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(HANDSHAKE);
            socket.getInputStream().readAllBytes();
        });
        assertThat(unmet(() -> grader().withTls11ToBeRefused()).ended())
                .isEqualTo(Ended.NOT_REFUSED);
    }

    @Test
    void a_server_that_answers_with_an_alert_refuses() throws Exception {
        serve(socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(ALERT);
            socket.getInputStream().readAllBytes();
        });
        grader().withTls11ToBeRefused();
    }

    @Test
    void a_client_that_looks_at_the_certificate_refuses_a_bad_one() throws Exception {
        SSLContext unknown = Authority.create().issue(CertificateKind.GOOD).serverContext();
        serve(socket -> {
            try {
                client(socket, authority.clientContext()).startHandshake();
            } finally {
                socket.close();
            }
        });
        grader().toBeRefused(unknown);
    }

    @Test
    void a_client_that_looks_behind_the_handshake_and_leaves_refuses_too() throws Exception {
        serve(socket -> {
            SSLSocket client = client(socket, authority.clientContext());
            client.startHandshake();
            client.close();
        });
        grader().toBeRefused(good);
    }

    @Test
    void a_client_that_says_something_has_not_refused() {
        serve(socket -> {
            SSLSocket client = client(socket, authority.clientContext());
            client.getOutputStream().write('x');
            client.getInputStream().read();
        });
        assertThat(unmet(() -> grader().toBeRefused(good)).ended()).isEqualTo(Ended.NOT_REFUSED);
    }

    @Test
    void a_client_that_speaks_plain_text_has_refused_nothing() {
        serve(socket -> {
            socket.getOutputStream().write("hello, server\n".getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        });
        assertThat(unmet(() -> grader().toBeRefused(good)).why()).contains(Handshake.NOT_TLS);
    }

    private interface Other {
        void talk(Socket socket) throws IOException;
    }

    /** Somebody on the other side, for one connection. */
    private void serve(Other other) {
        Thread.ofVirtual()
                .start(() -> {
                    try (Socket socket = listening.accept()) {
                        other.talk(socket);
                    } catch (IOException e) {
                        // The grader has broken off.
                    }
                });
    }

    private Handshake grader() {
        return grader(Duration.ofSeconds(30));
    }

    private Handshake grader(Duration patience) {
        try {
            Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort());
            return new Handshake(socket, "alice", Deadline.in(patience, () -> Duration.ZERO));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLSocket secure(Socket socket, SSLContext context) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", 0, true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static SSLSocket client(Socket socket, SSLContext context) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", 0, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    private static void echo(Socket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    private static Unmet unmet(ThrowingCallable deed) {
        Unmet unmet = catchThrowableOfType(Unmet.class, deed);
        assertThat(unmet).as("nothing went wrong").isNotNull();
        return unmet;
    }
}

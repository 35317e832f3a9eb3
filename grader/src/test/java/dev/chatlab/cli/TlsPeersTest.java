package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL and Python's {@code ssl} talk with lab 7, and refuse what is to be refused. */
class TlsPeersTest {

    private static final String CONNECT =
            "{\"type\": \"connect\", \"payload\": {\"name\": \"eve\", \"room\": \"hall\"}}";
    private static final String WELCOME = "\"Connected to the room.\"";

    /** For openssl: the end of the input ends it. */
    private static final String ENDS = "-no_ign_eof";

    /** For openssl: what it offers only when it is asked for. */
    private static final String OLD = "DEFAULT@SECLEVEL=0";

    private final int port = Ports.reserve();

    @TempDir Path temporary;
    private Path certs;
    private String certsSaid;

    @BeforeEach
    void makeCertificates() {
        certs = temporary.resolve("my-certs");
        certsSaid = Chat.lab("certs", certs).out();
    }

    @AfterEach
    void release() {
        Ports.release(port);
    }

    @Test
    void openssl_as_serve_says_it_chats_with_the_kits_client() throws Exception {
        try (Teletype serve = serve()) {
            String told = serve.prints("To talk to it: openssl ");
            serve.connect(port).close();
            try (Teletype eve = openssl(told)) {
                eve.types(CONNECT);
                eve.prints(WELCOME);
                try (Teletype ann = join(certs)) {
                    eve.prints("ann has joined the room.");
                    eve.types("{\"type\": \"message\", \"payload\": {\"text\": \"Grüße, ann\"}}");
                    ann.prints("eve: Grüße, ann");
                    ann.types("Grüße, eve");
                    eve.prints("\"Grüße, eve\"");
                }
                eve.prints("ann has left the room.");
            }
        }
    }

    @Test
    void openssl_as_certs_says_it_gets_into_the_room() throws Exception {
        try (Teletype _ = listening();
                Teletype eve = openssl(asCertsSays())) {
            eve.types(CONNECT);
            eve.prints(WELCOME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void openssl_gets_in_with_one_version_alone(String version) throws Exception {
        try (Teletype _ = listening();
                Teletype eve = openssl(asCertsSays(), version)) {
            eve.types(CONNECT);
            eve.prints(WELCOME);
        }
    }

    /**
     * OpenSSL would not offer this version by itself, and then it would not be the server's
     * refusal.
     */
    @Test
    void openssl_with_tls_1_1_is_refused_by_the_server() throws Exception {
        try (Teletype _ = listening();
                Teletype eve = openssl(asCertsSays(), ENDS, "-tls1_1", "-cipher", OLD)) {
            assertThatItEnds(eve, "alert protocol version");
        }
    }

    @Test
    void openssl_that_wants_another_host_does_not_talk_to_the_server() throws Exception {
        String another =
                asCertsSays().replace("-verify_hostname localhost", "-verify_hostname x.org");
        try (Teletype _ = listening();
                Teletype eve = openssl(another, ENDS)) {
            assertThatItEnds(eve, "ostname mismatch");
        }
    }

    @Test
    void openssl_that_trusts_another_authority_does_not_talk_to_the_server() throws Exception {
        String another = asCertsSays().replace(certs.toString(), otherCerts().toString());
        try (Teletype _ = listening();
                Teletype eve = openssl(another, ENDS)) {
            assertThatItEnds(eve, "certificate verify failed");
        }
    }

    @Test
    void the_kits_client_that_trusts_another_authority_says_so() throws Exception {
        try (Teletype _ = listening();
                Teletype ann = join(otherCerts())) {
            assertThatItEnds(ann, "unknown authority");
        }
    }

    @Test
    void check_trusts_the_certificates_of_a_server_that_already_runs() throws Exception {
        try (Teletype _ = listening()) {
            Chat check = attached(certs);
            assertThat(check.out()).contains("2 of 2 passed");
            assertThat(check.exitCode()).isZero();
        }
    }

    @Test
    void check_does_not_trust_a_server_that_already_runs_with_other_certificates()
            throws Exception {
        try (Teletype _ = listening()) {
            assertThat(attached(otherCerts()).out())
                    .contains("alice and the server cannot agree on TLS");
        }
    }

    private Chat attached(Path trusted) {
        return Chat.lab(
                "check",
                "7",
                "--attach",
                number(),
                "--certs",
                trusted,
                "--only",
                "the-handshake-works",
                "--only",
                "two-rooms");
    }

    @Test
    void check_judges_a_python_server_with_ssl() {
        Path server = Path.of("src", "test", "submissions", "lab7-tls", "right-server-python");
        Chat check =
                Chat.lab(
                        "check",
                        "7",
                        server,
                        "--only",
                        "a-client-of-long-ago",
                        "--only",
                        "no-goodbye",
                        "--only",
                        "two-rooms");
        assertThat(check.out()).contains("3 of 3 passed");
        assertThat(check.exitCode()).isZero();
    }

    private Teletype serve() throws IOException {
        return new Teletype(
                Grader.start("serve", "7", "--port", number(), "--certs", certs.toString()));
    }

    private Teletype listening() throws Exception {
        Teletype serve = serve();
        serve.connect(port).close();
        return serve;
    }

    private Teletype join(Path trusted) throws IOException {
        return new Teletype(
                Grader.start(
                        "join", "7", "ann", "--port", number(), "--certs", trusted.toString()));
    }

    private Path otherCerts() {
        Path others = temporary.resolve("other-certs");
        Chat.lab("certs", others);
        return others;
    }

    private String asCertsSays() {
        return certsSaid
                .lines()
                .filter(line -> line.contains("openssl s_client"))
                .findFirst()
                .orElseThrow()
                .replace("localhost:5000", "localhost:" + port);
    }

    /** The command in a line that somebody was shown, and more options. */
    private static Teletype openssl(String shown, String... more) throws IOException {
        String command = shown.substring(shown.indexOf("openssl "));
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of(more));
        return Teletype.of(words.toArray(String[]::new));
    }

    /** Were it let in, the end of its input would be its end, and no failure. */
    private static void assertThatItEnds(Teletype client, String why) throws Exception {
        client.endsItsInput();
        client.prints(why);
        assertThat(client.exitCode()).isEqualTo(1);
    }

    private String number() {
        return Integer.toString(port);
    }
}

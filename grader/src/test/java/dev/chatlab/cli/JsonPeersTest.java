package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Ports;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Programs that know JSON, and nothing of this kit, understand what lab 6 sends. */
class JsonPeersTest {

    /** What breaks JSON that is made by hand, and characters of one to four bytes. */
    private static final String AWKWARD = "He said \"Grüße\\n\", 你好, \uD83D\uDC4B";

    private final int port = Ports.reserve();

    @AfterEach
    void release() {
        Ports.release(port);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
    void jq_reads_every_kind_of_line_that_the_server_sends() throws Exception {
        String filter =
                "\"\\(.type) | \\(.payload | .message // \"\\(.sender) in \\(.room): \\(.text)\")\"";
        try (Teletype _ = server();
                Teletype eve =
                        jq("nc 127.0.0.1 " + port + " | jq --unbuffered -r '" + filter + "'")) {
            eve.types(
                    "{\"type\": \"connect\", \"payload\": {\"name\": \"eve\", \"room\": \"hall\"}}");
            eve.prints("connect_ack | Connected to the room.");
            try (Teletype bob = join("bob")) {
                eve.prints("notification | bob has joined the room.");
                bob.types(AWKWARD);
                eve.prints("message | bob in hall: " + AWKWARD);
            }
            eve.prints("notification | bob has left the room.");
            eve.types("this is no JSON");
            eve.prints("error | ");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
    void the_server_reads_what_jq_writes() throws Exception {
        String connect = "jq -nc '{type: \"connect\", payload: {name: \"eve\", room: \"hall\"}}'";
        String say = "jq --unbuffered -Rc '{type: \"message\", payload: {text: .}}'";
        try (Teletype _ = server();
                Teletype bob = join("bob")) {
            bob.prints("* Connected to the room.");
            try (Teletype eve = jq("{ " + connect + "; " + say + "; } | nc 127.0.0.1 " + port)) {
                bob.prints("* eve has joined the room.");
                eve.types(AWKWARD);
                bob.prints("eve: " + AWKWARD);
            }
        }
    }

    @Test
    void check_judges_a_python_server_with_asyncio() {
        Path server = Path.of("src", "test", "submissions", "lab6-json", "right-server-python");
        Chat check =
                Chat.lab(
                        "check", "6", server, "--only", "two-rooms", "--only", "a-thousand-levels");
        assertThat(check.out()).contains("2 of 2 passed");
        assertThat(check.exitCode()).isZero();
    }

    private Teletype server() throws Exception {
        Teletype server = new Teletype(Grader.start("serve", "6", "--port", number()));
        server.connect(port).close();
        return server;
    }

    private Teletype join(String name) throws IOException {
        return new Teletype(Grader.start("join", "6", name, "--port", number()));
    }

    private static Teletype jq(String command) throws IOException {
        Teletype.assumeThereIs("jq");
        Teletype.assumeThereIs("nc");
        return Teletype.of("sh", "-c", command);
    }

    private String number() {
        return Integer.toString(port);
    }
}

package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Ports;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Programs in Python with the header of the lectures chat with those of lab 5, in both directions.
 *
 * <p>Nobody is told who comes. The first one has sent the name before the second one connects, and
 * all servers here take what came first first; the second one speaks first.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Python's select takes only sockets there")
class FramePeersTest {

    /** Characters of one, two, three and four bytes. */
    private static final String GREETING = "Grüße, 你好, \uD83D\uDC4B";

    /** As much as there is room for in a frame: more than one read brings. */
    private static final String LONG = "\uD83D\uDC4B".repeat(65_536 / 4);

    private final int port = Ports.reserve();

    @AfterEach
    void release() {
        Ports.release(port);
    }

    @Test
    void two_python_clients_chat_over_the_kits_server() throws Exception {
        try (Teletype _ = kitsServer();
                Teletype alice = python("alice");
                Teletype bob = python("bob")) {
            theyTalk(alice, "alice", bob, "bob");
        }
    }

    @Test
    void a_python_client_and_the_kits_client_chat_over_the_kits_server() throws Exception {
        try (Teletype _ = kitsServer();
                Teletype alice = python("alice");
                Teletype ann = join("ann")) {
            theyTalk(alice, "alice", ann, "ann");
        }
    }

    @Test
    void the_kits_client_and_a_python_client_chat_over_a_python_server() throws Exception {
        try (Teletype server = pythonServer();
                Teletype ann = join("ann")) {
            server.prints("ann has come");
            try (Teletype bob = python("bob")) {
                theyTalk(ann, "ann", bob, "bob");
            }
        }
    }

    @Test
    void two_of_the_kits_clients_chat_over_a_python_server() throws Exception {
        try (Teletype server = pythonServer();
                Teletype ann = join("ann")) {
            server.prints("ann has come");
            try (Teletype ben = join("ben")) {
                theyTalk(ann, "ann", ben, "ben");
            }
        }
    }

    @Test
    void the_kits_client_says_so_when_a_python_server_goes_away() throws Exception {
        Teletype server = pythonServer();
        try (Teletype ann = join("ann")) {
            server.prints("ann has come");
            server.close();
            ann.prints("Connection closed by the server");
            assertThat(ann.exitCode()).isEqualTo(1);
        } finally {
            server.close();
        }
    }

    private static void theyTalk(Teletype first, String one, Teletype second, String two)
            throws IOException {
        second.types(GREETING);
        first.prints(two + " > " + GREETING);
        first.types(LONG);
        second.prints(one + " > " + LONG);
        second.types(LONG);
        first.prints(two + " > " + LONG);
        first.types(GREETING);
        second.prints(one + " > " + GREETING);
    }

    private Teletype kitsServer() throws Exception {
        Teletype server = new Teletype(Grader.start("serve", "5", "--port", number()));
        server.connect(port).close();
        return server;
    }

    private Teletype join(String name) throws IOException {
        return new Teletype(Grader.start("join", "5", name, "--port", number()));
    }

    private Teletype pythonServer() throws IOException {
        Teletype server = peer("frame_server.py", number());
        server.prints("Listening");
        return server;
    }

    private Teletype python(String name) throws IOException {
        Teletype client = peer("frame_client.py", number(), name);
        client.prints(name + " is in the room");
        return client;
    }

    /** Python leaves no compiled files beside these sources. */
    private static Teletype peer(String program, String... arguments) throws IOException {
        Path source = Path.of("src", "test", "resources", "peers", program);
        String[] command = new String[arguments.length + 3];
        command[0] = "python3";
        command[1] = "-B";
        command[2] = source.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return Teletype.of(command);
    }

    private String number() {
        return Integer.toString(port);
    }
}

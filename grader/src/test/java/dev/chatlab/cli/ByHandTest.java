package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code serve} and {@code join}: the reference programs, to try things by hand. */
class ByHandTest {

    private final int port = Ports.reserve();

    @AfterEach
    void release() {
        Ports.release(port);
    }

    @Test
    void serve_runs_the_reference_server() throws Exception {
        try (Teletype serve = serve("1");
                Socket socket = serve.connect(port)) {
            say(socket, "hello");
            assertThat(socket.getInputStream().readNBytes(6)).asString(UTF_8).isEqualTo("hello\n");
        }
    }

    @Test
    void serve_without_a_server_of_its_own_runs_the_one_that_the_client_talks_to()
            throws Exception {
        try (Teletype serve = serve("3")) {
            serve.prints("lab2-broadcast");
            try (Socket alice = serve.connect(port);
                    Socket bob = serve.connect(port)) {
                say(alice, "I am first");
                assertThat(line(alice)).isEqualTo("I am first");
                say(bob, "and I am second");
                assertThat(line(alice)).isEqualTo("and I am second");
            }
        }
    }

    @Test
    void join_runs_the_reference_client() throws Exception {
        try (ServerSocket room = room();
                Teletype join = join(room, "1");
                Socket client = room.accept()) {
            join.types("hello");
            byte[] said = client.getInputStream().readNBytes(5);
            client.getOutputStream().write(said);
            join.prints("Received: hello");
        }
    }

    @Test
    void join_without_a_client_of_its_own_runs_the_one_that_talks_to_the_server() throws Exception {
        try (ServerSocket room = room();
                Teletype join = join(room, "2");
                Socket client = room.accept()) {
            say(client, "somebody else speaks first");
            join.prints("Received: somebody else speaks first");
            join.types("hello");
            assertThat(line(client)).isEqualTo("hello");
        }
    }

    @Test
    void join_tells_the_name_when_the_server_asks_for_it() throws Exception {
        try (ServerSocket room = room();
                Teletype _ = join(room, "4", "ann");
                Socket client = room.accept()) {
            say(client, "NICK");
            assertThat(line(client)).isEqualTo("ann");
        }
    }

    @Test
    void join_without_a_name_where_people_have_names_says_how_to_tell_it() {
        Chat join = Chat.lab("join", "4", "--port", port);
        assertThat(join.exitCode()).isEqualTo(2);
        assertThat(join.err())
                .isEqualToIgnoringNewLines(
                        "chatlab: who are you? ./chatlab join 4 NAME --port " + port);
    }

    @Test
    void join_with_a_name_where_nobody_has_one_is_refused() {
        Chat join = Chat.lab("join", "3", "ann", "--port", port);
        assertThat(join.exitCode()).isEqualTo(2);
        assertThat(join.err())
                .isEqualToIgnoringNewLines(
                        "chatlab: nobody has a name in lab3-background: leave out ann");
    }

    @Test
    void join_where_nobody_listens_says_so_and_fails() throws Exception {
        String nobody = Integer.toString(port);
        try (Teletype join = new Teletype(Grader.start("join", "3", "--port", nobody))) {
            join.prints("cannot connect to 127.0.0.1:" + port);
            assertThat(join.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void serve_with_a_port_that_is_taken_says_so_and_fails() throws Exception {
        try (ServerSocket other = room()) {
            String taken = Integer.toString(other.getLocalPort());
            Teletype serve = new Teletype(Grader.start("serve", "1", "--port", taken));
            String said = serve.all();
            assertThat(serve.exitCode()).isEqualTo(1);
            assertThat(said).contains(taken).doesNotContain("Exception in thread");
        }
    }

    @Test
    void nc_hears_its_own_words_from_the_echo_server_and_then_the_next_one_does() throws Exception {
        try (Teletype serve = serve("1")) {
            serve.connect(port).close();
            Teletype alice = Teletype.nc(port);
            try {
                // Only who hears an answer is known to be served: now bob has to wait his turn.
                alice.types("hello from alice");
                alice.prints("hello from alice");
                try (Teletype bob = Teletype.nc(port)) {
                    bob.types("hello from bob");
                    alice.close();
                    bob.prints("hello from bob");
                }
            } finally {
                alice.close();
            }
        }
    }

    @Test
    void two_nc_hear_each_other_in_a_room() throws Exception {
        try (Teletype serve = serve("2")) {
            serve.connect(port).close();
            try (Teletype alice = Teletype.nc(port);
                    Teletype bob = Teletype.nc(port)) {
                isHere(alice, "I am alice");
                isHere(bob, "I am bob");
                alice.types("hello from alice");
                bob.prints("hello from alice");
                bob.types("hello from bob");
                alice.prints("hello from bob");
            }
        }
    }

    @Test
    void two_nc_hear_each_others_names_when_they_have_answered_nick() throws Exception {
        try (Teletype serve = serve("4")) {
            serve.connect(port).close();
            try (Teletype alice = Teletype.nc(port);
                    Teletype bob = Teletype.nc(port)) {
                answersNick(alice, "alice");
                answersNick(bob, "bob");
                alice.prints("bob joined!");
                alice.types("hello");
                bob.prints("alice: hello");
                bob.types("hello yourself");
                alice.prints("bob: hello yourself");
            }
        }
    }

    private Teletype serve(String lab) throws IOException {
        return new Teletype(Grader.start("serve", lab, "--port", Integer.toString(port)));
    }

    private static Teletype join(ServerSocket room, String... labAndName) throws IOException {
        String[] args = new String[labAndName.length + 3];
        args[0] = "join";
        System.arraycopy(labAndName, 0, args, 1, labAndName.length);
        args[args.length - 2] = "--port";
        args[args.length - 1] = Integer.toString(room.getLocalPort());
        return new Teletype(Grader.start(args));
    }

    private static ServerSocket room() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Whoever hears what it says itself is in the room. */
    private static void isHere(Teletype somebody, String line) throws IOException {
        somebody.types(line);
        somebody.prints(line);
    }

    private static void answersNick(Teletype somebody, String name) throws IOException {
        somebody.prints("NICK");
        somebody.types(name);
        somebody.prints("Connected to server!");
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
    }

    /**
     * The next line; what a buffer takes beyond it is lost, so one at a time must be on its way.
     */
    private static String line(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
}

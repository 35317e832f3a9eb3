package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.gallery.Grading;
import dev.chatlab.program.Ports;
import dev.chatlab.run.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check}, {@code start} and {@code labs} as a student uses them. */
class CheckTest {

    private static final Path REFERENCE = Path.of("..", "reference-solution", "lab1-echo");
    private static final Path STARTER = Path.of("..", "labs", "lab1-echo");

    @TempDir Path folder;

    @Test
    void the_reference_solution_passes_everything() throws IOException {
        Chat check = Chat.lab("check", "1", copy(REFERENCE));
        assertThat(check.out()).contains("24 of 24 passed · 40 of 40 points");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void the_starter_earns_no_point() throws IOException {
        Chat check = Chat.lab("check", "1", copy(STARTER));
        assertThat(check.out()).contains("0 of 24 passed").contains("0 of 40 points");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void the_starter_fails_every_conversation_when_it_is_played_alone() throws Exception {
        // Those that block others are left out: nothing then hides behind them.
        Chapter chapter = Grading.chapter("lab1-echo");
        List<Conversation> alone =
                chapter.conversations().stream()
                        .filter(conversation -> conversation.after().isPresent())
                        .toList();
        assertThat(Grading.grade(chapter, STARTER, alone).count(Verdict.FAIL))
                .isEqualTo(alone.size());
    }

    @Test
    void a_ten_line_python_server_is_judged_like_any_other() throws IOException {
        Chat.pythonServer(
                folder,
                """
                server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
                while True:
                    client, _ = server.accept()
                    with client:
                        while data := client.recv(4096):
                            client.sendall(data)
                """);
        Chat check =
                Chat.lab(
                        "check",
                        "1",
                        folder,
                        "--only",
                        "every-byte-value",
                        "--only",
                        "the-next-client");
        assertThat(check.out()).contains("2 of 2 passed");
    }

    @Test
    void the_json_has_the_fields_that_the_design_promises() throws IOException {
        Chat.pythonServer(
                folder,
                """
                server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
                client, _ = server.accept()
                client.sendall(client.recv(1024).upper())
                client.recv(1)
                """);
        Path file = folder.resolve("verdict.json");
        Chat.lab("check", "1", folder, "--json", file, "--only", "a-line-comes-back");
        JsonNode json = JsonMapper.shared().readTree(file);
        assertThat(json.path("lab").asString()).isEqualTo("lab1-echo");
        assertThat(json.path("points").asInt()).isZero();
        assertThat(json.path("max").asInt()).isEqualTo(2);
        JsonNode failure = json.path("conversations").path(0).path("failure");
        assertThat(failure.path("step").asString()).isEqualTo("alice <= \"hello\\n\"");
        assertThat(failure.path("expected").asString()).isEqualTo("hello\\n");
        assertThat(failure.path("actual").asString()).isEqualTo("HELLO\\n");
        assertThat(failure.path("ended").asString()).isEqualTo("difference");
        assertThat(failure.path("diagnosis").asString()).isEqualTo("changes-bytes");
    }

    @Test
    void nothing_but_json_goes_to_standard_output_when_json_was_asked_for() throws IOException {
        Chat.folder(folder, "EchoServer.java", "void main() {");
        Chat check = Chat.lab("check", "1", folder, "--json", "-");
        assertThat(JsonMapper.shared().readTree(check.out()).path("max").asInt()).isEqualTo(40);
    }

    @Test
    void a_server_that_already_runs_is_judged_where_it_is() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> echo(server));
            Chat check = Chat.lab("check", "1", "--attach", server.getLocalPort());
            assertThat(check.out()).contains("13 of 13 passed");
        }
    }

    @Test
    void attaching_to_a_port_where_nobody_listens_says_so() throws Exception {
        int port = Ports.reserve();
        Chat check = Chat.lab("check", "1", "--attach", port, "--only", "a-line-comes-back");
        Ports.release(port);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("nobody listens");
    }

    @Test
    void verbose_shows_what_happened_in_conversations_that_passed() throws IOException {
        Chat check =
                Chat.lab(
                        "check",
                        "1",
                        REFERENCE,
                        "--verbose",
                        "--only",
                        "a-message-that-arrives-in-pieces");
        assertThat(check.out()).contains("alice received 3 bytes: hel");
    }

    @Test
    void without_a_terminal_there_are_no_escape_codes() {
        Chat check = Chat.lab("check", "1", STARTER, "--only", "a-line-comes-back");
        assertThat(check.out()).doesNotContain("\u001b");
    }

    @Test
    void start_copies_the_starter_and_check_then_finds_it() throws IOException {
        Path mine = folder.resolve("my echo");
        assertThat(Chat.lab("start", "1", mine).exitCode()).isZero();
        assertThat(mine.resolve("src/EchoServer.java")).exists();
        assertThat(Chat.lab("check", "1", mine).exitCode()).isEqualTo(1);
    }

    @Test
    void start_never_writes_over_a_file() throws IOException {
        Chat.folder(folder, "src/EchoServer.java", "// a night's work\n");
        Chat start = Chat.lab("start", "1", folder);
        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("src/EchoServer.java")).hasContent("// a night's work\n");
        assertThat(folder.resolve("README.md")).doesNotExist();
    }

    @Test
    void the_links_in_a_started_handout_lead_somewhere() throws IOException {
        Chat.lab("start", "1", folder);
        String handout = Files.readString(folder.resolve("README.md"));
        var links = Pattern.compile("]\\((?!http)([^)#]+)").matcher(handout);
        while (links.find()) {
            assertThat(folder.toRealPath().resolve(links.group(1))).exists();
        }
    }

    @Test
    void labs_tells_how_far_a_folder_is() throws IOException {
        assertThat(Chat.lab("labs", folder).out()).contains("lab1-echo").contains("not begun");
        Chat.lab("start", "1", folder);
        assertThat(Chat.lab("labs", folder).out()).contains("not checked yet");
        Chat.lab("check", "1", folder);
        assertThat(Chat.lab("labs", folder).out()).contains("0 of 40 points at the last check");
    }

    @SuppressWarnings("EmptyCatch") // the test has ended the server
    private static void echo(ServerSocket server) {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> echo(client));
            }
        } catch (IOException e) {
        }
    }

    @SuppressWarnings("EmptyCatch") // one client's accident
    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
        }
    }

    /** A copy, because a whole check leaves a note in the folder. */
    private Path copy(Path from) throws IOException {
        Path to = folder.resolve("copy");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }
}

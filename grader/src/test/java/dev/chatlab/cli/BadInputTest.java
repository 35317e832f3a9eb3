package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets for input that is wrong: a clear message and the right exit code. */
class BadInputTest {

    private static final String FIRST = "a-line-comes-back";

    @TempDir Path folder;

    @Test
    void an_unknown_lab_is_answered_with_the_labs_there_are() {
        Chat check = Chat.lab("check", "77", folder);
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("there is no lab \"77\"; there is: 1 (lab1-echo)");
    }

    @Test
    void a_missing_folder_is_named() {
        Path missing = folder.resolve("nowhere");
        Chat check = Chat.lab("check", "1", missing);
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).isEqualToIgnoringNewLines("chatlab: there is no folder " + missing);
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("EchoServer.java"), "");
        assertThat(Chat.lab("check", "1", file).err()).contains("is a file: name the folder");
    }

    @Test
    void an_empty_folder_is_told_what_was_looked_for() {
        Chat check = Chat.lab("check", "1", folder);
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err())
                .contains("no program in ")
                .contains("EchoServer.java and EchoClient.java")
                .contains("chatlab.yaml");
    }

    @Test
    void a_missing_server_is_the_students_failure_and_says_what_was_looked_for() throws Exception {
        Chat.folder(folder, "EchoKlient.java", "void main() {}");
        Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("the program was not found").contains("EchoServer.java");
    }

    @Test
    void two_servers_are_both_named() throws Exception {
        Chat.folder(
                folder, "src/a/EchoServer.java", "package a; class EchoServer { void main() {} }");
        Chat.folder(
                folder, "src/b/EchoServer.java", "package b; class EchoServer { void main() {} }");
        Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("src/a/EchoServer.java").contains("src/b/EchoServer.java");
    }

    @Test
    void source_that_does_not_compile_fails_with_the_compilers_message() throws Exception {
        Chat.folder(folder, "EchoServer.java", "void main() {\n    int port = \"five\";\n}\n");
        Chat check = Chat.lab("check", "1", folder);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("EchoServer.java:2: ").contains("incompatible types");
    }

    @Test
    void source_that_does_not_compile_is_never_an_error_of_the_grader() throws Exception {
        Chat.folder(folder, "EchoServer.java", "void main() {");
        Chat check = Chat.lab("check", "1", folder, "--json", "-");
        assertThat(check.out().split("\"verdict\" : \"fail\"", -1)).hasSize(24 + 1);
    }

    @Test
    void a_wrong_key_in_chatlab_yaml_is_named_with_its_line() throws Exception {
        Chat.folder(folder, "chatlab.yaml", "build: make\nsever: ./server {port}\n");
        Chat check = Chat.lab("check", "1", folder);
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err())
                .contains("chatlab.yaml:2:")
                .contains("\"sever\"")
                .contains("server");
    }

    @Test
    void a_command_that_does_not_exist_is_named() throws Exception {
        Chat.folder(folder, "chatlab.yaml", "server: no-such-program-anywhere {port}\n");
        Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("no-such-program-anywhere");
    }

    @Test
    void an_unknown_conversation_is_answered_with_those_there_are() throws Exception {
        Chat.folder(folder, "EchoServer.java", "void main() {}");
        Chat check = Chat.lab("check", "1", folder, "--only", "nonsense");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("no conversation \"nonsense\"").contains(FIRST);
    }

    @Test
    void an_unknown_conversation_is_told_before_anything_is_built() throws Exception {
        Chat.folder(folder, "chatlab.yaml", "build: touch built\nserver: ./server {port}\n");
        Chat check = Chat.lab("check", "1", folder, "--only", "nonsense");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("built")).doesNotExist();
    }

    @Test
    void an_unknown_option_is_wrong_usage() {
        assertThat(Chat.lab("check", "1", "--colour").exitCode()).isEqualTo(2);
    }

    @Test
    void a_port_that_is_none_is_wrong_usage() {
        Chat check = Chat.lab("check", "1", folder, "--attach", "70000");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("70000 is no port");
    }

    @Test
    void a_verdict_that_cannot_be_written_is_said_before_anything_starts() throws Exception {
        Chat.folder(folder, "EchoServer.java", "void main() {}");
        Chat check = Chat.lab("check", "1", folder, "--json", folder.resolve("no/where.json"));
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("cannot be written");
    }

    @Test
    void a_program_that_ends_at_once_is_said_to_have_ended() throws Exception {
        Chat.pythonServer(folder, "sys.exit(7)\n");
        Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("ended before anybody could connect")
                .contains("exit code 7");
    }

    @Test
    void a_program_on_another_port_is_told_which_one_that_is() throws Exception {
        Chat.pythonServer(
                folder,
                """
                s = socket.create_server(('127.0.0.1', 0))
                print('on', s.getsockname()[1])
                s.accept()
                """);
        Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
        assertThat(check.out())
                .contains("listens on another port")
                .containsPattern("listens on\\s+port");
    }

    @Test
    void a_client_that_never_connects_is_told_so() throws Exception {
        Chat.folder(folder, "chatlab.yaml", "client: python3 client.py {host} {port}\n");
        Chat.folder(folder, "client.py", "import signal\nsignal.pause()\n");
        Chat check = Chat.lab("check", "1", folder, "--only", "the-reply-is-shown");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("the client never connects");
    }

    @Test
    void a_fixed_port_that_somebody_else_uses_costs_no_points() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();
            Chat.folder(folder, "chatlab.yaml", "server: python3 server.py\nport: " + port + "\n");
            Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
            assertThat(check.exitCode()).isEqualTo(3);
            assertThat(check.out()).contains("port " + port + " is used by another program");
        }
    }

    @Test
    void help_of_every_command_shows_an_example() {
        Stream.of("labs", "start", "check", "serve", "join")
                .forEach(command ->
                        assertThat(Chat.lab(command, "--help").out())
                                .as(command)
                                .contains("For example")
                                .contains("./chatlab " + command));
    }
}

package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --coverage} as a student uses it, in a folder of its own. */
class CoverageOptionTest {

    private static final String ECHO_SERVER =
            """
            import java.io.IOException;
            import java.net.ServerSocket;
            import java.net.Socket;

            public class EchoServer {
                public static void main(String[] args) throws IOException {
                    if (args.length != 1) {
                        System.err.println("Usage: EchoServer PORT");
                        System.exit(2);
                    }
                    serve(Integer.parseInt(args[0]));
                }

                static void serve(int port) throws IOException {
                    try (ServerSocket server = new ServerSocket(port)) {
                        while (true) {
                            try (Socket client = server.accept()) {
                                client.getInputStream().transferTo(client.getOutputStream());
                            }
                        }
                    }
                }
            }
            """;

    @TempDir private Path home;

    private Path echo;

    @BeforeEach
    void write() throws IOException {
        echo = Chat.folder(home.resolve("echo"), "EchoServer.java", ECHO_SERVER);
    }

    @Test
    void the_lines_that_no_conversation_reached_are_shown_behind_the_verdict() throws Exception {
        Answer answer = check("--only", "a-line-comes-back", "--coverage");
        assertThat(answer.text())
                .contains("1 of 1 passed")
                .endsWith(
                        """

                        Coverage: which of your lines the conversations have reached

                          EchoServer.java                            5 of    7 lines

                          Not reached:

                          EchoServer.java:8-9
                            │ System.err.println("Usage: EchoServer PORT");
                            │ System.exit(2);

                          All lines, in colours: %s
                        """
                                .formatted(home.toRealPath().resolve("coverage/index.html")));
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void the_pages_show_the_source() throws Exception {
        check("--only", "a-line-comes-back", "--coverage");
        assertThat(home.resolve("coverage/index.html")).isRegularFile();
        assertThat(home.resolve("coverage/default/EchoServer.java.html"))
                .content()
                .contains("Usage: EchoServer PORT");
    }

    @Test
    void a_verdict_stays_what_it_is() throws Exception {
        Path source = echo.resolve("EchoServer.java");
        Files.writeString(source, ECHO_SERVER.replace("transferTo", "skip(1); //"));
        Answer answer = check("--only", "a-line-comes-back", "--coverage");
        assertThat(answer.text()).contains("0 of 1 passed, 1 failed").contains("Coverage: ");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void what_is_not_java_is_told_so_in_one_line() throws Exception {
        Files.delete(echo.resolve("EchoServer.java"));
        Chat.pythonServer(
                echo,
                """
                server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
                client, _ = server.accept()
                client.sendall(client.recv(1024))
                client.recv(1)
                """);
        Answer answer = check("--only", "a-line-comes-back", "--coverage");
        assertThat(answer.text())
                .contains("1 of 1 passed")
                .endsWith(
                        "\nCoverage is for programs in Java that are compiled here; there is none.\n");
        assertThat(answer.exitCode()).isZero();
        assertThat(home.resolve("coverage")).doesNotExist();
    }

    @Test
    void a_server_that_already_runs_cannot_be_watched() throws Exception {
        Answer answer = check("--attach", "5000", "--coverage");
        assertThat(answer.text()).contains("--coverage").contains("--attach");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws Exception {
        Chat.folder(home, "coverage/my-notes.txt", "precious");
        Answer answer = check("--coverage");
        assertThat(answer.text()).contains("move it away");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    private record Answer(String text, int exitCode) {}

    private Answer check(String... options) throws Exception {
        String[] words = new String[options.length + 3];
        words[0] = "check";
        words[1] = "1";
        words[2] = echo.toString();
        System.arraycopy(options, 0, words, 3, options.length);
        Process grader =
                new ProcessBuilder(Grader.command(words))
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .start();
        grader.getOutputStream().close();
        String text = new String(grader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(text, grader.waitFor());
    }
}

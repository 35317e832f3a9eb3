package dev.chatlab.program;

import static dev.chatlab.program.Samples.CLIENT;
import static dev.chatlab.program.Samples.SERVER;
import static dev.chatlab.program.Samples.lives;
import static dev.chatlab.program.Samples.ready;
import static dev.chatlab.program.Samples.run;
import static dev.chatlab.program.Samples.unusable;
import static dev.chatlab.program.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chatlab.program.Program.Unusable.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ConfiguredSubmissionTest {
    @TempDir private Path folder;

    @Test
    void a_python_program_runs_as_configured() throws Exception {
        write(folder, "chatlab.yaml", "server: python3 server.py {port}");
        write(folder, "server.py", "import sys; print('grüße', sys.argv[1])");
        try (Submission submission = prepare()) {
            assertThat(run(submission)).isEqualTo("grüße 12345\n");
            assertThat(ready(submission).java()).isFalse();
        }
    }

    @Test
    void the_file_rules_even_where_there_is_java() throws Exception {
        write(folder, "chatlab.yaml", "server: echo me {port}");
        write(folder, "EchoServer.java", "does not compile");
        try (Submission submission = prepare()) {
            assertThat(run(submission)).isEqualTo("me 12345\n");
        }
    }

    @Test
    void a_program_that_cannot_be_told_its_port_has_a_fixed_one() throws Exception {
        write(folder, "chatlab.yaml", "server: echo fixed\nclient: echo {port}\nport: 5000");
        try (Submission submission = Submission.prepare(folder, List.of(SERVER, CLIENT));
                RunningProgram program =
                        new ProcessLauncher().launch(ready(submission), "127.0.0.1", 1)) {
            assertThat(ready(submission).fixedPort()).hasValue(5000);
            assertThat(program.port()).isEqualTo(5000);
            assertThat(((Program.Ready) submission.program(Role.CLIENT)).plan().fixedPort())
                    .isEmpty();
        }
    }

    @Test
    void a_java_command_has_threads_to_look_at_in_the_folders_files() throws Exception {
        write(folder, "chatlab.yaml", "server: java -cp out Main {port}");
        write(folder, "src/Main.java", "class Main {}");
        try (Submission submission = prepare()) {
            assertThat(ready(submission).java()).isTrue();
            assertThat(ready(submission).sources()).containsExactly("Main.java");
        }
    }

    @Test
    void a_missing_line_is_the_students_mistake_and_an_example_is_given() throws Exception {
        write(folder, "chatlab.yaml", "server: echo {port}");
        try (Submission submission = Submission.prepare(folder, List.of(SERVER, CLIENT))) {
            assertThat(submission.program(Role.CLIENT))
                    .isEqualTo(
                            new Program.Unusable(
                                    Reason.NOT_FOUND,
                                    "chatlab.yaml has no line \"client:\"; this lab needs one, such as \"client: python3"
                                            + " client.py {host} {port}\"",
                                    List.of()));
        }
    }

    @Test
    void a_mistake_in_the_file_is_wrong_usage() throws Exception {
        write(folder, "chatlab.yaml", "sever: echo {port}");
        assertThatThrownBy(this::prepare)
                .isInstanceOf(BadSubmission.class)
                .hasMessageStartingWith("chatlab.yaml:1: ");
    }

    @Test
    void the_other_ending_of_yaml_files_is_pointed_out() throws Exception {
        write(folder, "chatlab.yml", "server: echo {port}");
        assertThatThrownBy(this::prepare)
                .isInstanceOf(BadSubmission.class)
                .hasMessage("the file chatlab.yml must be called chatlab.yaml");
    }

    @Test
    void the_build_command_runs_in_a_shell_in_the_folder_before_the_program() throws Exception {
        write(
                folder,
                "chatlab.yaml",
                "build: echo built > result.txt && true\nserver: cat result.txt\nport: 1");
        try (Submission submission = prepare()) {
            assertThat(run(submission)).isEqualTo("built\n");
        }
    }

    @Test
    void a_build_that_fails_shows_its_last_output() throws Exception {
        write(folder, "chatlab.yaml", "build: seq 100; echo wrong >&2; exit 3\nserver: x {port}");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).reason()).isEqualTo(Reason.BUILD_FAILED);
            assertThat(unusable(submission).message())
                    .isEqualTo(
                            "the build command \"seq 100; echo wrong >&2; exit 3\" failed with exit code 3");
            assertThat(unusable(submission).details()).hasSize(20).endsWith("100", "wrong");
        }
    }

    @Test
    void a_build_has_no_input_to_wait_for() throws Exception {
        write(folder, "chatlab.yaml", "build: cat\nserver: echo started {port}");
        try (Submission submission = prepare()) {
            assertThat(run(submission)).isEqualTo("started 12345\n");
        }
    }

    @Test
    void a_build_that_takes_too_long_is_ended() throws Exception {
        String command = "echo $$ > pid; while true; do :; done";
        assertThat(BuildCommand.run(command, folder, Duration.ofSeconds(1)).orElseThrow().message())
                .isEqualTo("the build command \"" + command + "\" was not done after 1 seconds");
        assertThat(lives(pid())).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_a_build_leaves_running_is_ended() throws Exception {
        write(folder, "chatlab.yaml", "build: sleep 600 & echo $! > pid\nserver: echo {port}");
        try (Submission submission = prepare()) {
            assertThat(submission.program(Role.SERVER)).isInstanceOf(Program.Ready.class);
            assertThat(lives(pid())).isFalse();
        }
    }

    private Submission prepare() throws BadSubmission {
        return Submission.prepare(folder, List.of(SERVER));
    }

    private long pid() throws Exception {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }
}

package dev.chatlab.program;

import static dev.chatlab.program.Samples.awaitThat;
import static dev.chatlab.program.Samples.lives;
import static dev.chatlab.program.Samples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LastWillTest {
    @TempDir private Path folder;

    /** A grader that is stopped in the midst of its work. */
    static final class Grader {
        private Grader() {}

        public static void main(String[] args) throws Exception {
            TemporaryFolder temporary = TemporaryFolder.create();
            RunningProgram program =
                    new ProcessLauncher()
                            .launch(
                                    plan(
                                            Path.of(args[0]),
                                            "sh",
                                            "-c",
                                            "trap '' TERM; echo $$; cat"),
                                    "127.0.0.1",
                                    1);
            String pid = Samples.awaitPrinted(program, "\\d+\n").group().strip();
            System.out.println(pid);
            System.out.println(temporary.path());
            System.in.read();
        }
    }

    @Test
    void a_grader_that_is_stopped_leaves_no_program_and_no_folder_behind() throws Exception {
        Process grader =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                Grader.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = grader.inputReader()) {
            long pid = Long.parseLong(out.readLine());
            Path temporary = Path.of(out.readLine());
            assertThat(lives(pid)).isTrue();
            assertThat(temporary).exists();

            grader.toHandle().destroy();
            awaitThat("the grader's end", () -> !grader.isAlive());

            assertThat(lives(pid)).isFalse();
            assertThat(Files.exists(temporary)).isFalse();
        } finally {
            grader.destroyForcibly();
        }
    }
}

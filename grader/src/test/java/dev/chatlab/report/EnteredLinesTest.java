package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines were begun, when it is known which were run to their end. */
class EnteredLinesTest {

    private static final String SOURCE =
            """
            class Server {
                static void main(String[] args) {
                    System.out.println("begins");
                    serve();
                    System.out.println("over");
                    int code = args.length;
                    System.exit(code);
                }

                static void serve() {
                    while (true) {
                        Thread.onSpinWait();
                    }
                }
            }
            """;

    @TempDir private Path folder;

    @Test
    void the_line_behind_one_that_was_left_was_begun() throws Exception {
        assertThat(entered(3)).containsExactly(4);
    }

    @Test
    void whether_a_call_came_back_is_not_known() throws Exception {
        assertThat(entered(3)).doesNotContain(5);
    }

    @Test
    void a_line_without_a_call_cannot_but_go_on() throws Exception {
        assertThat(entered(5)).containsExactly(6, 7);
    }

    @Test
    void behind_the_end_of_a_method_nothing_is_begun() throws Exception {
        assertThat(entered(8)).isEmpty();
    }

    private Set<Integer> entered(int left) throws Exception {
        Path source = Files.writeString(folder.resolve("Server.java"), SOURCE);
        int exitCode =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-g", "-d", folder.toString(), source.toString());
        assertThat(exitCode).isZero();
        byte[] classFile = Files.readAllBytes(folder.resolve("Server.class"));
        return EnteredLines.of(classFile, line -> line == left);
    }
}

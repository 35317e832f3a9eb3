package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLineTest {

    @TempDir Path folder;

    @BeforeEach
    void a_students_files() throws Exception {
        Files.createDirectory(folder.resolve("src"));
        Files.writeString(folder.resolve("src/Server.java"), "one\n    two();\nthree\n");
        Files.writeString(folder.resolve("server.py"), "a\nb()\n");
    }

    @Test
    void of_a_java_stack_trace_the_innermost_line_of_the_student_counts() {
        assertThat(
                        in(
                                """
                                Exception in thread "main" java.net.SocketException: Connection reset
                                \tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:318)
                                \tat chat.Server.serve(Server.java:2)
                                \tat chat.Server.main(Server.java:3)
                                """))
                .hasValue(new SourceLine("Server.java", 2, "two();"));
    }

    @Test
    void of_a_python_stack_trace_the_last_line_of_the_student_counts() {
        assertThat(
                        in(
                                """
                                Traceback (most recent call last):
                                  File "/home/ann/server.py", line 1, in <module>
                                  File "/home/ann/server.py", line 2, in main
                                  File "/usr/lib/python3/socket.py", line 700, in accept
                                OSError: [Errno 9] Bad file descriptor
                                """))
                .hasValue(new SourceLine("server.py", 2, "b()"));
    }

    @Test
    void ordinary_output_names_no_line() {
        assertThat(in("listening at port 5000 (Server.java:2)\n")).isEmpty();
    }

    @Test
    void what_only_looks_like_a_stack_trace_names_no_line() {
        assertThat(in("\tat Server.main(Server.java:99999999999999999999)\n")).isEmpty();
        assertThat(in("  File \"\0\", line 1\n")).isEmpty();
        assertThat(in("  File \"/\", line 1\n")).isEmpty();
        assertThat(in("  File \"server.py\", line 99999999999999999999\n")).isEmpty();
    }

    private Optional<SourceLine> in(String output) {
        return SourceLine.in(output.lines().toList(), folder);
    }
}

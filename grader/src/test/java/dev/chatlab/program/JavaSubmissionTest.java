package dev.chatlab.program;

import static dev.chatlab.program.Samples.CLIENT;
import static dev.chatlab.program.Samples.SERVER;
import static dev.chatlab.program.Samples.ready;
import static dev.chatlab.program.Samples.run;
import static dev.chatlab.program.Samples.unusable;
import static dev.chatlab.program.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chatlab.program.Program.Unusable.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSubmissionTest {
    private static final String HELLO =
            """
            public class EchoServer {
                public static void main(String[] args) {
                    System.out.println("hello from " + EchoServer.class.getName() + " " + args[0]);
                }
            }
            """;

    @TempDir private Path folder;

    @Test
    void a_program_is_found_in_the_folder_itself() throws Exception {
        write(folder, "EchoServer.java", HELLO);
        assertThat(printed()).isEqualTo("hello from EchoServer 12345\n");
    }

    @Test
    void a_program_is_found_in_src_and_what_lies_beside_src_is_left_alone() throws Exception {
        write(folder, "src/EchoServer.java", HELLO);
        write(folder, "old/EchoServer.java", "does not compile");
        assertThat(printed()).isEqualTo("hello from EchoServer 12345\n");
    }

    @Test
    void a_program_is_found_in_any_package() throws Exception {
        write(
                folder,
                "src/main/java/de/uni/chat/EchoServer.java",
                "package de.uni.chat;\n" + HELLO);
        assertThat(printed()).isEqualTo("hello from de.uni.chat.EchoServer 12345\n");
    }

    @Test
    void an_src_folder_without_java_does_not_hide_the_folder_itself() throws Exception {
        write(folder, "src/notes.txt", "todo");
        write(folder, "EchoServer.java", HELLO);
        assertThat(printed()).isEqualTo("hello from EchoServer 12345\n");
    }

    @Test
    void tests_build_results_and_hidden_files_are_not_compiled() throws Exception {
        write(folder, "src/main/java/EchoServer.java", HELLO);
        write(folder, "src/test/java/EchoServerTest.java", "import org.junit.Missing;");
        write(folder, "src/target/Broken.java", "broken");
        write(folder, "src/.idea/Broken.java", "broken");
        write(folder, "src/__MACOSX/EchoServer.java", "broken");
        write(folder, "src/._EchoServer.java", "broken");
        assertThat(printed()).isEqualTo("hello from EchoServer 12345\n");
    }

    @Test
    void a_compact_source_file_is_a_program() throws Exception {
        write(
                folder,
                "EchoServer.java",
                """
                void main(String[] args) {
                    IO.println("port " + args[0]);
                }
                """);
        assertThat(printed()).isEqualTo("port 12345\n");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_not_hurt() throws Exception {
        write(folder, "EchoServer.java", "\uFEFF" + HELLO.replace("\n", "\r\n"));
        assertThat(printed()).isEqualTo("hello from EchoServer 12345\n");
    }

    @Test
    void the_program_prints_utf_8() throws Exception {
        write(folder, "EchoServer.java", "void main(String[] a) { IO.println(\"grüße 🙂\"); }");
        assertThat(printed()).isEqualTo("grüße 🙂\n");
    }

    @Test
    void arguments_come_in_the_order_the_lab_names_them() throws Exception {
        write(
                folder,
                "EchoClient.java",
                "void main(String[] a) { IO.println(String.join(\",\", a)); }");
        ProgramName named =
                new ProgramName(Role.CLIENT, "EchoClient", List.of("HOST", "PORT", "NAME"));
        try (Submission submission = Submission.prepare(folder, List.of(named))) {
            LaunchPlan plan = ((Program.Ready) submission.program(Role.CLIENT)).plan();
            assertThat(plan.command()).endsWith("EchoClient", "{host}", "{port}", "{name}");
            assertThat(plan.with("name", "ann").command())
                    .endsWith("EchoClient", "{host}", "{port}", "ann");
        }
    }

    @Test
    void a_plan_knows_the_source_files_and_the_folder_to_run_in() throws Exception {
        write(folder, "src/EchoServer.java", HELLO);
        write(folder, "src/a/Helper.java", "package a; class Helper {}");
        try (Submission submission = prepare()) {
            assertThat(submission.folder()).isEqualTo(folder.toRealPath());
            assertThat(submission.name()).isEqualTo(folder.getFileName().toString());
            LaunchPlan plan = ready(submission);
            assertThat(plan.directory()).isEqualTo(folder.toRealPath());
            assertThat(plan.java()).isTrue();
            assertThat(plan.sources()).containsExactlyInAnyOrder("EchoServer.java", "Helper.java");
        }
    }

    @Test
    void only_the_libraries_of_the_lab_can_be_used() throws Exception {
        write(folder, "EchoServer.java", "class EchoServer { tool.Hammer hammer; }");
        Path library = Files.createDirectories(folder.resolve("target/library"));
        Path source = write(folder, "target/Hammer.java", "package tool; public class Hammer {}");
        JavaBuild.compile(folder, List.of(source), List.of(), library);

        try (Submission without = prepare();
                Submission with =
                        Submission.prepare(folder, () -> List.of(SERVER), List.of(library))) {
            assertThat(unusable(without).message()).contains("package tool does not exist");
            assertThat(ready(with).command()).anyMatch(word -> word.startsWith(library.toString()));
        }
    }

    @Test
    void the_graders_own_classes_cannot_be_used() throws Exception {
        write(folder, "EchoServer.java", "class EchoServer { dev.chatlab.program.Ports ports; }");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).message())
                    .contains("package dev.chatlab.program does not exist");
        }
    }

    @Test
    void two_classes_of_that_name_in_two_packages_are_named_both() throws Exception {
        write(folder, "src/old/EchoServer.java", "package old;\n" + HELLO);
        write(folder, "src/neu/EchoServer.java", "package neu;\n" + HELLO);
        try (Submission submission = prepare()) {
            assertThat(unusable(submission))
                    .isEqualTo(
                            new Program.Unusable(
                                    Reason.AMBIGUOUS,
                                    "there are 2 classes EchoServer: in src/neu/EchoServer.java and in"
                                            + " src/old/EchoServer.java; remove all but one, or name the folder of one",
                                    List.of("src/neu/EchoServer.java", "src/old/EchoServer.java")));
        }
    }

    @Test
    void a_copy_of_the_whole_program_in_another_folder_is_ambiguous_rather_than_a_compile_error()
            throws Exception {
        write(folder, "EchoServer.java", HELLO);
        write(folder, "copy/EchoServer.java", HELLO);
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).reason()).isEqualTo(Reason.AMBIGUOUS);
            assertThat(unusable(submission).details())
                    .containsExactly("EchoServer.java", "copy/EchoServer.java");
        }
    }

    @Test
    void a_missing_class_is_named_with_what_was_looked_for_and_found() throws Exception {
        write(folder, "src/Main.java", "class Main {}");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission))
                    .isEqualTo(
                            new Program.Unusable(
                                    Reason.NOT_FOUND,
                                    "there is no class EchoServer in this folder; the lab asks for EchoServer.java, with the"
                                            + " class EchoServer (or for a chatlab.yaml with a line \"server:\")",
                                    List.of("found src/Main.java")));
        }
    }

    @Test
    void a_class_in_other_letters_is_pointed_out() throws Exception {
        write(folder, "echoserver.java", "class echoserver {}");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).message())
                    .isEqualTo(
                            "found the class echoserver in echoserver.java; the lab asks for EchoServer.java, with"
                                    + " the class EchoServer (capital letters matter)");
        }
    }

    @Test
    void a_nested_class_is_not_the_program() throws Exception {
        write(
                folder,
                "Main.java",
                "class Main { static class EchoServer { static void main(String[] a) {} } }");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).reason()).isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Test
    void a_missing_client_does_not_spoil_the_server() throws Exception {
        write(folder, "EchoServer.java", HELLO);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER, CLIENT))) {
            assertThat(submission.program(Role.SERVER)).isInstanceOf(Program.Ready.class);
            assertThat(submission.program(Role.CLIENT)).isInstanceOf(Program.Unusable.class);
        }
    }

    @Test
    void a_compile_error_shows_file_line_and_caret() throws Exception {
        write(
                folder,
                "src/EchoServer.java",
                """
                class EchoServer {
                \tint port = 5000
                }
                """);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER, CLIENT))) {
            String message =
                    """
                    src/EchoServer.java:2: ';' expected
                    \tint port = 5000
                    \t               ^\
                    """;
            Program.Unusable expected =
                    new Program.Unusable(Reason.DOES_NOT_COMPILE, message, List.of(message));
            assertThat(submission.program(Role.SERVER)).isEqualTo(expected);
            assertThat(submission.program(Role.CLIENT)).isEqualTo(expected);
        }
    }

    @Test
    void what_the_compiler_adds_to_an_error_follows_the_caret() throws Exception {
        write(folder, "EchoServer.java", "class EchoServer { int port = prot; }");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).message())
                    .isEqualTo(
                            """
                            EchoServer.java:1: cannot find symbol
                            class EchoServer { int port = prot; }
                                                          ^
                              symbol:   variable prot
                              location: class EchoServer\
                            """);
        }
    }

    @Test
    void of_many_compile_errors_the_first_ten_are_shown() throws Exception {
        write(folder, "EchoServer.java", "class EchoServer {" + "\nint x = y;".repeat(30) + "}");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).details()).hasSize(10);
        }
    }

    @Test
    void a_source_that_crashes_the_compiler_does_not_compile() throws Exception {
        write(
                folder,
                "EchoServer.java",
                "class EchoServer { int x = " + "(".repeat(20_000) + "; }");
        try (Submission submission = prepare()) {
            assertThat(unusable(submission).reason()).isEqualTo(Reason.DOES_NOT_COMPILE);
            assertThat(unusable(submission).message()).isNotBlank();
        }
    }

    @Test
    void closing_deletes_the_classes_and_nothing_in_the_folder() throws Exception {
        Path source = write(folder, "EchoServer.java", HELLO);
        Submission submission = prepare();
        List<String> command = ready(submission).command();
        Path classes = Path.of(command.get(command.indexOf("-classpath") + 1));
        assertThat(classes.resolve("EchoServer.class")).exists();

        submission.close();
        submission.close();

        assertThat(classes).doesNotExist();
        assertThat(folder).isDirectoryContaining(source::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void a_missing_folder_is_wrong_usage() {
        Path missing = folder.resolve("ann");
        assertThatThrownBy(() -> Submission.prepare(missing, List.of(SERVER)))
                .isInstanceOf(BadSubmission.class)
                .hasMessage("there is no folder " + missing);
    }

    @Test
    void a_file_is_not_a_folder() throws Exception {
        Path file = write(folder, "EchoServer.java", HELLO);
        assertThatThrownBy(() -> Submission.prepare(file, List.of(SERVER)))
                .isInstanceOf(BadSubmission.class)
                .hasMessage(file + " is a file: name the folder that your program is in");
    }

    @Test
    void an_empty_folder_is_wrong_usage_and_told_what_was_looked_for() throws Exception {
        Path real = folder.toRealPath();
        assertThatThrownBy(() -> Submission.prepare(folder, List.of(SERVER, CLIENT)))
                .isInstanceOf(BadSubmission.class)
                .hasMessage(
                        "no program in "
                                + real
                                + ": looked for EchoServer.java and EchoClient.java in src and in"
                                + " the folder itself, and for chatlab.yaml, which says how to start a program in another"
                                + " language");
    }

    @Test
    void asking_for_a_role_that_the_lab_does_not_have_is_a_bug() throws Exception {
        write(folder, "EchoServer.java", HELLO);
        try (Submission submission = prepare()) {
            assertThatThrownBy(() -> submission.program(Role.CLIENT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Submission prepare() throws BadSubmission {
        return Submission.prepare(folder, List.of(SERVER));
    }

    private String printed() throws Exception {
        try (Submission submission = prepare()) {
            return run(submission);
        }
    }
}

package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.Program;
import dev.chatlab.program.ProgramName;
import dev.chatlab.program.Role;
import dev.chatlab.program.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about how a program is built, from its class files. */
class CodeReviewTest {

    private static final ProgramName SERVER =
            new ProgramName(Role.SERVER, "ChatServer", List.of("PORT"));

    private static final String NO_THREAD = "server's code starts no thread";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(() -> {}).start();",
                "Thread.startVirtualThread(() -> {});",
                "Thread.ofVirtual().start(() -> {});",
                "Executors.newVirtualThreadPerTaskExecutor();",
                "new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());",
                "CompletableFuture.runAsync(() -> {});",
                "new Timer();",
                "List.of(1).parallelStream();",
                "Runnable later = () -> Thread.startVirtualThread(() -> {}); later.run();",
                "class Worker extends Thread {} new Worker().start();"
            })
    void whoever_starts_a_thread_is_found(String statement) throws Exception {
        write("ChatServer", "void main() { " + statement + " }");
        Failure failure = review(NO_THREAD).failure().orElseThrow();
        assertThat(failure.diagnosis()).contains(Misconception.A_THREAD_FOR_EACH_CLIENT);
        assertThat(failure.ended()).isEqualTo(Ended.CODE);
    }

    @Test
    void the_place_is_named() throws Exception {
        write("ChatServer", "void main() {\n    Thread.startVirtualThread(() -> {});\n}");
        assertThat(review(NO_THREAD).failure().flatMap(Failure::actual).map(Octets::text))
                .contains("Thread.startVirtualThread in ChatServer.java:2");
    }

    @Test
    void who_helps_the_server_belongs_to_it() throws Exception {
        write("ChatServer", "void main() { new Helper().help(); }");
        write("Helper", "class Helper { void help() { new Thread(() -> {}).start(); } }");
        assertThat(review(NO_THREAD).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_client_in_the_same_folder_is_somebody_else() throws Exception {
        write("ChatServer", "void main() {}");
        write("ChatClient", "void main() { new Thread(() -> {}).start(); }");
        assertThat(review(NO_THREAD).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_shutdown_hook_is_no_thread_that_the_server_starts() throws Exception {
        write(
                "ChatServer",
                "void main() { Runtime.getRuntime().addShutdownHook(new Thread(() -> {})); }");
        assertThat(review(NO_THREAD).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_class_that_is_used_is_found() throws Exception {
        write("ChatServer", "void main() throws Exception { java.nio.channels.Selector.open(); }");
        assertThat(review("server's code uses java.nio.channels.Selector").verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void a_class_that_is_not_used_is_missed() throws Exception {
        write("ChatServer", "void main() {}");
        Failure failure =
                review("server's code uses java.nio.channels.Selector").failure().orElseThrow();
        assertThat(failure.message())
                .isEqualTo("The server's code does not use java.nio.channels.Selector.");
        assertThat(failure.diagnosis()).isEmpty();
    }

    @Test
    void a_program_that_is_not_java_passes_with_a_note() throws Exception {
        Result result =
                CodeReview.of(Stories.conversation("wire lines", NO_THREAD), Optional.empty());
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.notes()).singleElement().asString().contains("not looked at");
    }

    private void write(String name, String source) throws Exception {
        String imports =
                source.startsWith("class")
                        ? ""
                        : "import java.util.*;\nimport java.util.concurrent.*;\n";
        // The main method stands on the first line: what is said about lines can be compared.
        Files.writeString(
                folder.resolve(name + ".java"), imports.replace("\n", " ") + source + "\n");
    }

    private Result review(String script) throws Exception {
        try (Submission submission = Submission.prepare(folder, List.of(SERVER))) {
            LaunchPlan plan = ((Program.Ready) submission.program(Role.SERVER)).plan();
            return CodeReview.of(Stories.conversation("wire lines", script), plan.code());
        }
    }
}

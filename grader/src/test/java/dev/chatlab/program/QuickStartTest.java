package dev.chatlab.program;

import static dev.chatlab.program.Samples.SERVER;
import static dev.chatlab.program.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class QuickStartTest {
    /** Says from where the JVM has the class of server sockets: the cache is a "shared" file. */
    private static final String HELLO =
            """
            void main(String[] args) throws Exception {
                System.out.println("hello " + args[0]);
                new ServerSocket(0).close();
            }
            """;

    @TempDir private Path folder;

    private final Optional<String> usual =
            Optional.ofNullable(System.getProperty(QuickStart.CACHE));

    private Path cache;

    @BeforeEach
    void name_the_cache() {
        cache = folder.resolve("programs.aot");
        System.setProperty(QuickStart.CACHE, cache.toString());
    }

    @AfterEach
    void forget_the_cache() {
        System.clearProperty(QuickStart.CACHE);
        usual.ifPresent(file -> System.setProperty(QuickStart.CACHE, file));
    }

    @Test
    void a_program_finds_the_classes_for_sockets_in_the_cache() throws Exception {
        packRehearsal();
        QuickStart.rehearse(cache);

        assertThat(run("-Xlog:class+load"))
                .containsPattern("java.net.ServerSocket source: shared objects file")
                .contains("hello 12345\n");
    }

    @Test
    void a_program_starts_without_a_cache() throws Exception {
        assertThat(run()).isEqualTo("hello 12345\n");
    }

    @Test
    void a_program_starts_with_a_cache_that_is_broken_and_says_nothing_of_it() throws Exception {
        packRehearsal();
        Files.writeString(cache, "no cache");

        assertThat(run()).isEqualTo("hello 12345\n");
    }

    @Test
    void a_program_starts_with_a_cache_that_belongs_to_another_jar() throws Exception {
        packRehearsal();
        QuickStart.rehearse(cache);
        Files.delete(folder.resolve("chatlab-rehearsal.jar"));

        assertThat(run()).isEqualTo("hello 12345\n");
    }

    @Test
    void a_rehearsal_that_fails_leaves_no_cache() {
        assertThatThrownBy(() -> QuickStart.rehearse(cache))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit code 1");
        assertThat(cache).doesNotExist();
    }

    private String run(String... options) throws Exception {
        Path submission = folder.resolve("submission");
        write(submission, "EchoServer.java", HELLO);
        try (Submission prepared = Submission.prepare(submission, List.of(SERVER))) {
            List<String> command = new java.util.ArrayList<>(Samples.ready(prepared).command());
            command.addAll(1, List.of(options));
            try (RunningProgram program =
                    new ProcessLauncher()
                            .launch(
                                    Samples.ready(prepared).withCommand(command),
                                    "127.0.0.1",
                                    12_345)) {
                program.output().awaitEnd(TimeUnit.SECONDS.toNanos(60));
                return program.output().text(Output.Stream.OUT)
                        + program.output().text(Output.Stream.ERR);
            }
        }
    }

    /** As the build does it. */
    private void packRehearsal() throws Exception {
        String name = "dev/chatlab/rehearsal/";
        URI compiled = QuickStart.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path classes = Path.of(compiled).resolve(name);
        Path jar = folder.resolve("chatlab-rehearsal.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry(name + file.getFileName()));
                Files.copy(file, out);
            }
        }
    }
}

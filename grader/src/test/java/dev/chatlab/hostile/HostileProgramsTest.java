package dev.chatlab.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.cli.Grader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs that attack their grader, one folder each in {@code src/test/hostile}. It is started as
 * a person starts it, with little memory. The verdict is right, the terminal stays sane, and what
 * does not end is ended.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs use signals and pipes")
class HostileProgramsTest {

    private static final Path PROGRAMS = Path.of("src", "test", "hostile");

    /** With half of it, it could not even start. */
    private static final String HEAP = "-Xmx96m";

    /** Nothing waits for this; it only keeps a grader that hangs from stopping all tests. */
    private static final int LIMIT_SECONDS = 120;

    @TempDir Path folder;

    /**
     * A grader that has come to its end.
     *
     * @param peak the most memory that it had, in KiB; 0 where that cannot be seen
     */
    private record Graded(int exitCode, String out, String err, JsonNode verdict, long peak) {

        List<String> verdicts() {
            return verdict.get("conversations")
                    .valueStream()
                    .map(conversation -> conversation.get("verdict").stringValue())
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, 2, the-speaker-hears-its-own-line",
        "endless-line, 2, the-speaker-hears-its-own-line everyone-hears-everyone",
        "endless-line, 4, the-handshake",
        "a-billion-brackets, 6, a-connect-and-its-answer",
        "deep-line, 6, a-connect-and-its-answer no-json",
        "endless-frame, 5, a-name-and-a-message the-others-hear-it",
        "absurd-headers, 5, a-name-and-a-message the-others-hear-it",
        "resets-everybody, 2, the-speaker-hears-its-own-line vanishing",
        "answers-before-it-is-asked, 2, the-speaker-hears-its-own-line everyone-hears-everyone",
        "never-closes, 1, a-client-that-has-finished-sending",
        "closes-while-it-is-spoken-to, 1, one-mebibyte-at-once",
        "floods-everybody, 2, everyone-hears-everyone leaving finishing a-client-that-stops-reading",
        "never-ends-its-answers, 2, the-speaker-hears-its-own-line everyone-hears-everyone",
        "escape-sequences, 2, the-speaker-hears-its-own-line",
        "no-utf-8, 2, the-speaker-hears-its-own-line",
        "prints-absurd-stack-traces, 1, a-line-comes-back",
        "no-tls, 7, the-handshake-works",
        "endless-certificate, 7, the-handshake-works",
        "client-floods, 3, what-comes-is-shown a-half-typed-line-survives",
        "client-floods, 6, the-client-says-who-it-is"
    })
    void an_attack_fails(String program, String lab, String conversations) throws Exception {
        Graded graded = grade(program, lab, conversations.split(" ", -1));

        // What builds on something that has failed need not be played.
        assertThat(graded.verdicts())
                .as(graded.out() + graded.err())
                .contains("fail")
                .isSubsetOf("fail", "blocked");
        assertThat(graded.exitCode()).isEqualTo(1);
        assertIsSane(graded);
    }

    @ParameterizedTest
    @CsvSource({
        "never-closes, 1, a-line-comes-back",
        "escape-sequences-and-right, 1, a-line-comes-back",
        "floods-both-outputs, 1, a-line-comes-back one-mebibyte-at-once",
        "closes-its-outputs, 1, a-line-comes-back a-client-that-has-finished-sending"
    })
    void who_does_what_is_asked_passes(String program, String lab, String conversations)
            throws Exception {
        Graded graded = grade(program, lab, conversations.split(" ", -1));

        assertThat(graded.verdicts()).as(graded.out() + graded.err()).containsOnly("pass");
        assertThat(graded.exitCode()).isZero();
        assertIsSane(graded);
    }

    @Test
    void nothing_that_lies_in_its_way_keeps_the_verdict_from_being_written() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "precious");

        Graded graded = grade("lies-in-the-way-of-the-verdict", "1", "a-line-comes-back");

        assertThat(graded.verdicts()).containsOnly("pass");
        assertThat(graded.exitCode()).isZero();
        assertThat(precious).hasContent("precious");
        assertThat(folder.resolve("verdict.json")).isRegularFile();
        assertIsSane(graded);
    }

    @Test
    void a_whole_lab_of_floods_fits_into_little_memory() throws Exception {
        Graded graded = grade("never-ends-its-answers", "5");

        assertThat(graded.verdicts()).doesNotContain("error").contains("fail");
        assertThat(graded.exitCode()).isEqualTo(1);
        assertIsSane(graded);
    }

    private Graded grade(String program, String lab, String... only) throws Exception {
        copy(PROGRAMS.resolve(program));
        Path verdict = folder.resolve("verdict.json");
        Path out = Files.createTempFile("hostile-", ".out");
        Path err = Files.createTempFile("hostile-", ".err");
        List<String> command = command(lab, verdict);
        Stream.of(only).forEach(id -> command.addAll(List.of("--only", id)));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            long peak = 0;
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peak(process));
                assertThat(System.nanoTime())
                        .as("it hangs: " + Files.readString(out))
                        .isLessThan(end);
            }
            System.out.printf(Locale.ROOT, "%s %s: %,d KiB at most%n", program, lab, peak);
            return new Graded(
                    process.exitValue(),
                    Files.readString(out),
                    Files.readString(err),
                    JsonMapper.shared().readTree(Files.readAllBytes(verdict)),
                    peak);
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    private List<String> command(String lab, Path verdict) {
        List<String> command =
                Grader.command(
                        "check", lab, folder.toString(), "--verbose", "--json", verdict.toString());
        command.add(1, HEAP); // behind java itself
        return command;
    }

    private void copy(Path program) throws IOException {
        try (Stream<Path> files = Files.list(program)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** The kernel's figure for the resident set at its largest (Linux, proc(5)). */
    private static long peak(Process process) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0; // it has ended, or this is not Linux
        }
    }

    /** Of all characters that steer a terminal, only line ends; no word of an own failure. */
    private static void assertIsSane(Graded graded) {
        for (String text : List.of(graded.out(), graded.err())) {
            assertThat(text.replace("\n", ""))
                    .as("what the grader printed")
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
                    .doesNotContain("Exception:", "OutOfMemory");
        }
        assertThat(graded.err()).isEmpty();
        assertThat(graded.verdict().toString()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }
}

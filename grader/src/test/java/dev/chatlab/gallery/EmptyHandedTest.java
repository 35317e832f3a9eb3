package dev.chatlab.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Side;
import dev.chatlab.report.Report;
import dev.chatlab.run.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Whoever comes with empty hands earns nothing: programs that connect or listen, and do nothing
 * that a lab asks for. The exceptions stand in a file, each with its reason.
 */
class EmptyHandedTest {

    private static final Path PROGRAMS =
            Path.of("src", "test", "submissions", "empty-handed").toAbsolutePath();

    @TempDir private Path folder;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> a_program_that_does_nothing_of_what_is_asked_passes_nothing() {
        JsonNode passes = new YAMLMapper().readTree(PROGRAMS.resolve("passes.yaml"));
        return Grading.labs().stream()
                .map(Grading::chapter)
                .flatMap(chapter ->
                        Stream.of(Side.values())
                                .filter(side -> chapter.settings().program(side).isPresent())
                                .flatMap(side ->
                                        programs(side).stream()
                                                .flatMap(program -> guises(chapter, program))))
                .map(guise -> dynamicTest(guise.toString(), () -> judge(guise, passes)));
    }

    /** A program as it is handed in for a lab: in plain text, or inside TLS. */
    private record Guise(Chapter chapter, Program program, boolean tls) {

        /** The words behind the program's file. */
        String arguments() {
            return switch (program.side()) {
                case SERVER -> tls ? "{port} {certificate} {key}" : "{port}";
                case CLIENT -> tls ? "{host} {port} {authority}" : "{host} {port}";
            };
        }

        @Override
        public String toString() {
            return chapter.lab() + ": " + program + (tls ? " inside TLS" : "");
        }
    }

    private record Program(Side side, String name) {
        @Override
        public String toString() {
            return side.word() + "/" + name;
        }
    }

    private static Stream<Guise> guises(Chapter chapter, Program program) {
        Guise plain = new Guise(chapter, program, false);
        return chapter.settings().insideTls()
                ? Stream.of(plain, new Guise(chapter, program, true))
                : Stream.of(plain);
    }

    private static List<Program> programs(Side side) {
        try (Stream<Path> files = Files.list(PROGRAMS.resolve(side.word()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".py") && !file.endsWith("ing.py"))
                    .map(file -> new Program(side, file.substring(0, file.length() - 3)))
                    .sorted(Comparator.comparing(Program::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(Guise guise, JsonNode passes) throws Exception {
        Report report =
                Grading.grade(
                        guise.chapter(),
                        submission(guise),
                        Grading.ofSide(guise.chapter(), guise.program().side()));
        List<String> earned =
                report.results().stream()
                        .filter(result -> result.verdict() == Verdict.PASS)
                        .map(result -> result.conversation().id())
                        .toList();
        assertThat(earned).isEqualTo(listed(guise, passes));
        assertThat(report.count(Verdict.ERROR)).as("errors").isZero();
    }

    private static List<String> listed(Guise guise, JsonNode passes) {
        return passes.valueStream()
                .filter(entry -> entry.required("lab").asString().equals(guise.chapter().lab()))
                .filter(entry ->
                        entry.required("program").asString().equals(guise.program().toString()))
                .flatMap(entry -> entry.required("passes").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /** A folder with nothing in it but the command. */
    private Path submission(Guise guise) throws IOException {
        Path mine =
                Files.createDirectories(folder.resolve(guise.toString().replaceAll("\\W+", "-")));
        Path file =
                PROGRAMS.resolve(guise.program().side().word())
                        .resolve(guise.program().name() + ".py");
        String command = "python3 -B \"%s\" %s".formatted(file, guise.arguments());
        // JSON is YAML, too, and has the quotes in order.
        Files.writeString(
                mine.resolve("chatlab.yaml"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(guise.program().side().word(), command)));
        return mine;
    }
}

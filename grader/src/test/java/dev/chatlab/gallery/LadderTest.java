package dev.chatlab.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.Libraries;
import dev.chatlab.report.Report;
import dev.chatlab.run.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The labs are a ladder: the answer to a lab passes it, the starter earns nothing, and neither does
 * what somebody has built in the lab before.
 */
class LadderTest {

    /**
     * What the answer to the lab before fails, of the conversations that others wait for; all of
     * them where nothing is said. (An echo server does what the very first of lab 2 asks for: the
     * speaker hears its own line.)
     */
    private static final Map<String, List<String>> FAILS =
            Map.of(
                    "server of lab2-broadcast",
                    List.of("everyone-hears-everyone", "a-client-that-stops-reading"),
                    "client of lab3-background",
                    List.of("a-line-is-sent", "what-comes-is-shown", "a-half-typed-line-survives"),
                    "server of lab4-nicknames",
                    List.of(
                            "the-handshake",
                            "everyone-hears-who-joins",
                            "who-says-what",
                            "somebody-leaves",
                            "somebody-quits",
                            "somebody-vanishes",
                            "a-name-that-is-taken",
                            "a-name-that-is-too-long",
                            "the-server-is-told-to-stop"),
                    "client of lab4-nicknames",
                    List.of(
                            "the-name-is-told",
                            "what-the-user-says-is-sent",
                            "another-name",
                            "the-word-quit",
                            "the-server-says-goodbye"));

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> the_reference_solution_passes_its_own_lab() {
        return Grading.labs().stream().map(lab -> dynamicTest(lab, () -> passes(lab)));
    }

    @TestFactory
    Stream<DynamicTest> the_starter_passes_no_conversation_even_when_it_is_played_alone() {
        return Grading.labs().stream().map(lab -> dynamicTest(lab, () -> earnsNothing(lab)));
    }

    @TestFactory
    Stream<DynamicTest> what_the_lab_before_has_built_is_not_enough() {
        return rungs().stream().map(rung -> dynamicTest(rung.toString(), () -> isTooLow(rung)));
    }

    private static void passes(String lab) throws Exception {
        Chapter chapter = Grading.chapter(lab);
        Report report = Grading.grade(chapter, Grading.reference(lab), chapter.conversations());
        assertThat(Grading.notPassed(report)).isEmpty();
    }

    private static void earnsNothing(String lab) throws Exception {
        Chapter chapter = Grading.chapter(lab);
        List<Conversation> alone = chapter.conversations().stream().map(Grading::alone).toList();
        Report report = Grading.grade(chapter, Grading.starter(lab), alone);
        assertThat(report.results())
                .extracting(result -> result.verdict())
                .containsOnly(Verdict.FAIL);
    }

    private void isTooLow(Rung rung) throws Exception {
        Chapter chapter = Grading.chapter(rung.lab());
        List<Conversation> gates =
                Grading.ofSide(chapter, rung.side()).stream()
                        .filter(conversation -> othersWaitFor(conversation, chapter))
                        .map(Grading::alone)
                        .toList();
        Report report = Grading.grade(chapter, submissionOf(rung), gates);
        List<String> all = gates.stream().map(Conversation::id).toList();
        assertThat(Grading.failed(report)).isEqualTo(FAILS.getOrDefault(rung.toString(), all));
    }

    private static boolean othersWaitFor(Conversation conversation, Chapter chapter) {
        return chapter.conversations().stream()
                .anyMatch(other -> other.after().equals(Optional.of(conversation.id())));
    }

    /** A program of one lab, and the nearest earlier lab that has it already. */
    private record Rung(String lab, Side side, String earlier) {
        @Override
        public String toString() {
            return side.word() + " of " + lab;
        }
    }

    private static List<Rung> rungs() {
        List<Rung> rungs = new ArrayList<>();
        List<String> labs = Grading.labs();
        for (String lab : labs) {
            List<String> earlier = new ArrayList<>(labs.subList(0, labs.indexOf(lab)));
            Collections.reverse(earlier);
            for (Side side : Side.values()) {
                if (program(lab, side).isPresent()) {
                    earlier.stream()
                            .filter(other -> program(other, side).isPresent())
                            .findFirst()
                            .ifPresent(other -> rungs.add(new Rung(lab, side, other)));
                }
            }
        }
        return rungs;
    }

    private static Optional<ProgramSpec> program(String lab, Side side) {
        return Grading.chapter(lab).settings().program(side);
    }

    /** The earlier program, handed in for the later lab: a chatlab.yaml says how it is started. */
    private Path submissionOf(Rung rung) throws IOException {
        Path mine = Files.createDirectories(folder.resolve(rung.toString()));
        compile(Grading.reference(rung.earlier()), mine);
        ProgramSpec program = program(rung.earlier(), rung.side()).orElseThrow();
        String arguments =
                program.arguments().stream()
                        .map(argument -> " {" + argument.toLowerCase(Locale.ROOT) + "}")
                        .collect(Collectors.joining());
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath =
                Libraries.named(Grading.chapter(rung.earlier()).settings().libraries()).stream()
                        .map(Path::toString)
                        .collect(
                                Collectors.joining(
                                        File.pathSeparator, "." + File.pathSeparator, ""));
        String command =
                "\"%s\" -cp \"%s\" %s%s".formatted(java, classPath, program.className(), arguments);
        // JSON is YAML, too, and has the quotes in order.
        Files.writeString(
                mine.resolve("chatlab.yaml"),
                JsonMapper.shared().writeValueAsString(Map.of(rung.side().word(), command)));
        return mine;
    }

    private static void compile(Path reference, Path target) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", target.toString()));
        try (Stream<Path> sources = Files.list(reference.resolve("src"))) {
            sources.map(Path::toString).forEach(arguments::add);
        }
        int exitCode =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertThat(exitCode).as("exit code of the compiler").isZero();
    }
}

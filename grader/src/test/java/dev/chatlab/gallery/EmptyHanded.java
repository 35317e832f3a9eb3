package dev.chatlab.gallery;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A program that does nothing that a lab asks for, as it is handed in for one: in plain text, or
 * inside TLS. It earns nothing; the exceptions stand in a file, each with its reason.
 *
 * @param program the file's name without its ending
 */
public record EmptyHanded(Chapter chapter, Side side, String program, boolean tls) {

    private static final Path PROGRAMS =
            Path.of("src", "test", "submissions", "empty-handed").toAbsolutePath();

    /** What the programs have in common; no program. */
    private static final List<String> SHARED = List.of("connecting.py", "listening.py");

    /** All of them, handed in for all labs. */
    public static List<EmptyHanded> all() {
        return Grading.labs().stream()
                .map(Grading::chapter)
                .flatMap(chapter ->
                        Stream.of(Side.values())
                                .filter(side -> chapter.settings().program(side).isPresent())
                                .flatMap(side ->
                                        programs(side).stream()
                                                .flatMap(name -> guises(chapter, side, name))))
                .toList();
    }

    private static Stream<EmptyHanded> guises(Chapter chapter, Side side, String program) {
        EmptyHanded plain = new EmptyHanded(chapter, side, program, false);
        return chapter.settings().insideTls()
                ? Stream.of(plain, new EmptyHanded(chapter, side, program, true))
                : Stream.of(plain);
    }

    private static List<String> programs(Side side) {
        try (Stream<Path> files = Files.list(PROGRAMS.resolve(side.word()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".py") && !SHARED.contains(file))
                    .map(file -> file.substring(0, file.length() - ".py".length()))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Plays it as {@code check} does.
     *
     * @param folder an empty one, in which the submission is laid out
     */
    public Report grade(Path folder) throws Exception {
        String file = PROGRAMS.resolve(side.word()).resolve(program + ".py").toString();
        String command = "python3 -B \"%s\" %s".formatted(file, arguments());
        // JSON is YAML, too, and has the quotes in order.
        Files.writeString(
                folder.resolve("chatlab.yaml"),
                JsonMapper.shared().writeValueAsString(Map.of(side.word(), command)));
        return Grading.grade(chapter, folder, Grading.ofSide(chapter, side));
    }

    /** The words behind the program's file. */
    private String arguments() {
        return switch (side) {
            case SERVER -> tls ? "{port} {certificate} {key}" : "{port}";
            case CLIENT -> tls ? "{host} {port} {authority}" : "{host} {port}";
        };
    }

    /** The conversations that it may pass. */
    public List<String> mayPass() {
        return new YAMLMapper()
                .readTree(PROGRAMS.resolve("passes.yaml"))
                .valueStream()
                .filter(entry -> entry.required("lab").asString().equals(chapter.lab()))
                .filter(entry ->
                        entry.required("program").asString().equals(side.word() + "/" + program))
                .flatMap(entry -> entry.required("passes").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /** The conversations that passed. */
    public static List<String> passed(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.PASS)
                .map(result -> result.conversation().id())
                .toList();
    }

    @Override
    public String toString() {
        return chapter.lab() + ": " + side.word() + "/" + program + (tls ? " inside TLS" : "");
    }
}

package dev.chatlab.gallery;

import dev.chatlab.conversation.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A whole program as a student writes it, and what must come out when it is judged.
 *
 * @param side which half of the lab it is about
 * @param fails the conversations that must not pass; all others must
 * @param sometimes conversations that may pass or not, by luck
 * @param misconception what the first card must name
 * @param libraries what it uses beside that which its lab allows
 */
public record Sample(
        Path folder,
        Side side,
        List<String> fails,
        List<String> sometimes,
        Optional<String> misconception,
        List<Path> libraries) {

    private static final Path GALLERY = Path.of("src", "test", "submissions");

    /** The labs that have samples, in their order. */
    public static List<String> labs() {
        return folders(GALLERY).stream()
                .map(folder -> folder.getFileName().toString())
                .filter(Grading.labs()::contains)
                .toList();
    }

    /** All samples of a lab, by name. */
    public static List<Sample> ofLab(String lab) {
        return folders(GALLERY.resolve(lab)).stream().map(Sample::read).toList();
    }

    private static List<Path> folders(Path of) {
        try (Stream<Path> folders = Files.list(of)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them. */
    public static Sample named(String lab, String name) {
        return read(GALLERY.resolve(lab).resolve(name));
    }

    private static Sample read(Path folder) {
        JsonNode expected = new YAMLMapper().readTree(folder.resolve("expected.yaml"));
        boolean passes = "all".equals(expected.path("passes").asString(""));
        List<String> fails = names(expected.path("fails"));
        List<String> sometimes = names(expected.path("sometimes"));
        if (passes != (fails.isEmpty() && sometimes.isEmpty())) {
            throw new IllegalArgumentException(
                    folder + ": either passes: all, or fails: [...] and sometimes: [...]");
        }
        return new Sample(
                folder,
                Side.valueOf(expected.required("role").asString().toUpperCase(Locale.ROOT)),
                fails,
                sometimes,
                Optional.of(expected.path("misconception").asString(""))
                        .filter(name -> !name.isEmpty()),
                "netty".equals(expected.path("library").asString("")) ? Netty.jars() : List.of());
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** Whether it is wrong, and not just odd. */
    public boolean wrong() {
        return !fails.isEmpty() || !sometimes.isEmpty();
    }

    /** Whether it is luck that it is found at all. */
    public boolean racy() {
        return fails.isEmpty() && !sometimes.isEmpty();
    }

    /** The folder's name. */
    public String name() {
        return folder.getFileName().toString();
    }
}

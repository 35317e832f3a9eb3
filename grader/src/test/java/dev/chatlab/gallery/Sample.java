package dev.chatlab.gallery;

import dev.chatlab.conversation.Side;
import java.io.IOException;
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
 * @param misconception what the first card must name
 */
public record Sample(Path folder, Side side, List<String> fails, Optional<String> misconception) {

    private static final Path GALLERY = Path.of("src", "test", "submissions");

    /** All samples of a lab, by name. */
    public static List<Sample> ofLab(String lab) throws IOException {
        try (Stream<Path> folders = Files.list(GALLERY.resolve(lab))) {
            return folders.filter(Files::isDirectory).sorted().map(Sample::read).toList();
        }
    }

    /** One of them. */
    public static Sample named(String lab, String name) {
        return read(GALLERY.resolve(lab).resolve(name));
    }

    private static Sample read(Path folder) {
        JsonNode expected = new YAMLMapper().readTree(folder.resolve("expected.yaml"));
        boolean passes = "all".equals(expected.path("passes").asString(""));
        List<String> fails = expected.path("fails").valueStream().map(JsonNode::asString).toList();
        if (passes != fails.isEmpty()) {
            throw new IllegalArgumentException(folder + ": either passes: all, or fails: [...]");
        }
        return new Sample(
                folder,
                Side.valueOf(expected.required("role").asString().toUpperCase(Locale.ROOT)),
                fails,
                Optional.of(expected.path("misconception").asString(""))
                        .filter(name -> !name.isEmpty()));
    }

    /** The folder's name. */
    public String name() {
        return folder.getFileName().toString();
    }
}

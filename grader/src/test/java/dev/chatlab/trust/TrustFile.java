package dev.chatlab.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was measured, one line of JSON for each measurement, in {@code target/trust}: a measurement
 * that was broken off goes on where it stopped. Safe for several threads.
 */
final class TrustFile {

    private static final Path FOLDER = Path.of("target", "trust");

    private final Path path;

    private TrustFile(Path path) {
        this.path = path;
    }

    /** The file of this name, which need not be there. */
    static TrustFile named(String name) {
        return new TrustFile(FOLDER.resolve(name));
    }

    /** What has been measured so far. */
    synchronized List<JsonNode> lines() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path).stream().map(JsonMapper.shared()::readTree).toList();
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be read", e);
        }
    }

    synchronized void add(ObjectNode line) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static ObjectNode line() {
        return JsonMapper.shared().createObjectNode();
    }
}

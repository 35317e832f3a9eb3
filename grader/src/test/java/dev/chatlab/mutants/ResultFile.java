package dev.chatlab.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verdicts on a lab's mutants, a line of JSON each, written as they come, so that a run that
 * was ended too early goes on where it stopped. The first line says what they are about.
 * Thread-safe.
 */
final class ResultFile {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;

    private ResultFile(Path file) {
        this.file = file;
    }

    /**
     * Opens it. Of what was found out about other classes nothing is kept. If only conversations
     * have changed, who was killed by one that is still the same stays dead; all others are graded
     * again.
     */
    static ResultFile open(Path file, Fingerprint fingerprint) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        List<String> kept = new ArrayList<>();
        kept.add(MAPPER.writeValueAsString(fingerprint));
        if (!lines.isEmpty()) {
            Fingerprint before = MAPPER.readValue(lines.getFirst(), Fingerprint.class);
            if (before.code().equals(fingerprint.code())) {
                lines.stream()
                        .skip(1)
                        .filter(line -> holds(line, before, fingerprint))
                        .forEach(kept::add);
            }
        }
        Files.createDirectories(file.getParent());
        Files.write(file, kept);
        return new ResultFile(file);
    }

    private static boolean holds(String line, Fingerprint before, Fingerprint now) {
        return before.equals(now)
                || node(line)
                        .filter(node -> now.sameScript(node.path("by").asString(""), before))
                        .isPresent();
    }

    /** Empty for the last line of a run that was killed: its mutant is graded again. */
    private static Optional<JsonNode> node(String line) {
        try {
            return Optional.of(MAPPER.readTree(line));
        } catch (JacksonException cutOff) {
            return Optional.empty();
        }
    }

    synchronized void add(Judged judged) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mutant", judged.mutant().name());
        fields.put("fate", judged.fate().name());
        fields.put("by", judged.by());
        fields.put("crowd", judged.crowd());
        fields.put("played", judged.played());
        fields.put("seconds", Math.round(judged.seconds() * 1000) / 1000.0);
        Files.writeString(
                file, MAPPER.writeValueAsString(fields) + "\n", StandardOpenOption.APPEND);
    }

    /** What is known of these mutants. An error of the grader does not count: it is tried again. */
    synchronized List<Judged> read(List<Mutant> mutants) throws IOException {
        Map<String, Mutant> byName =
                mutants.stream().collect(Collectors.toMap(Mutant::name, Function.identity()));
        List<Judged> known = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            node(line)
                    .filter(node -> byName.containsKey(node.path("mutant").asString("")))
                    .filter(node -> !node.path("fate").asString("").equals(Fate.ERROR.name()))
                    .map(node -> judged(byName.get(node.path("mutant").asString()), node))
                    .ifPresent(known::add);
        }
        return known;
    }

    private static Judged judged(Mutant mutant, JsonNode node) {
        return new Judged(
                mutant,
                Fate.valueOf(node.required("fate").asString()),
                node.required("by").asString(),
                node.required("crowd").asBoolean(),
                node.required("played").asInt(),
                node.required("seconds").asDouble());
    }
}

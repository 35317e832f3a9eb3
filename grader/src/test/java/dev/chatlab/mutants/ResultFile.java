package dev.chatlab.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verdicts on a lab's mutants, a line of JSON each, written as they come. A run that was ended
 * too early goes on where it stopped, as long as the first line, the fingerprint, is the same.
 * Thread-safe.
 */
final class ResultFile {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;

    private ResultFile(Path file) {
        this.file = file;
    }

    /** Opens it; what was found out about something else is thrown away. */
    static ResultFile open(Path file, String fingerprint) throws IOException {
        String first = MAPPER.writeValueAsString(Map.of("fingerprint", fingerprint));
        if (!Files.exists(file) || !first.equals(firstLine(file))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, first + "\n");
        }
        return new ResultFile(file);
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readAllLines(file).stream().findFirst().orElse("");
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
            try {
                JsonNode node = MAPPER.readTree(line);
                Mutant mutant = byName.get(node.path("mutant").asString(""));
                if (mutant != null && !node.path("fate").asString().equals(Fate.ERROR.name())) {
                    known.add(judged(mutant, node));
                }
            } catch (JacksonException cutOff) {
                // The last line of a run that was killed: its mutant is graded again.
            }
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

package dev.chatlab.mutants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Why mutants of a lab survive, from {@code src/test/mutants/LAB.yaml}: a list of reasons, each
 * with the names of the mutants that it is about. Immutable.
 */
final class Reasons {

    private static final Path FOLDER = Path.of("src", "test", "mutants");

    private final Map<String, Reason> byMutant;

    private Reasons(Map<String, Reason> byMutant) {
        this.byMutant = Map.copyOf(byMutant);
    }

    /** A reason, in a sentence. */
    record Reason(Kind kind, String sentence) {}

    /** What kind of reason it is. */
    enum Kind {
        /** Nobody outside can tell the mutant from the original. */
        EQUIVALENT,
        /** It behaves otherwise, and the chapter does not say how a program should. */
        OUTSIDE,
        /** The chapter does say it, and no conversation asks. */
        MISSING,
        /** A conversation fails it, but not each time. */
        LUCK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is known about a lab's mutants. */
    static Reasons ofLab(String lab) {
        return read(file(lab));
    }

    /** Whether somebody has looked at the survivors of this lab. */
    static boolean areKnown(String lab) {
        return Files.exists(file(lab));
    }

    private static Path file(String lab) {
        return FOLDER.resolve(lab + ".yaml");
    }

    static Reasons read(Path file) {
        Map<String, Reason> reasons = new HashMap<>();
        if (Files.exists(file)) {
            for (JsonNode entry : new YAMLMapper().readTree(file)) {
                Reason reason =
                        new Reason(
                                Kind.valueOf(
                                        entry.required("kind").asString().toUpperCase(Locale.ROOT)),
                                entry.required("reason").asString().strip());
                for (JsonNode mutant : entry.required("mutants")) {
                    if (reasons.put(mutant.asString(), reason) != null) {
                        throw new IllegalArgumentException(
                                file + " has two reasons for " + mutant.asString());
                    }
                }
            }
        }
        return new Reasons(reasons);
    }

    Optional<Reason> of(Mutant mutant) {
        return Optional.ofNullable(byMutant.get(mutant.name()));
    }

    /** How many of these mutants have a reason of this kind. */
    int count(Kind kind, List<Mutant> mutants) {
        return (int)
                mutants.stream()
                        .flatMap(mutant -> of(mutant).stream())
                        .filter(reason -> reason.kind() == kind)
                        .count();
    }

    /** Names for which there is no mutant (any more). */
    Set<String> aboutNobody(List<Mutant> mutants) {
        Set<String> names = new TreeSet<>(byMutant.keySet());
        mutants.forEach(mutant -> names.remove(mutant.name()));
        return names;
    }
}

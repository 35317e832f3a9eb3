package dev.chatlab.trust;

import dev.chatlab.gallery.Grading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command behind {@code grader/trust/table}: what the other commands have measured, as
 * Markdown. What nobody has measured is a dash.
 */
final class TrustTable {

    private static final Path PAGE = Path.of("..", "docs", "trust.md");
    private static final String BEGIN = "<!-- the table begins -->\n";
    private static final String END = "<!-- the table ends -->\n";
    private static final String NOTHING = "–";

    private final List<JsonNode> gallery = TrustFile.named("gallery.jsonl").lines();
    private final List<JsonNode> racy = TrustFile.named("racy.jsonl").lines();
    private final List<JsonNode> soak =
            Stream.of("busy", "garbage", "niced")
                    .flatMap(name -> TrustFile.named("soak-" + name + ".jsonl").lines().stream())
                    .toList();

    private TrustTable() {}

    /** Argument: what was measured, as the version control calls it; none where there is none. */
    public static void main(String[] args) throws IOException {
        String table = new TrustTable().text() + where(args);
        System.out.print(table);
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            System.err.println(PAGE + " has no place for the table: " + BEGIN + END);
            System.exit(1);
        }
        Files.writeString(
                PAGE,
                page.substring(0, begin + BEGIN.length())
                        + "\n"
                        + table
                        + "\n"
                        + page.substring(end));
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        row(
                text,
                "lab",
                "conversations",
                "wrong programs",
                "odd but right",
                "empty-handed",
                "verdicts as expected",
                "misconception named",
                "mutants killed",
                "gradings under load",
                "false accusations");
        row(text, "---", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:", "--:");
        for (String lab : Grading.labs()) {
            Predicate<JsonNode> ofLab = line -> line.path("lab").asString().equals(lab);
            lab(text, lab, Integer.toString(Grading.chapter(lab).conversations().size()), ofLab);
        }
        int conversations =
                Grading.labs().stream()
                        .mapToInt(lab -> Grading.chapter(lab).conversations().size())
                        .sum();
        lab(text, "all", Integer.toString(conversations), _ -> true);
        text.append('\n');
        hunts(text);
        stretch(text);
        fuzz(text);
        return text.toString();
    }

    private void lab(StringBuilder text, String lab, String conversations, Predicate<JsonNode> of)
            throws IOException {
        List<JsonNode> programs = gallery.stream().filter(of).toList();
        List<JsonNode> wrong = programs.stream().filter(kind("wrong")).toList();
        List<JsonNode> gradings = soak.stream().filter(of).toList();
        long accused = gradings.stream().filter(line -> !line.path("wrong").isEmpty()).count();
        row(
                text,
                lab,
                conversations,
                count(wrong),
                count(programs.stream().filter(kind("odd but right")).toList()),
                count(programs.stream().filter(kind("empty-handed")).toList()),
                share(programs, line -> line.path("right").asBoolean()),
                share(wrong, line -> line.path("named").asBoolean()),
                mutants(lab.equals("all") ? Grading.labs() : List.of(lab)),
                count(gradings),
                gradings.isEmpty() ? NOTHING : Long.toString(accused));
    }

    private static Predicate<JsonNode> kind(String kind) {
        return line -> line.path("kind").asString().equals(kind);
    }

    private static String count(List<JsonNode> lines) {
        return lines.isEmpty() ? NOTHING : Integer.toString(lines.size());
    }

    private static String share(List<JsonNode> lines, Predicate<JsonNode> which) {
        long part = lines.stream().filter(which).count();
        return lines.isEmpty() ? NOTHING : part + " of " + lines.size();
    }

    /**
     * Of those that break a rule; in parentheses, of all that anybody could tell from the original.
     */
    private static String mutants(List<String> labs) throws IOException {
        int killed = 0;
        int different = 0;
        int outside = 0;
        for (String lab : labs) {
            Path file = Path.of("target", "mutants", lab + ".json");
            if (!Files.exists(file)) {
                return NOTHING;
            }
            JsonNode summary = JsonMapper.shared().readTree(Files.readString(file));
            killed += summary.path("killed").asInt();
            different += summary.path("mutants").asInt() - summary.path("equivalent").asInt();
            outside += summary.path("outside").asInt();
        }
        return percent(killed, different - outside) + " (" + percent(killed, different) + ")";
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 100.0 : 100.0 * part / whole);
    }

    private void hunts(StringBuilder text) {
        Map<String, List<JsonNode>> programs = new LinkedHashMap<>();
        racy.forEach(line ->
                programs.computeIfAbsent(line.path("program").asString(), _ -> new ArrayList<>())
                        .add(line));
        programs.forEach((name, hunts) ->
                text.append("- A program that fails by luck, ")
                        .append(name)
                        .append(": found in ")
                        .append(share(hunts, line -> line.path("found").asBoolean()))
                        .append(" hunts, after at most ")
                        .append(most(hunts, "plays"))
                        .append(most(hunts, "plays") == 1 ? " play.\n" : " plays.\n"));
    }

    private static int most(List<JsonNode> lines, String field) {
        return lines.stream().mapToInt(line -> line.path(field).asInt()).max().orElse(0);
    }

    private void stretch(StringBuilder text) {
        soak.stream()
                .mapToDouble(line -> line.path("stretch").asDouble())
                .max()
                .ifPresent(longest ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "- The longest that a deadline was stretched under load: %.1f s.%n",
                                        longest)));
    }

    private static void fuzz(StringBuilder text) throws IOException {
        Path file = Path.of("target", "trust", "fuzz.json");
        Optional<JsonNode> fuzz =
                Files.exists(file)
                        ? Optional.of(JsonMapper.shared().readTree(Files.readString(file)))
                        : Optional.empty();
        fuzz.ifPresent(some ->
                text.append(
                        String.format(
                                Locale.ROOT,
                                "- Fuzzing: %,d inputs for %d readers, %d crashes.%n",
                                some.path("inputs").asLong(),
                                some.path("targets").size(),
                                some.path("crashes").asInt())));
    }

    private static String where(String[] args) {
        return String.format(
                Locale.ROOT,
                "- Written on %s%s, on %s with %d processors, with Java %d.%n",
                LocalDate.now(ZoneOffset.UTC),
                args.length == 0 ? "" : " with version " + args[0],
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature());
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}

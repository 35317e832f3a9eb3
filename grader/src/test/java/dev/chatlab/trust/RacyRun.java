package dev.chatlab.trust;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.gallery.Grading;
import dev.chatlab.gallery.Judgement;
import dev.chatlab.gallery.Sample;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command behind {@code grader/trust/racy}: how often is a program found whose failure is luck,
 * when it is played at most twenty times? The exit code is 1 when one of them is found less than 95
 * times of 100.
 */
final class RacyRun {

    private static final double AIM = 0.95;

    private RacyRun() {}

    /** Argument: how many times each of them is hunted. */
    public static void main(String[] args) throws Exception {
        int hunts = Integer.parseInt(args[0]);
        TrustFile file = TrustFile.named("racy.jsonl");
        boolean good = true;
        for (String lab : Sample.labs()) {
            Chapter chapter = Grading.chapter(lab);
            for (Sample sample : Sample.ofLab(lab)) {
                if (sample.racy()) {
                    good &= hunt(chapter, sample, hunts, file);
                }
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean hunt(Chapter chapter, Sample sample, int hunts, TrustFile file)
            throws Exception {
        String name = chapter.lab() + ": " + sample.name();
        for (int i = known(file, name).size(); i < hunts; i++) {
            Judgement judgement = Judgement.of(chapter, sample, 1000L * i);
            ObjectNode line = TrustFile.line();
            line.put("program", name);
            line.put("lab", chapter.lab());
            line.put("found", judgement.isAsForeseen());
            line.put("plays", judgement.plays());
            file.add(line);
        }
        List<JsonNode> known = known(file, name);
        long found = known.stream().filter(line -> line.path("found").asBoolean()).count();
        int most = known.stream().mapToInt(line -> line.path("plays").asInt()).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%-50s found %d of %d times, in at most %d plays%n",
                name,
                found,
                hunts,
                most);
        return found >= AIM * hunts;
    }

    private static List<JsonNode> known(TrustFile file, String name) {
        return file.lines().stream()
                .filter(line -> line.path("program").asString().equals(name))
                .toList();
    }
}

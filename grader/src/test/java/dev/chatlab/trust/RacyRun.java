package dev.chatlab.trust;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.gallery.Grading;
import dev.chatlab.gallery.Judgement;
import dev.chatlab.gallery.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command behind {@code grader/trust/racy}: how often is a program found whose failure is luck,
 * when it is played at most twenty times? The exit code is 1 when one of them is found less than 95
 * times of 100.
 */
final class RacyRun {

    private static final double AIM = 0.95;
    private static final int AT_A_TIME = 3;

    /** From the first seed of one to the first of the next; within it each play takes one more. */
    private static final long BETWEEN_HUNTS = 1000;

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
        List<Conversation> luck = Grading.withWhatTheyWaitFor(chapter, sample.sometimes());
        Set<Long> done =
                known(file, name).stream()
                        .map(line -> line.path("seed").asLong())
                        .collect(Collectors.toSet());
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> open = new ArrayList<>();
            for (long seed = 0; seed < BETWEEN_HUNTS * hunts; seed += BETWEEN_HUNTS) {
                long first = seed;
                if (!done.contains(first)) {
                    open.add(
                            executor.submit(() -> {
                                Judgement found = Judgement.of(chapter, sample, luck, first);
                                file.add(line(name, first, found));
                                return null;
                            }));
                }
            }
            for (Future<?> hunt : open) {
                hunt.get();
            }
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

    private static ObjectNode line(String name, long seed, Judgement judgement) {
        ObjectNode line = TrustFile.line();
        line.put("program", name);
        line.put("seed", seed);
        line.put("found", judgement.isAsForeseen());
        line.put("plays", judgement.plays());
        return line;
    }

    private static List<JsonNode> known(TrustFile file, String name) {
        return file.lines().stream()
                .filter(line -> line.path("program").asString().equals(name))
                .toList();
    }
}

package dev.chatlab.trust;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.gallery.Grading;
import dev.chatlab.gallery.Judgement;
import dev.chatlab.gallery.Sample;
import dev.chatlab.report.Report;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Result;
import dev.chatlab.run.Stretch;
import dev.chatlab.run.Verdict;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Grades programs that are right again and again, a few at a time, on a machine that whoever starts
 * it has made busy: none of them may ever be accused. Every second grading of a lab is of its
 * reference, and the others are of the gallery's programs that are odd but right; each has a seed
 * of its own. One line of JSON for each grading is added to a file as it comes, so that a soak that
 * was broken off goes on where it stopped.
 */
final class Soak {

    /** How many of a hundred gradings go to labs 1 to 7: the dear ones come less often. */
    private static final int[] SHARES = {24, 18, 16, 14, 14, 9, 5};

    /** Each is a load for the others. */
    private static final int AT_A_TIME = Runtime.getRuntime().availableProcessors() + 1;

    private static final int LITTER = 64 * 1024;

    private Soak() {}

    /**
     * Arguments: how many gradings in all; under which condition, which names the file; and
     * "garbage", to let the collector work.
     */
    public static void main(String[] args) throws Exception {
        int gradings = Integer.parseInt(args[0]);
        TrustFile file = TrustFile.named("soak-" + args[1] + ".jsonl");
        if (args.length > 2) {
            Thread.ofPlatform().daemon().name("litter").start(Soak::litter);
        }
        List<JsonNode> known = file.lines();
        List<String> labs = Grading.labs();
        int wrong = known.stream().mapToInt(line -> line.path("wrong").size()).sum();
        int open = gradings - known.size();
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME)) {
            ExecutorCompletionService<ObjectNode> results =
                    new ExecutorCompletionService<>(executor);
            for (int i = known.size(); i < gradings; i++) {
                int seed = i;
                String lab = labs.get(lab(i));
                Optional<Sample> odd = odd(lab, i);
                results.submit(() -> grade(lab, odd, seed));
            }
            for (int i = 1; i <= open; i++) {
                ObjectNode line = results.take().get();
                wrong += line.path("wrong").size();
                file.add(line);
                long nanosLeft = (System.nanoTime() - start) / i * (open - i);
                tell(known.size() + i, gradings, wrong, nanosLeft, line);
            }
        }
        System.exit(wrong == 0 ? 0 : 1);
    }

    /** The lab of this grading: a hundred in a row hold each lab's share, well mixed. */
    private static int lab(int grading) {
        int place = grading * 37 % 100; // 37 and 100 have no common factor
        int lab = 0;
        for (int upTo = SHARES[0]; place >= upTo; upTo += SHARES[lab]) {
            lab++;
        }
        return lab;
    }

    /** A program that is odd but right; none for the reference, which has each second turn. */
    private static Optional<Sample> odd(String lab, int grading) {
        List<Sample> right = Sample.ofLab(lab).stream().filter(some -> !some.wrong()).toList();
        int turn = grading / 100 + grading * 37 % 100; // as a lab's places lie side by side
        return turn % 2 == 0 ? Optional.empty() : Optional.of(right.get(turn / 2 % right.size()));
    }

    private static ObjectNode grade(String lab, Optional<Sample> odd, long seed) throws Exception {
        Chapter chapter = Grading.chapter(lab);
        long start = System.nanoTime();
        long collections = collections();
        Report report =
                odd.isPresent()
                        ? Judgement.of(chapter, odd.get(), seed).report()
                        : Grading.grade(
                                chapter, Grading.reference(lab), chapter.conversations(), seed);
        ObjectNode line = TrustFile.line();
        line.put("lab", lab);
        line.put("program", odd.map(Sample::name).orElse("reference"));
        line.put("seed", seed);
        line.put("conversations", report.results().size());
        line.put("seconds", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        line.put("stretch", Stretch.longest().toMillis() / 1000.0);
        line.put("collections", collections() - collections);
        var wrong = line.putArray("wrong");
        report.results().stream()
                .filter(result -> result.verdict() != Verdict.PASS)
                .forEach(result -> wrong.add(told(result)));
        return line;
    }

    private static String told(Result result) {
        return result.conversation().id()
                + " "
                + result.verdict()
                + " "
                + result.failure().map(Failure::toString).or(result::reason).orElse("")
                + " "
                + result.transcript();
    }

    private static void tell(int done, int all, int wrong, long nanosLeft, ObjectNode line) {
        System.out.printf(
                Locale.ROOT,
                "%4d of %d · %d wrong · %-15s %-36s %6.1f s · longest stretch %.1f s · about %d min left%n",
                done,
                all,
                wrong,
                line.path("lab").asString(),
                line.path("program").asString(),
                line.path("seconds").asDouble(),
                line.path("stretch").asDouble(),
                Duration.ofNanos(nanosLeft).toMinutes());
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** Makes garbage without end, some of which lives for a while. */
    private static void litter() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[LITTER]);
            if (kept.size() == 500) { // 32 MB
                kept.clear();
            }
        }
    }
}

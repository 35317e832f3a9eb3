package dev.chatlab.mutants;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Step;
import dev.chatlab.run.Result;
import dev.chatlab.run.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Grades mutants of one lab as submissions are graded, only cheaper: it begins with the
 * conversations that are likely to fail, and stops when one has. It remembers which killed a
 * mutant's neighbours. Crowds come last, so that a kill that may be a matter of luck is known as
 * one. Thread-safe.
 */
final class MutantGrading {

    private static final int FIRST_BATCH = 3;
    private static final int SECOND_BATCH = 6;

    /** A script of more steps than this is dear. */
    private static final int LONG = 60;

    private final ReferenceLab lab;
    // By method and by class: how often each conversation killed. Guarded by this.
    private final Map<String, Map<String, Integer>> kills = new HashMap<>();

    MutantGrading(ReferenceLab lab) {
        this.lab = lab;
    }

    /** Plays until a conversation fails, or there is none left. */
    Judged grade(Mutant mutant) throws Exception {
        long start = System.nanoTime();
        int played = 0;
        String error = "";
        for (List<Conversation> batch : batches(mutant)) {
            List<Result> results = lab.play(mutant, batch);
            played += batch.size();
            List<Conversation> failed = with(Verdict.FAIL, results);
            if (!failed.isEmpty()) {
                boolean crowd = isCrowd(failed.getFirst());
                if (!crowd) {
                    failed.forEach(some -> remember(mutant, some.id()));
                }
                String by = failed.getFirst().id();
                return new Judged(mutant, Fate.KILLED, by, crowd, played, since(start));
            }
            for (Conversation some : with(Verdict.ERROR, results)) {
                error = some.id() + reason(results, some);
            }
        }
        Fate fate = error.isEmpty() ? Fate.SURVIVED : Fate.ERROR;
        return new Judged(mutant, fate, error, false, played, since(start));
    }

    /** What has killed a mutant before, in this run or in an earlier one. */
    synchronized void remember(Mutant mutant, String conversation) {
        for (String where : List.of(mutant.method(), mutant.className())) {
            kills.computeIfAbsent(where, _ -> new HashMap<>()).merge(conversation, 1, Integer::sum);
        }
    }

    private List<List<Conversation>> batches(Mutant mutant) {
        List<Conversation> all = lab.conversations(mutant.sides());
        List<Conversation> order =
                all.stream()
                        .filter(Predicate.not(MutantGrading::isCrowd))
                        .sorted(byPromise(mutant))
                        .toList();
        List<List<Conversation>> batches = new ArrayList<>();
        int from = 0;
        for (int size : List.of(FIRST_BATCH, SECOND_BATCH, order.size())) {
            int to = Math.min(order.size(), from + size);
            batches.add(order.subList(from, to));
            from = to;
        }
        batches.add(all.stream().filter(MutantGrading::isCrowd).toList());
        batches.removeIf(List::isEmpty);
        return batches;
    }

    /**
     * The killers of the same method, then what depends on nothing, then those of the class; behind
     * them whatever is long, and in the same order.
     */
    private synchronized Comparator<Conversation> byPromise(Mutant mutant) {
        Map<String, Integer> method = Map.copyOf(kills.getOrDefault(mutant.method(), Map.of()));
        Map<String, Integer> ofClass = Map.copyOf(kills.getOrDefault(mutant.className(), Map.of()));
        return Comparator.comparing(MutantGrading::isLong)
                .thenComparingInt(some -> -method.getOrDefault(some.id(), 0))
                .thenComparing(some -> some.after().isPresent())
                .thenComparingInt(some -> -ofClass.getOrDefault(some.id(), 0));
    }

    private static boolean isLong(Conversation conversation) {
        return conversation.script().size() > LONG;
    }

    private static boolean isCrowd(Conversation conversation) {
        return conversation.has(Step.CrowdSpeaks.class);
    }

    private static List<Conversation> with(Verdict verdict, List<Result> results) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(Result::conversation)
                .toList();
    }

    private static String reason(List<Result> results, Conversation conversation) {
        return results.stream()
                .filter(result -> result.conversation().equals(conversation))
                .flatMap(result -> result.reason().stream())
                .findFirst()
                .map(words -> ": " + words)
                .orElse("");
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

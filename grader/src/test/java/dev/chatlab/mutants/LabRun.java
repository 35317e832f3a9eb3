package dev.chatlab.mutants;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Grades mutants of one lab, a few at a time, and says how far it is. */
final class LabRun {

    /** A program that starts uses a core; one that hangs uses none, or one. */
    private static final int AT_A_TIME = 3;

    private final PrintStream out;
    private final ReferenceLab lab;
    private final MutantGrading grading;

    LabRun(ReferenceLab lab, PrintStream out) {
        this.lab = lab;
        this.out = out;
        this.grading = new MutantGrading(lab);
    }

    /** Told each verdict, as it comes. */
    @FunctionalInterface
    interface Listener {
        void judged(Judged judged) throws IOException;
    }

    /**
     * All verdicts on these mutants.
     *
     * @param known those that need not be found out again
     */
    List<Judged> grade(List<Mutant> mutants, List<Judged> known, Listener listener)
            throws Exception {
        List<Judged> all = new ArrayList<>(known);
        Set<Mutant> done = new HashSet<>();
        for (Judged judged : known) {
            done.add(judged.mutant());
            if (judged.fate() == Fate.KILLED && !judged.crowd()) {
                grading.remember(judged.mutant(), judged.by());
            }
        }
        List<Mutant> open = mutants.stream().filter(mutant -> !done.contains(mutant)).toList();
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME)) {
            ExecutorCompletionService<Judged> verdicts = new ExecutorCompletionService<>(executor);
            open.forEach(mutant -> verdicts.submit(() -> grading.grade(mutant)));
            for (int i = 1; i <= open.size(); i++) {
                Judged judged = next(verdicts, executor);
                all.add(judged);
                listener.judged(judged);
                tell(
                        judged,
                        all,
                        mutants.size(),
                        (System.nanoTime() - start) / i * (open.size() - i));
            }
        }
        return all;
    }

    private static Judged next(ExecutorCompletionService<Judged> verdicts, ExecutorService executor)
            throws InterruptedException, ExecutionException {
        try {
            return verdicts.take().get();
        } catch (ExecutionException | InterruptedException e) {
            executor.shutdownNow();
            throw e;
        }
    }

    private void tell(Judged judged, List<Judged> all, int mutants, long nanosLeft) {
        long killed = all.stream().filter(some -> some.fate() == Fate.KILLED).count();
        String word =
                switch (judged.fate()) {
                    case KILLED -> "killed by " + judged.by();
                    case SURVIVED -> "SURVIVED: " + judged.mutant().description();
                    case ERROR -> "THE GRADER FAILED in " + judged.by();
                };
        out.printf(
                "%s %d/%d, %d killed, %s left: %s (%s) %s%n",
                lab.name(),
                all.size(),
                mutants,
                killed,
                minutes(Duration.ofNanos(nanosLeft)),
                judged.mutant().name(),
                judged.mutant().place(),
                word);
    }

    private static String minutes(Duration left) {
        return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }
}

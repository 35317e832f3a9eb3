package dev.chatlab.mutants;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Side;
import dev.chatlab.gallery.Grading;
import dev.chatlab.mutants.Reasons.Kind;
import dev.chatlab.run.Result;
import dev.chatlab.run.Verdict;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command behind {@code grader/trust/mutants}: grades every mutant of the reference solutions
 * of these labs, or of all, and prints what came out. The exit code is 1 when a mutant survived
 * without a reason, when too many survived, or when the grader failed.
 */
final class MutantsReport {

    private static final Path FOLDER = Path.of("target", "mutants");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ROW = "%-18s %8s %8s %9s %11s %8s %8s %6s %10s %10s%n";

    private final PrintStream out;
    private boolean good = true;

    private MutantsReport(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        MutantsReport report = new MutantsReport(out);
        List<Tally> tallies = new ArrayList<>();
        for (String lab : wanted(List.of(args))) {
            tallies.add(report.grade(lab));
        }
        report.table(tallies);
        tallies.forEach(report::survivors);
        System.exit(report.good ? 0 : 1);
    }

    /** The labs by number or by name; all, if none is named. */
    private static List<String> wanted(List<String> names) {
        List<String> labs = Grading.labs();
        for (String name : names) {
            if (labs.stream().noneMatch(lab -> isCalled(name, lab))) {
                System.err.println("there is no lab " + name + "; there are " + labs);
                System.exit(2);
            }
        }
        return names.isEmpty()
                ? labs
                : labs.stream()
                        .filter(lab -> names.stream().anyMatch(name -> isCalled(name, lab)))
                        .toList();
    }

    private static boolean isCalled(String name, String lab) {
        return lab.equals(name) || Chapter.number(lab).equals(name);
    }

    private Tally grade(String name) throws Exception {
        try (ReferenceLab lab = ReferenceLab.of(name)) {
            List<Mutant> mutants = lab.mutants();
            lab.carriedOver()
                    .forEach((file, earlier) ->
                            out.println(
                                    name
                                            + ": "
                                            + file
                                            + " is that of "
                                            + earlier
                                            + ", and is judged there"));
            ResultFile file = ResultFile.open(FOLDER.resolve(name + ".jsonl"), lab.fingerprint());
            List<Judged> known = file.read(mutants);
            if (known.size() < mutants.size()) {
                checkTheOriginal(lab);
            }
            List<Judged> judged = new LabRun(lab, out).grade(mutants, known, file::add);
            Reasons reasons = Reasons.ofLab(name);
            for (String nobody : reasons.aboutNobody(mutants)) {
                complain(name + ": there is a reason for " + nobody + ", and no such mutant");
            }
            Tally tally = new Tally(name, judged, reasons);
            Files.writeString(
                    FOLDER.resolve(name + ".json"),
                    MAPPER.writeValueAsString(tally.summary()) + "\n");
            return tally;
        }
    }

    /** If the solution itself failed, every mutant of it would count as killed. */
    private static void checkTheOriginal(ReferenceLab lab) throws InterruptedException {
        Set<Side> sides = EnumSet.allOf(Side.class);
        for (Result result : lab.play(lab.conversations(sides))) {
            if (result.verdict() != Verdict.PASS) {
                throw new IllegalStateException(
                        "the reference of "
                                + lab.name()
                                + " does not pass "
                                + result.conversation().id());
            }
        }
    }

    private void table(List<Tally> tallies) {
        out.println();
        out.printf(
                ROW,
                "lab",
                "mutants",
                "killed",
                "survived",
                "equivalent",
                "outside",
                "missing",
                "luck",
                "kill rate",
                "inside");
        for (Tally tally : tallies) {
            out.printf(
                    ROW,
                    tally.lab(),
                    tally.judged().size(),
                    tally.with(Fate.KILLED).size(),
                    tally.with(Fate.SURVIVED).size(),
                    tally.survivors(Kind.EQUIVALENT),
                    tally.survivors(Kind.OUTSIDE),
                    tally.survivors(Kind.MISSING),
                    tally.survivors(Kind.LUCK),
                    percent(tally.killRate()),
                    percent(tally.killRateInside()));
        }
        int killed = tallies.stream().mapToInt(tally -> tally.with(Fate.KILLED).size()).sum();
        int different = tallies.stream().mapToInt(Tally::different).sum();
        double rate = Tally.percent(killed, different);
        out.println(
                "The rate leaves out who is equivalent; inside leaves out also who is outside what the"
                        + " chapters say.");
        out.println(
                "All together: %s. Killed by nothing but a crowd: %d."
                        .formatted(
                                percent(rate),
                                tallies.stream().mapToInt(Tally::killedByCrowdOnly).sum()));
    }

    private static String percent(double some) {
        return "%.1f %%".formatted(some);
    }

    private void survivors(Tally tally) {
        for (Judged judged : tally.with(Fate.ERROR)) {
            complain("THE GRADER FAILED: " + judged.mutant().name() + ": " + judged.by());
        }
        if (tally.killRateInside() < Tally.AIM) {
            complain(
                    tally.lab()
                            + ": fewer than "
                            + Tally.AIM
                            + " % of those inside the specification are killed");
        }
        for (Judged judged : tally.with(Fate.SURVIVED)) {
            Mutant mutant = judged.mutant();
            out.println();
            out.println(tally.lab() + " " + mutant.place() + ": " + mutant.description());
            out.println("    " + mutant.name());
            tally.reasons()
                    .of(mutant)
                    .ifPresentOrElse(
                            reason ->
                                    out.println(
                                            "    "
                                                    + reason.kind().word()
                                                    + ": "
                                                    + reason.sentence()),
                            () -> complain("    NOBODY HAS SAID WHY"));
        }
    }

    private void complain(String words) {
        good = false;
        out.println(words);
    }
}

package dev.chatlab.mutants;

import dev.chatlab.mutants.Reasons.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out for the mutants of one lab.
 *
 * @param lab its name
 * @param judged every mutant that was graded
 * @param reasons why mutants survive
 */
record Tally(String lab, List<Judged> judged, Reasons reasons) {

    /** What the specification is to be worth, in percent. */
    static final int AIM = 90;

    Tally {
        judged = List.copyOf(judged);
    }

    List<Judged> with(Fate fate) {
        return judged.stream().filter(some -> some.fate() == fate).toList();
    }

    /** Survivors for this kind of reason. */
    int survivors(Kind kind) {
        return reasons.count(kind, survivors());
    }

    private List<Mutant> survivors() {
        return with(Fate.SURVIVED).stream().map(Judged::mutant).toList();
    }

    /** Survivors that nobody has looked at. */
    List<Mutant> unexplained() {
        return survivors().stream().filter(mutant -> reasons.of(mutant).isEmpty()).toList();
    }

    int killedByCrowdOnly() {
        return (int) with(Fate.KILLED).stream().filter(Judged::crowd).count();
    }

    /** Those that somebody could tell from the original. */
    int different() {
        return judged.size() - survivors(Kind.EQUIVALENT);
    }

    /** Killed of those that somebody could tell from the original, in percent. */
    double killRate() {
        return percent(with(Fate.KILLED).size(), different());
    }

    /** Killed of those that do what the chapter does not allow, in percent. */
    double killRateInside() {
        return percent(with(Fate.KILLED).size(), different() - survivors(Kind.OUTSIDE));
    }

    static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }

    /** For programs. */
    Map<String, Object> summary() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lab", lab);
        fields.put("mutants", judged.size());
        fields.put("killed", with(Fate.KILLED).size());
        fields.put("killedByCrowdsOnly", killedByCrowdOnly());
        fields.put("survived", with(Fate.SURVIVED).size());
        for (Kind kind : Kind.values()) {
            fields.put(kind.word(), survivors(kind));
        }
        fields.put("unexplained", unexplained().size());
        fields.put("errors", with(Fate.ERROR).size());
        fields.put("killRate", rounded(killRate()));
        fields.put("killRateInside", rounded(killRateInside()));
        List<Map<String, Object>> survivors = new ArrayList<>();
        for (Mutant mutant : survivors()) {
            Optional<Reasons.Reason> reason = reasons.of(mutant);
            Map<String, Object> survivor = new LinkedHashMap<>();
            survivor.put("mutant", mutant.name());
            survivor.put("place", mutant.place());
            survivor.put("change", mutant.description());
            survivor.put("kind", reason.map(some -> some.kind().word()).orElse(""));
            survivor.put("reason", reason.map(Reasons.Reason::sentence).orElse(""));
            survivors.add(survivor);
        }
        fields.put("survivors", survivors);
        return fields;
    }

    private static double rounded(double percent) {
        return Math.round(percent * 10) / 10.0;
    }
}

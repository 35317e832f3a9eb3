package dev.chatlab.trust;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.gallery.EmptyHanded;
import dev.chatlab.gallery.Grading;
import dev.chatlab.gallery.Judgement;
import dev.chatlab.gallery.Sample;
import dev.chatlab.report.Report;
import dev.chatlab.run.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The command behind {@code grader/trust/gallery}: judges every program of the galleries and keeps
 * what came out. The exit code is 1 when a verdict is not the expected one.
 */
final class GalleryRun {

    private static final int AT_ONCE = 3;

    private GalleryRun() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        TrustFile file = TrustFile.named("gallery.jsonl");
        Set<String> known =
                file.lines().stream()
                        .map(line -> line.path("program").asString())
                        .collect(Collectors.toSet());
        Map<String, Callable<ObjectNode>> jobs = jobs();
        jobs.keySet().removeAll(known);
        System.out.println(jobs.size() + " programs to judge");
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<ObjectNode>> running = new ArrayList<>();
            jobs.values().forEach(job -> running.add(executor.submit(job)));
            int done = 0;
            for (Future<ObjectNode> some : running) {
                ObjectNode line = some.get();
                file.add(line);
                tell(++done, jobs.size(), line);
            }
        }
        boolean good = file.lines().stream().allMatch(line -> line.path("right").asBoolean());
        System.exit(good ? 0 : 1);
    }

    private static void tell(int done, int all, ObjectNode line) {
        boolean right = line.path("right").asBoolean();
        boolean named = line.path("named").asBoolean(true);
        System.out.printf(
                "%4d of %d  %-9s %s%s%n",
                done,
                all,
                right ? (named ? "ok" : "not named") : "WRONG",
                line.path("program").asString(),
                line.has("instead") ? ": " + line.path("instead").asString() : "");
    }

    private static Map<String, Callable<ObjectNode>> jobs() {
        Map<String, Callable<ObjectNode>> jobs = new LinkedHashMap<>();
        for (String lab : Sample.labs()) {
            Chapter chapter = Grading.chapter(lab);
            for (Sample sample : Sample.ofLab(lab)) {
                String name = lab + ": " + sample.name();
                jobs.put(name, () -> line(name, lab, Judgement.of(chapter, sample, 0)));
            }
        }
        for (EmptyHanded program : EmptyHanded.all()) {
            jobs.put(program.toString(), () -> line(program));
        }
        return jobs;
    }

    private static ObjectNode line(String name, String lab, Judgement judgement) {
        boolean wrong = judgement.sample().wrong();
        ObjectNode line = TrustFile.line();
        line.put("program", name);
        line.put("lab", lab);
        line.put("kind", wrong ? "wrong" : "odd but right");
        line.put("right", judgement.isAsForeseen());
        if (wrong) {
            line.put("named", judgement.isNamed());
        }
        if (!judgement.isAsForeseen()) {
            line.put("instead", judgement.notPassed() + " " + judgement.surprises());
        } else if (wrong && !judgement.isNamed()) {
            line.put("instead", judgement.firstDiagnosis());
        }
        return line;
    }

    private static ObjectNode line(EmptyHanded program) throws Exception {
        Path folder = Files.createTempDirectory("chatlab-empty-handed-");
        try {
            Report report = program.grade(folder);
            ObjectNode line = TrustFile.line();
            line.put("program", program.toString());
            line.put("lab", program.chapter().lab());
            line.put("kind", "empty-handed");
            line.put(
                    "right",
                    EmptyHanded.passed(report).equals(program.mayPass())
                            && report.count(Verdict.ERROR) == 0);
            return line;
        } finally {
            Files.deleteIfExists(folder.resolve("chatlab.yaml"));
            Files.deleteIfExists(folder);
        }
    }
}

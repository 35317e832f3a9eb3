package dev.chatlab.mutants;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Side;
import dev.chatlab.gallery.Grading;
import dev.chatlab.program.CompiledCode;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.ProcessLauncher;
import dev.chatlab.program.Program;
import dev.chatlab.program.Submission;
import dev.chatlab.program.TemporaryFolder;
import dev.chatlab.run.Credentials;
import dev.chatlab.run.Result;
import dev.chatlab.run.Suite;
import dev.chatlab.run.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The reference solution of a lab, compiled once, and played with one of its classes replaced.
 * Thread-safe; must be closed, but not while a program runs.
 */
final class ReferenceLab implements AutoCloseable {

    /** A mutant may take memory without end. What is right needs much less. */
    private static final String HEAP = "-Xmx128m";

    private final String lab;
    private final Chapter chapter;
    private final Submission submission;
    private final Optional<Credentials> credentials;
    private final Map<Side, LaunchPlan> plans = new EnumMap<>(Side.class);
    private final ClassFiles classes;
    private final Mutants mutants;

    private ReferenceLab(String lab, Chapter chapter, Submission submission) {
        this.lab = lab;
        this.chapter = chapter;
        this.submission = submission;
        this.credentials = Credentials.of(chapter.settings());
        for (Side side : Side.values()) {
            if (chapter.settings().program(side).isPresent()) {
                plans.put(side, plan(submission.program(Grading.role(side))));
            }
        }
        Map<Side, String> mains = new EnumMap<>(Side.class);
        plans.forEach((side, plan) -> mains.put(side, code(plan).mainClass()));
        this.classes = new ClassFiles(folder(), mains);
        this.mutants = new Mutants(classes);
    }

    /** The answer to a lab, such as {@code lab1-echo}. */
    static ReferenceLab of(String lab) throws Exception {
        Chapter chapter = Grading.chapter(lab);
        return new ReferenceLab(lab, chapter, Grading.prepare(chapter, Grading.reference(lab)));
    }

    String name() {
        return lab;
    }

    /** Its mutants, but for those of files that have been judged in an earlier lab. */
    List<Mutant> mutants() {
        Set<String> judged = carriedOver().keySet();
        return mutants.of(classes.names()).stream()
                .filter(mutant -> !judged.contains(mutant.file()))
                .toList();
    }

    /** Sources that an earlier lab has already, to the letter; and the first lab that has them. */
    Map<String, String> carriedOver() {
        Map<String, String> carried = new TreeMap<>();
        List<String> labs = Grading.labs();
        try (Stream<Path> files = Files.list(sources(lab))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                for (String earlier : labs.subList(0, labs.indexOf(lab))) {
                    Path twin = sources(earlier).resolve(name);
                    if (Files.exists(twin) && Files.mismatch(file, twin) < 0) {
                        carried.putIfAbsent(name, earlier);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return carried;
    }

    private static Path sources(String lab) {
        return Grading.reference(lab).resolve("src");
    }

    /** The conversations that judge these programs, in the chapter's order. */
    List<Conversation> conversations(Set<Side> sides) {
        return chapter.conversations().stream().filter(c -> sides.contains(c.side())).toList();
    }

    /** Plays the solution as it is. */
    List<Result> play(List<Conversation> conversations) throws InterruptedException {
        return play(plans, conversations);
    }

    /** Plays it with a mistake in it. */
    List<Result> play(Mutant mutant, List<Conversation> conversations)
            throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            for (String name : classes.names()) {
                Path file = folder.path().resolve(name.replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, classes.bytes(name).orElseThrow());
            }
            Files.write(
                    folder.path().resolve(mutant.className().replace('.', '/') + ".class"),
                    mutants.code(mutant));
            Map<Side, LaunchPlan> replaced = new EnumMap<>(Side.class);
            plans.forEach((side, plan) -> replaced.put(side, in(folder.path(), plan)));
            return play(replaced, conversations);
        }
    }

    private List<Result> play(Map<Side, LaunchPlan> programs, List<Conversation> conversations)
            throws InterruptedException {
        Suite suite =
                new Suite(
                        side -> new Program.Ready(programs.get(side)),
                        new ProcessLauncher(),
                        Timing.DEFAULT,
                        credentials);
        return suite.play(conversations, _ -> {});
    }

    /** The same program with its classes in another folder. */
    private LaunchPlan in(Path folder, LaunchPlan plan) {
        String before = folder().toString();
        List<String> command =
                plan.command().stream()
                        .map(word -> word.replace(before, folder.toString()))
                        .toList();
        return new LaunchPlan(
                plan.role(),
                command,
                folder, // and whatever it leaves there goes with it
                plan.environment(),
                plan.fixedPort(),
                plan.java(),
                plan.sources(),
                Optional.of(new CompiledCode(folder, code(plan).mainClass())));
    }

    private Path folder() {
        return code(plans.values().iterator().next()).classes();
    }

    private static CompiledCode code(LaunchPlan plan) {
        return plan.code().orElseThrow();
    }

    private static LaunchPlan plan(Program program) {
        if (!(program instanceof Program.Ready(LaunchPlan plan))) {
            throw new IllegalStateException("the reference cannot be started: " + program);
        }
        List<String> command = new ArrayList<>(plan.command());
        command.add(1, HEAP);
        return plan.withCommand(command);
    }

    @Override
    public void close() {
        credentials.ifPresent(Credentials::close);
        submission.close();
    }

    /** When it is another one, mutants have to be graded again. */
    Fingerprint fingerprint() {
        return Fingerprint.of(classes, mutants(), chapter.conversations());
    }
}

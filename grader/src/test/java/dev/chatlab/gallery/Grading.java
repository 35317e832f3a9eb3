package dev.chatlab.gallery;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import dev.chatlab.conversation.NotationException;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.BadSubmission;
import dev.chatlab.program.Libraries;
import dev.chatlab.program.ProcessLauncher;
import dev.chatlab.program.ProgramName;
import dev.chatlab.program.Role;
import dev.chatlab.program.Submission;
import dev.chatlab.report.Report;
import dev.chatlab.run.Credentials;
import dev.chatlab.run.Result;
import dev.chatlab.run.Suite;
import dev.chatlab.run.Timing;
import dev.chatlab.run.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges a folder as {@code check} does, without the command line around it. */
public final class Grading {

    private static final Path KIT = Path.of("..").toAbsolutePath().normalize();

    private Grading() {}

    /** The labs that have a chapter, in their order. */
    public static List<String> labs() {
        try (Stream<Path> pages = Files.list(KIT.resolve("protocol-spec"))) {
            return pages.map(page -> page.getFileName().toString())
                    .filter(page -> page.matches("lab\\d+-.*\\.md"))
                    .map(page -> page.substring(0, page.length() - ".md".length()))
                    .sorted(Comparator.comparingInt(Grading::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String lab) {
        return Integer.parseInt(Chapter.number(lab));
    }

    /** The folder with the handout and the starter of a lab. */
    public static Path starter(String lab) {
        return KIT.resolve("labs").resolve(lab);
    }

    /** The folder with the worked answer to a lab. */
    public static Path reference(String lab) {
        return KIT.resolve("reference-solution").resolve(lab);
    }

    /** The chapter of a lab. */
    public static Chapter chapter(String lab) {
        try {
            return ChapterParser.parse(KIT.resolve("protocol-spec").resolve(lab + ".md"));
        } catch (IOException | NotationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Plays these conversations of the chapter with what is in the folder. */
    public static Report grade(Chapter chapter, Path folder, List<Conversation> conversations)
            throws Exception {
        return grade(chapter, folder, conversations, 0);
    }

    /** The same, in crowds that speak as this seed draws it. */
    public static Report grade(
            Chapter chapter, Path folder, List<Conversation> conversations, long seed)
            throws Exception {
        return grade(chapter, folder, conversations, List.of(), seed);
    }

    /** Plays these with what the sample may use. */
    static Report grade(Chapter chapter, Sample sample, List<Conversation> conversations, long seed)
            throws Exception {
        return grade(chapter, sample.folder(), conversations, sample.libraries(), seed);
    }

    private static Report grade(
            Chapter chapter,
            Path folder,
            List<Conversation> conversations,
            List<Path> more,
            long seed)
            throws Exception {
        Optional<Credentials> credentials = Credentials.of(chapter.settings());
        try (Submission submission = prepare(chapter, folder, more)) {
            Suite suite =
                    new Suite(
                            side -> submission.program(role(side)),
                            new ProcessLauncher(),
                            Timing.DEFAULT,
                            credentials);
            List<Result> results = suite.play(conversations, seed, _ -> {});
            return new Report(
                    chapter, submission.name(), submission.folder(), results, Duration.ZERO);
        } finally {
            credentials.ifPresent(Credentials::close);
        }
    }

    /** Finds and builds what is in a folder. */
    public static Submission prepare(Chapter chapter, Path folder) throws BadSubmission {
        return prepare(chapter, folder, List.of());
    }

    private static Submission prepare(Chapter chapter, Path folder, List<Path> more)
            throws BadSubmission {
        List<ProgramName> wanted =
                Stream.of(Side.values())
                        .flatMap(side ->
                                chapter.settings().program(side).stream()
                                        .map(program -> name(side, program)))
                        .toList();
        List<Path> libraries = new ArrayList<>(Libraries.named(chapter.settings().libraries()));
        libraries.addAll(more);
        return Submission.prepare(folder, () -> wanted, libraries);
    }

    /** The conversations that judge one side. */
    public static List<Conversation> ofSide(Chapter chapter, Side side) {
        return chapter.conversations().stream().filter(c -> c.side() == side).toList();
    }

    /** Those of the chapter with these ids, and what each of them waits for, in its order. */
    public static List<Conversation> withWhatTheyWaitFor(Chapter chapter, Collection<String> ids) {
        Set<String> chosen = new HashSet<>(ids);
        for (Conversation conversation : chapter.conversations().reversed()) {
            if (chosen.contains(conversation.id())) { // who waits stands behind
                conversation.after().ifPresent(chosen::add);
            }
        }
        return chapter.conversations().stream().filter(some -> chosen.contains(some.id())).toList();
    }

    /** The same conversation, played whatever must pass before it. */
    public static Conversation alone(Conversation conversation) {
        return new Conversation(
                conversation.id(),
                conversation.title(),
                conversation.explanation(),
                conversation.points(),
                Optional.empty(),
                conversation.settings(),
                conversation.script(),
                conversation.hints(),
                conversation.page());
    }

    /** The names of the conversations that failed, were blocked, or could not be judged. */
    public static List<String> notPassed(Report report) {
        return ids(report, result -> result.verdict() != Verdict.PASS);
    }

    /** The names of the conversations that failed. */
    public static List<String> failed(Report report) {
        return ids(report, result -> result.verdict() == Verdict.FAIL);
    }

    private static List<String> ids(Report report, Predicate<Result> which) {
        return report.results().stream()
                .filter(which)
                .map(result -> result.conversation().id())
                .toList();
    }

    private static ProgramName name(Side side, ProgramSpec program) {
        return new ProgramName(role(side), program.className(), program.arguments());
    }

    /** The program that a side stands for. */
    public static Role role(Side side) {
        return side == Side.SERVER ? Role.SERVER : Role.CLIENT;
    }
}

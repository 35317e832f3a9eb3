package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.program.Coverage;
import dev.chatlab.program.ProcessLauncher;
import dev.chatlab.program.Submission;
import dev.chatlab.report.JsonReport;
import dev.chatlab.report.Report;
import dev.chatlab.report.Style;
import dev.chatlab.report.TerminalReport;
import dev.chatlab.run.AttachedServer;
import dev.chatlab.run.Credentials;
import dev.chatlab.run.Suite;
import dev.chatlab.run.Timing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chatlab check}: the verdict on one folder. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the conversations of a lab with the programs in a folder, and says what is wrong.",
            "",
            "Java needs no configuration: the sources in src (or in the folder itself) are compiled,"
                    + " and the programs are found by their names. For any other language the folder"
                    + " has a file chatlab.yaml with the commands, for example:",
            "  server: python3 server.py {port}",
            "  client: python3 client.py {host} {port}"
        },
        footer = {
            "",
            "For example:",
            "  ./chatlab check 1 my-echo",
            "  ./chatlab check 1 my-echo --only a-line-comes-back --verbose",
            "  ./chatlab check 2 my-room --repeat 20     (does it pass every time?)",
            "  ./chatlab check 1 --attach 5000     (your server already runs, in a debugger say)",
            "  ./chatlab check 2 my-room --coverage    (which of your lines were never run?)",
            "  ./chatlab check 2 uploads/ann --also our-own.md     (for instructors)",
            "",
            "Exit codes: 0 all pass, 1 something failed, 2 wrong usage, 3 the grader itself failed."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LabParameter lab = new LabParameter();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Your folder (default: the current one).")
    private Path folder = Path.of("");

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Write the verdict as JSON too; - is standard output, and nothing else then.")
    private String json = "";

    @Option(
            names = "--only",
            paramLabel = "ID",
            description =
                    "Play just this conversation, whatever must pass before it. May be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--also",
            paramLabel = "FILE",
            description =
                    "Play the conversations on this page too, or on all pages (*.md) of this folder."
                            + " May be repeated.")
    private List<Path> also = new ArrayList<>();

    @Option(
            names = "--attach",
            paramLabel = "PORT",
            description = "Judge a server that already listens on this port of 127.0.0.1.")
    private int attach;

    @Mixin private RoundsOption rounds = new RoundsOption();

    @Mixin private CoverageOption coverage = new CoverageOption();

    @Mixin private CertsOption certs = new CertsOption();

    @Option(names = "--verbose", description = "Show what happened in every conversation.")
    private boolean verbose;

    @Option(names = "--no-color", description = "No colours, even on a terminal.")
    private boolean noColor;

    @Override
    public Integer call() throws Exception {
        Kit kit = Kit.find();
        checkJsonFile();
        rounds.check();
        coverage.check(attach != 0);
        long start = System.nanoTime();
        // Reading the chapter and compiling take about the same time, and need nothing of each
        // other.
        Supplier<Chapter> chapter = lab.reading(kit);
        if (!also.isEmpty()) {
            Chapter more = MorePages.add(chapter.get(), also);
            chapter = () -> more;
        }
        return check(kit, chapter, start);
    }

    private int check(Kit kit, Supplier<Chapter> chapter, long start) throws Exception {
        if (!only.isEmpty()) {
            selected(chapter.get()); // a wrong ID is told before anything is built
        }
        if (attach != 0) {
            Port.check(attach);
            AttachedServer server = new AttachedServer(attach);
            return judge(
                    chapter.get(),
                    server.playable(selected(chapter.get())),
                    folder.toAbsolutePath().normalize(),
                    start,
                    server.suite(trusted(kit, chapter.get())));
        }
        List<Path> libraries = lab.libraries(kit);
        try (Submission submission =
                Submission.prepare(folder, () -> Kit.programs(chapter.get()), libraries)) {
            return check(chapter.get(), submission, start);
        }
    }

    /** Whom a server that already runs may show that it is, in a chapter inside TLS. */
    private Optional<Credentials> trusted(Kit kit, Chapter chapter) throws Usage {
        if (!chapter.settings().insideTls()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Credentials.in(certs.files(kit), CertsCommand.PASSWORD));
        } catch (IOException e) {
            throw new Usage("these certificates cannot be used: " + e.getMessage());
        }
    }

    private int check(Chapter chapter, Submission submission, long start) throws Exception {
        Optional<Credentials> credentials = Credentials.of(chapter.settings());
        Optional<Coverage> watched = coverage.start();
        try {
            Suite suite =
                    new Suite(
                            side -> submission.program(Kit.role(side)),
                            coverage.launcher(watched, new ProcessLauncher()),
                            watched.isPresent() ? Timing.WATCHED : Timing.DEFAULT,
                            credentials);
            int exitCode = judge(chapter, selected(chapter), submission.folder(), start, suite);
            if (watched.isPresent()) {
                coverage.report(watched.get(), submission, out(), style());
            }
            return exitCode;
        } finally {
            credentials.ifPresent(Credentials::close);
        }
    }

    private List<Conversation> selected(Chapter chapter) throws Usage {
        List<Conversation> selected = new ArrayList<>();
        for (String id : only) {
            selected.add(Selection.of(chapter, id));
        }
        return only.isEmpty() ? chapter.conversations() : selected;
    }

    private void checkJsonFile() throws Usage {
        if (json.isEmpty() || json.equals("-")) {
            return;
        }
        Path parent = Path.of(json).toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(Path.of(json))) {
            throw new Usage("the verdict cannot be written to " + json + ": its folder must exist");
        }
    }

    private int judge(
            Chapter chapter, List<Conversation> selected, Path where, long start, Suite suite)
            throws IOException, InterruptedException {
        Draft draft = new Draft(chapter, where, selected);
        TerminalReport terminal = terminal();
        terminal.begin(chapter.title(), draft.submission());
        writeJson(draft.report(since(start)));
        rounds.play(
                suite,
                selected,
                result -> {
                    draft.add(result);
                    terminal.line(result);
                    if (verbose) {
                        terminal.transcript(result);
                    }
                    keepJson(draft.report(since(start)));
                },
                (round, soFar) -> {
                    terminal.round(round);
                    soFar.forEach(draft::add);
                    keepJson(draft.report(since(start)));
                });
        Report report = draft.report(since(start));
        terminal.end(report);
        try {
            writeJson(report);
        } catch (UncheckedIOException e) {
            spec.commandLine().getErr().println("chatlab: " + e.getMessage());
            return Chatlab.BROKEN;
        }
        if (json.equals("-")) {
            spec.commandLine().getOut().print(JsonReport.text(report));
        }
        if (attach == 0 && only.isEmpty() && also.isEmpty()) {
            LastCheck.keep(report);
        }
        return report.exitCode();
    }

    private TerminalReport terminal() {
        return new TerminalReport(out(), style());
    }

    /** Where a person reads. */
    private PrintWriter out() {
        return json.equals("-")
                ? new PrintWriter(Writer.nullWriter())
                : spec.commandLine().getOut();
    }

    private Style style() {
        return json.equals("-") ? Style.PLAIN : Colors.style(noColor);
    }

    /** In between: whoever cannot write now may be able to at the end, when no program is left. */
    private void keepJson(Report report) {
        try {
            writeJson(report);
        } catch (UncheckedIOException e) {
            // The file still holds what it held, which claims less than it could.
        }
    }

    private void writeJson(Report report) {
        if (json.isEmpty() || json.equals("-")) {
            return;
        }
        try {
            JsonReport.write(report, Path.of(json));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the verdict cannot be written to " + json + ": " + e.getMessage(), e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

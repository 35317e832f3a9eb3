package dev.chatlab.cli;

import dev.chatlab.program.Coverage;
import dev.chatlab.program.ProgramLauncher;
import dev.chatlab.program.Submission;
import dev.chatlab.report.CoverageReport;
import dev.chatlab.report.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code --coverage}. Without it, nothing of JaCoCo is loaded. */
final class CoverageOption {

    private static final Path PAGES = Path.of("coverage");

    /** What every report of JaCoCo has in it. */
    private static final String SIGN = "jacoco-resources";

    @Option(
            names = "--coverage",
            description =
                    "Say which lines of your Java program no conversation has reached, and write a"
                            + " page with all of them, coverage/index.html in the current folder.")
    private boolean on;

    /**
     * Looks whether it can be done, before anything is started.
     *
     * @param attached whether a program is judged that somebody else has started
     */
    void check(boolean attached) throws Usage {
        if (on && attached) {
            throw new Usage(
                    "--coverage watches a program from its start, and --attach is for one that"
                            + " already runs: use one of them");
        }
        if (on && !mayBeWritten()) {
            throw new Usage(
                    "--coverage writes to "
                            + PAGES.toAbsolutePath()
                            + ", which is there already and is something else: move it away, or go"
                            + " to another folder");
        }
    }

    private static boolean mayBeWritten() {
        if (!Files.exists(PAGES) || Files.isDirectory(PAGES.resolve(SIGN))) {
            return true;
        }
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.findAny().isEmpty();
        } catch (IOException noFolder) {
            return false;
        }
    }

    /** Empty when nobody asked for it. */
    Optional<Coverage> start() {
        return on ? Optional.of(new Coverage()) : Optional.empty();
    }

    /** The launcher that programs are to be started with. */
    ProgramLauncher launcher(Optional<Coverage> coverage, ProgramLauncher launcher) {
        return coverage.map(some -> some.watch(launcher)).orElse(launcher);
    }

    /** Says what was reached. That it cannot be written changes no verdict. */
    void report(Coverage coverage, Submission submission, PrintWriter out, Style style) {
        try {
            new CoverageReport(out, style)
                    .write(
                            coverage,
                            submission.name(),
                            submission.sources(),
                            PAGES.toAbsolutePath());
        } catch (IOException e) {
            out.println("The coverage cannot be written: " + e.getMessage());
            out.flush();
        }
    }
}

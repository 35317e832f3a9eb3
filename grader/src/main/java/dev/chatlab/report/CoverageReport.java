package dev.chatlab.report;

import dev.chatlab.program.Coverage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Says which lines of a student's Java code no conversation has reached: a summary for the
 * terminal, and a folder of web pages with all lines in colours.
 */
public final class CoverageReport {

    private static final int MOST_LINES = 20;
    private static final int MOST_OF_A_RANGE = 8;
    private static final int MOST_OF_A_LINE = 100;
    private static final int NAME = 40;

    private final PrintWriter out;
    private final Style style;

    /** A report to this writer; the writer is flushed and never closed. */
    public CoverageReport(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    /**
     * Writes both.
     *
     * @param name of the submission
     * @param sources the files that its programs were compiled from
     * @param pages the folder for the web pages, which is made when it is not there
     */
    public void write(Coverage coverage, String name, List<Path> sources, Path pages)
            throws IOException {
        out.println();
        if (coverage.classes().isEmpty()) {
            out.println(
                    sources.isEmpty()
                            ? "Coverage is for programs in Java that are compiled here; there is none."
                            : "There is no coverage to show: no program of yours was started.");
            out.flush();
            return;
        }
        CodeReached reached = CodeReached.of(coverage, name, sources);
        summary(reached.files());
        if (coverage.silent() > 0) {
            out.println();
            out.println(
                    style.faint(
                            "  Not counted: "
                                    + coverage.silent()
                                    + (coverage.silent() == 1 ? " start" : " starts")
                                    + " of a program that ended before it could be asked."));
        }
        out.println();
        out.println("  All lines, in colours: " + CoveragePages.write(reached, pages));
        out.flush();
    }

    private void summary(List<CodeReached.File> files) {
        out.println(style.strong("Coverage: which of your lines the conversations have reached"));
        out.println();
        for (CodeReached.File file : files) {
            String gap = " ".repeat(Math.max(1, NAME - Visible.width(file.name())));
            String numbers =
                    String.format(Locale.ROOT, "%4d of %4d lines", file.reached(), file.lines());
            String remark = file.isUntouched() ? style.warning("  nothing of it") : "";
            out.println("  " + file.name() + gap + numbers + remark);
        }
        List<Unreached> all = unreached(files);
        if (all.isEmpty()) {
            return;
        }
        out.println();
        out.println("  Not reached:");
        List<Unreached> shown = mostInteresting(all);
        for (Unreached some : shown) {
            out.println();
            show(some);
        }
        List<Unreached> others = all.stream().filter(some -> !shown.contains(some)).toList();
        if (!others.isEmpty()) {
            out.println();
            int lines = others.stream().mapToInt(some -> some.range().lines()).sum();
            out.println(
                    "  and "
                            + count(lines, "more line")
                            + " in "
                            + count(others.size(), "other place"));
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private record Unreached(CodeReached.File file, CodeReached.Range range) {
        int shownLines() {
            return Math.min(range.to() - range.from() + 1, MOST_OF_A_RANGE);
        }
    }

    /** Of a file that was not touched at all, no line is more interesting than another. */
    private static List<Unreached> unreached(List<CodeReached.File> files) {
        return files.stream()
                .filter(file -> !file.isUntouched())
                .flatMap(file -> file.unreached().stream().map(range -> new Unreached(file, range)))
                .toList();
    }

    /** The longest ones, as many as there is room for, in the order of the files. */
    private static List<Unreached> mostInteresting(List<Unreached> all) {
        List<Unreached> longestFirst =
                all.stream()
                        .sorted(
                                Comparator.comparingInt((Unreached some) -> some.range().lines())
                                        .reversed())
                        .toList();
        List<Unreached> chosen = new ArrayList<>();
        int room = MOST_LINES;
        for (Unreached some : longestFirst) {
            if (some.shownLines() <= room) {
                room -= some.shownLines();
                chosen.add(some);
            }
        }
        return all.stream().filter(chosen::contains).toList();
    }

    private void show(Unreached some) {
        CodeReached.Range range = some.range();
        List<String> text = some.file().text();
        int last = Math.min(range.from() + some.shownLines() - 1, text.size());
        String to = range.to() > range.from() ? "-" + range.to() : "";
        out.println("  " + style.strong(some.file().name() + ":" + range.from() + to));
        List<String> excerpt =
                text.subList(Math.min(range.from() - 1, last), last).stream()
                        .map(line -> line.replace("\t", "    "))
                        .toList();
        int indent =
                excerpt.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .min()
                        .orElse(0);
        for (String line : excerpt) {
            out.println(style.faint("    │ ") + shortened(line, indent));
        }
        int more = range.to() - range.from() + 1 - some.shownLines();
        if (more > 0) {
            out.println(style.faint("    │ … and " + count(more, "more line")));
        }
    }

    private static String shortened(String line, int indent) {
        String text = Visible.line(line.substring(Math.min(indent, line.length())).stripTrailing());
        return text.length() <= MOST_OF_A_LINE ? text : text.substring(0, MOST_OF_A_LINE) + " …";
    }
}

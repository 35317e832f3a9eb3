package dev.chatlab.report;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.WireFormat;
import dev.chatlab.program.OutputLine;
import dev.chatlab.run.Ended;
import dev.chatlab.run.Event;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Octets;
import dev.chatlab.run.Result;
import dev.chatlab.run.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a student is told about one failed conversation, from what was asked to the command
 * that asks it again.
 */
final class FailureCard {

    private static final int LABEL = 12;
    private static final int MOST_OUTPUT = 12;
    private static final int MOST_SHOWN = 60;
    private static final int MOST_LINE = 160;
    private static final int MOST_OTHERS = 5;
    private static final int MOST_EVENTS = 8;

    private final Report report;
    private final Result result;
    private final Failure failure;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private FailureCard(Report report, Result result, Failure failure, Style style) {
        this.report = report;
        this.result = result;
        this.failure = failure;
        this.style = style;
    }

    /** The card, line by line; empty when the conversation did not fail. */
    static List<String> of(Report report, Result result, Style style) {
        return result.failure()
                .map(failure -> new FailureCard(report, result, failure, style).write())
                .orElse(List.of());
    }

    private List<String> write() {
        Conversation conversation = result.conversation();
        boolean unstable = result.verdict() == Verdict.UNSTABLE;
        lines.add(
                (unstable ? style.warning("~ ") : style.bad("✗ "))
                        + style.strong(conversation.title()));
        lines.add("");
        indented(Paragraph.wrap(conversation.explanation(), Paragraph.WIDTH - 2), "  ");
        lines.add("");
        transcript();
        lines.add("");
        indented(Paragraph.wrap(failure.message(), Paragraph.WIDTH - 2), "  ");
        comparison();
        lines.add("");
        diagnosis();
        place();
        others();
        labelled("Ended", Ending.of(failure));
        output();
        rounds();
        conversation.hints().stream().findFirst().ifPresent(hint -> labelled("Hint", hint));
        // Not wrapped: they are there to be copied.
        lines.add("  " + padded("Read") + link(conversation));
        lines.add("  " + padded("Try again") + rerun(conversation));
        return lines;
    }

    /** The script with what was played, what failed, and what was not reached. */
    private void transcript() {
        for (ScriptView.Line line : ScriptView.of(result.conversation().script(), failure.line())) {
            lines.add(
                    switch (line.state()) {
                        case FAILED -> style.bad("  ▶ " + line.text());
                        case PLAYED -> "    " + line.text();
                        case NOT_REACHED -> style.faint("    " + line.text());
                    });
        }
        if (failure.line().isEmpty()) {
            lines.add(style.bad("  ▶ (the end: nobody expects anything more)"));
        }
    }

    private void comparison() {
        boolean json = result.conversation().settings().wire() == WireFormat.JSON;
        List<String> compared =
                json
                        ? Comparison.linesOfJson(failure.expected(), failure.actual())
                        : Comparison.lines(failure.expected(), failure.actual());
        if (!compared.isEmpty()) {
            lines.add("");
            indented(compared, "    ");
        }
    }

    private void diagnosis() {
        failure.diagnosis()
                .ifPresent(misconception -> {
                    labelled("Likely", style.warning(misconception.title()));
                    labelled("", misconception.explanation());
                });
    }

    /** Where in the student's own files it happened, or where the program waits. */
    private void place() {
        List<String> output = failure.program().output().stream().map(OutputLine::text).toList();
        Optional<SourceLine> crash = SourceLine.in(output, report.folder());
        crash.ifPresent(line -> source("Crash", line.place(), line));
        String before = "";
        for (ThreadsView.Place place :
                ThreadsView.of(
                        failure.program().threads(),
                        report.folder(),
                        failure.ended() == Ended.BUSY)) {
            if (crash.isPresent() && !place.isOfCircle()) {
                continue; // the crash says more than where all others wait
            }
            String label = place.label().equals(before) && place.isOfCircle() ? "" : place.label();
            place.line()
                    .ifPresentOrElse(
                            line -> source(label, place.text(), line),
                            () -> labelled(label, place.text()));
            before = place.label();
        }
    }

    private void source(String label, String where, SourceLine line) {
        labelled(label, where);
        if (!line.text().isEmpty()) {
            lines.add(" ".repeat(LABEL + 2) + style.faint("│ " + Visible.line(line.text())));
        }
    }

    /** What the other people in the conversation had received by then; of a crowd only some. */
    private void others() {
        List<String> others =
                result.transcript().actors().stream()
                        .filter(actor -> !actor.equals(failure.who()))
                        .toList();
        for (String actor : others.subList(0, Math.min(MOST_OTHERS, others.size()))) {
            Octets received = result.transcript().receivedBy(actor);
            String what =
                    received.isEmpty() ? "nothing" : Visible.beginning(received, MOST_SHOWN, " …");
            labelled(actor, "received " + what + farewell(actor));
        }
        if (others.size() > MOST_OTHERS) {
            labelled("", "and " + (others.size() - MOST_OTHERS) + " more");
        }
    }

    private String farewell(String actor) {
        if (result.transcript().has(actor, Event.Vanished.class)) {
            return ", then vanished";
        }
        if (result.transcript().has(actor, Event.Left.class)) {
            return ", then left";
        }
        return result.transcript().has(actor, Event.EndOfStream.class)
                ? ", then the end of the stream"
                : "";
    }

    /** At a terminal, what a person saw says more than what was written to it. */
    private void output() {
        Optional<String> screen = failure.program().screen();
        if (screen.isPresent()) {
            if (screen.get().isEmpty()) {
                labelled("Screen", style.faint("empty"));
            }
            boxed("Screen", screen.get().lines().map(Visible::line).toList());
            return;
        }
        List<String> output =
                failure.program().output().stream()
                        .map(line -> shortened(Visible.line(line.text())))
                        .toList();
        if (output.isEmpty() && failure.ended() != Ended.NOT_STARTED) {
            labelled("Printed", style.faint("nothing"));
        }
        int from = Math.max(0, output.size() - MOST_OUTPUT);
        String label = "Printed";
        if (from > 0) {
            labelled(label, style.faint("(the last " + MOST_OUTPUT + " lines)"));
            label = "";
        }
        boxed(label, output.subList(from, output.size()));
    }

    /** Of a conversation that was played several times: how often what, and both transcripts. */
    private void rounds() {
        if (result.verdict() != Verdict.UNSTABLE) {
            return;
        }
        labelled("Unstable", style.warning(RoundsView.sum(result)));
        RoundsView.counts(result).forEach(line -> lines.add(" ".repeat(LABEL + 2) + line));
        labelled(
                "",
                "Whether it passes depends on what happens first, or on how much one read finds."
                        + " This card is about the first failure.");
        round("It failed", Verdict.FAIL);
        round("It passed", Verdict.PASS);
    }

    private void round(String label, Verdict verdict) {
        RoundsView.first(result, verdict)
                .ifPresent(outcome -> {
                    labelled(label, failure.who() + ", with seed " + outcome.seeds().getFirst());
                    boxed("", TranscriptView.ending(outcome.first(), failure.who(), MOST_EVENTS));
                });
    }

    private void boxed(String label, List<String> texts) {
        String start = label;
        for (String text : texts) {
            lines.add("  " + padded(start) + style.faint("│ ") + text);
            start = "";
        }
    }

    private static String shortened(String line) {
        return line.length() <= MOST_LINE ? line : line.substring(0, MOST_LINE) + " …";
    }

    private String link(Conversation conversation) {
        return (isOfChapter(conversation) ? "protocol-spec/" : "")
                + conversation.page()
                + "#"
                + conversation.id();
    }

    private boolean isOfChapter(Conversation conversation) {
        return conversation.page().equals(report.chapter().lab() + ".md");
    }

    private String rerun(Conversation conversation) {
        return "./chatlab check "
                + report.chapter().number()
                + folder()
                + (isOfChapter(conversation) ? "" : " --also " + quoted(conversation.page()))
                + " --only "
                + conversation.id()
                + again();
    }

    /** The same round once more; the machine may make something else of it, so not only once. */
    private String again() {
        return RoundsView.first(result, Verdict.FAIL)
                .filter(_ -> result.verdict() == Verdict.UNSTABLE)
                .map(outcome -> " --repeat 20 --seed " + outcome.seeds().getFirst())
                .orElse("");
    }

    private String folder() {
        Path here = Path.of("").toAbsolutePath();
        if (here.equals(report.folder())) {
            return "";
        }
        Path shown =
                report.folder().startsWith(here)
                        ? here.relativize(report.folder())
                        : report.folder();
        return " " + quoted(shown.toString());
    }

    private static String quoted(String word) {
        return word.contains(" ") ? "\"" + word + "\"" : word;
    }

    private void labelled(String label, String text) {
        List<String> wrapped =
                text.contains("\u001b")
                        ? List.of(text)
                        : Paragraph.wrap(text, Paragraph.WIDTH - LABEL - 2);
        String start = label;
        for (String line : wrapped) {
            lines.add("  " + padded(start) + line);
            start = "";
        }
    }

    private String padded(String label) {
        return style.strong(label) + " ".repeat(Math.max(1, LABEL - Visible.width(label)));
    }

    private void indented(List<String> texts, String margin) {
        texts.forEach(text -> lines.add(margin + text));
    }
}

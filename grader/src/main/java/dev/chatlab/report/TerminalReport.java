package dev.chatlab.report;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.run.Ended;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Result;
import dev.chatlab.run.Rounds;
import dev.chatlab.run.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes verdicts for a person: a line a conversation as they come, then the cards, then the sum.
 */
public final class TerminalReport {

    private static final int TITLE = 56;

    /** Conversations that are named in the line of a round. */
    private static final int MOST_NAMED = 3;

    private final PrintWriter out;
    private final Style style;

    /** A report to this writer; the writer is flushed and never closed. */
    public TerminalReport(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** What is about to be judged. */
    public void begin(String title, String submission) {
        out.println();
        out.println(style.strong(title) + style.faint(" · ") + submission);
        out.println();
        out.flush();
    }

    /** One line for one conversation. */
    public void line(Result result) {
        Conversation conversation = result.conversation();
        String mark =
                switch (result.verdict()) {
                    case PASS -> style.good("✓");
                    case FAIL -> style.bad("✗");
                    case UNSTABLE -> style.warning("~");
                    case BLOCKED -> style.faint("·");
                    case ERROR -> style.warning("!");
                };
        String title = conversation.title();
        String gap = " ".repeat(Math.max(1, TITLE - Visible.width(title)));
        out.println("  " + mark + " " + title + gap + points(result) + remark(result));
        out.flush();
    }

    private String points(Result result) {
        return String.format(
                Locale.ROOT, "%d of %d", result.points(), result.conversation().points());
    }

    private String remark(Result result) {
        return switch (result.verdict()) {
            case PASS, FAIL -> "";
            case UNSTABLE -> style.warning("  unstable: " + RoundsView.sum(result));
            case BLOCKED -> style.faint("  blocked");
            case ERROR -> style.warning("  not judged");
        };
    }

    /** One round of several, which is over, and what of it did not pass. */
    public void round(Rounds.Round round) {
        List<Result> results = round.results();
        List<String> others =
                results.stream()
                        .filter(result -> result.verdict() == Verdict.FAIL)
                        .map(result -> result.conversation().id())
                        .toList();
        String sum =
                String.format(
                        Locale.ROOT,
                        "round %d of %d, seed %d: %d of %d passed",
                        round.number(),
                        round.of(),
                        round.seed(),
                        results.stream().filter(result -> result.verdict() == Verdict.PASS).count(),
                        results.size());
        String some = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())));
        String more = others.size() > MOST_NAMED ? " …" : "";
        out.println(style.faint("  " + sum) + (others.isEmpty() ? "" : "; not " + some + more));
        out.flush();
    }

    /** Everything that happened in one conversation. */
    public void transcript(Result result) {
        TranscriptView.of(result, style).forEach(out::println);
        out.flush();
    }

    /** Every failure in full, then the sum. */
    public void end(Report report) {
        for (List<Result> group : groups(report)) {
            out.println();
            out.println(style.faint("─".repeat(Paragraph.WIDTH)));
            out.println();
            if (group.getFirst()
                    .failure()
                    .filter(f -> f.ended() == Ended.NOT_STARTED)
                    .isPresent()) {
                notStarted(group);
            } else {
                FailureCard.of(report, group.getFirst(), style).forEach(out::println);
            }
        }
        report.results().stream()
                .filter(result -> result.verdict() == Verdict.ERROR)
                .forEach(this::error);
        out.println();
        out.println(style.faint("─".repeat(Paragraph.WIDTH)));
        out.println();
        sum(report);
        out.flush();
    }

    /** Failures that have the same cause before the first word was said share one card. */
    private static List<List<Result>> groups(Report report) {
        Map<String, List<Result>> groups = new LinkedHashMap<>();
        for (Result result : report.results()) {
            result.failure()
                    .ifPresent(failure ->
                            groups.computeIfAbsent(key(result, failure), _ -> new ArrayList<>())
                                    .add(result));
        }
        return List.copyOf(groups.values());
    }

    private static String key(Result result, Failure failure) {
        return failure.ended() == Ended.NOT_STARTED
                ? failure.diagnosis() + failure.message()
                : result.conversation().id();
    }

    private void notStarted(List<Result> group) {
        Failure failure = group.getFirst().failure().orElseThrow();
        String count = group.size() == 1 ? "1 conversation" : group.size() + " conversations";
        out.println(
                style.bad("✗ ")
                        + style.strong(
                                count
                                        + " could not begin: "
                                        + failure.diagnosis()
                                                .map(name -> name.title())
                                                .orElse("the program could not be started")));
        out.println();
        failure.message().lines().forEach(line -> out.println("  " + Visible.line(line)));
        failure.diagnosis()
                .ifPresent(name -> {
                    out.println();
                    Paragraph.wrap(name.explanation(), Paragraph.WIDTH - 2)
                            .forEach(line -> out.println("  " + line));
                });
    }

    private void error(Result result) {
        out.println();
        out.println(
                style.warning("! ")
                        + result.conversation().title()
                        + " was not judged: "
                        + result.reason().orElse("the grader failed"));
    }

    private void sum(Report report) {
        long passed = report.count(Verdict.PASS);
        boolean all = passed == report.results().size();
        StringBuilder sum = new StringBuilder();
        sum.append(all ? style.good("✓ ") : style.bad("✗ "));
        sum.append(passed).append(" of ").append(report.results().size()).append(" passed");
        add(sum, report.count(Verdict.FAIL), " failed");
        add(sum, report.count(Verdict.UNSTABLE), " unstable");
        add(sum, report.count(Verdict.BLOCKED), " blocked");
        add(sum, report.count(Verdict.ERROR), " not judged");
        sum.append(" · ")
                .append(style.strong(report.points() + " of " + report.max() + " points"))
                .append(String.format(Locale.ROOT, " · %.1f s", report.took().toMillis() / 1000.0));
        out.println(sum);
        report.results().stream()
                .filter(result -> result.verdict() == Verdict.BLOCKED)
                .flatMap(result -> result.reason().stream())
                .distinct()
                .forEach(reason -> out.println(style.faint("  Blocked means: " + reason + ".")));
        report.results().stream()
                .flatMap(result ->
                        result.notes().stream()
                                .map(note -> result.conversation().title() + ": " + note))
                .limit(1)
                .forEach(note -> out.println(style.faint("  Noticed, not judged: " + note + ".")));
    }

    private static void add(StringBuilder sum, long count, String word) {
        if (count > 0) {
            sum.append(", ").append(count).append(word);
        }
    }
}

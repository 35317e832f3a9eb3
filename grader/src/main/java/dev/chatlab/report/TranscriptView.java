package dev.chatlab.report;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.run.Event;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Octets;
import dev.chatlab.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A transcript as {@code --verbose} shows it: each line of the script, and under it what happened.
 */
final class TranscriptView {

    private static final int MOST_SHOWN = 48;
    private static final int MOST_EVENTS = 200;

    private TranscriptView() {}

    static List<String> of(Result result, Style style) {
        List<String> lines = new ArrayList<>();
        List<ScriptLine> script = result.conversation().script();
        List<Event> events = result.transcript().events();
        int shown = 0;
        int told = -1; // up to this step
        for (ScriptView.Line line :
                ScriptView.of(script, result.failure().flatMap(Failure::line))) {
            lines.add("      " + line.text());
            shown = tell(within(events, told, line.upTo()), shown, style, lines);
            told = Math.max(told, line.upTo());
        }
        List<Event> end = within(events, told, script.size());
        if (!end.isEmpty()) {
            lines.add("      (the end)");
            shown = tell(end, shown, style, lines);
        }
        if (shown > MOST_EVENTS) {
            lines.add(style.faint("        … and " + (shown - MOST_EVENTS) + " events more"));
        }
        return lines;
    }

    /** The last things that happened to one actor. */
    static List<String> ending(Result result, String who, int most) {
        List<Event> events =
                result.transcript().events().stream()
                        .filter(event -> event.who().equals(who))
                        .toList();
        return events.subList(Math.max(0, events.size() - most), events.size()).stream()
                .map(event -> line(event).strip())
                .toList();
    }

    private static List<Event> within(List<Event> events, int after, int upTo) {
        return events.stream().filter(e -> e.step() > after && e.step() <= upTo).toList();
    }

    private static int tell(List<Event> events, int shown, Style style, List<String> lines) {
        events.stream()
                .limit(Math.max(0, MOST_EVENTS - shown))
                .forEach(event -> lines.add(style.faint(line(event))));
        return shown + events.size();
    }

    private static String line(Event event) {
        return String.format(
                Locale.ROOT,
                "  %8.1f ms  %s %s",
                event.at().toNanos() / 1e6,
                event.who(),
                what(event.what()));
    }

    private static String what(Event.What what) {
        return switch (what) {
            case Event.Connected() -> "is connected";
            case Event.Sent(Octets bytes) -> "sent " + bytes(bytes);
            case Event.Received(Octets bytes) -> "received " + bytes(bytes);
            case Event.EndOfStream() -> "came to the end of the stream";
            case Event.Reset() -> "met a reset";
            case Event.Alert(String name) -> "was sent a TLS alert: " + name;
            case Event.FinishedSending() -> "finished sending";
            case Event.Left() -> "left";
            case Event.Vanished() -> "vanished";
            case Event.Typed(Octets keys) -> "typed " + bytes(keys);
            case Event.InputEnded() -> "ended the input";
            case Event.AskedToStop() -> "was asked to stop";
            case Event.Exited(int code) -> "exited with " + code;
        };
    }

    private static String bytes(Octets octets) {
        return String.format(Locale.ROOT, "%,d bytes: ", octets.size())
                + Visible.beginning(octets, MOST_SHOWN, " …");
    }
}

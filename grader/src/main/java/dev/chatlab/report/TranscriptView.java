package dev.chatlab.report;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Printer;
import dev.chatlab.run.Event;
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
        Conversation conversation = result.conversation();
        List<Event> events = result.transcript().events();
        int shown = 0;
        for (int step = 0; step <= conversation.script().size(); step++) {
            int now = step;
            List<Event> here = events.stream().filter(event -> event.step() == now).toList();
            if (step < conversation.script().size()) {
                ScriptLine line = conversation.script().get(step);
                Printer.print(line.step()).lines().forEach(text -> lines.add("      " + text));
            } else if (!here.isEmpty()) {
                lines.add("      (the end)");
            }
            for (Event event : here) {
                if (shown++ < MOST_EVENTS) {
                    lines.add(style.faint(line(event)));
                }
            }
        }
        if (shown > MOST_EVENTS) {
            lines.add(style.faint("        … and " + (shown - MOST_EVENTS) + " events more"));
        }
        return lines;
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

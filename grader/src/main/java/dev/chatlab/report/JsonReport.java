package dev.chatlab.report;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Printer;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Misconception;
import dev.chatlab.run.Octets;
import dev.chatlab.run.Outcome;
import dev.chatlab.run.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a report for programs. The format is described in {@code docs/json-report.md}. */
public final class JsonReport {

    /** Beyond this many characters the bytes in a report are cut, with an ellipsis. */
    private static final int MOST_TEXT = 2_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /** The report as JSON text, with a line end at its end. */
    public static String text(Report report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("lab", report.chapter().lab());
        root.put("submission", report.submission());
        root.put("points", report.points());
        root.put("max", report.max());
        root.put("seconds", seconds(report.took()));
        var conversations = root.putArray("conversations");
        report.results().forEach(result -> conversations.add(conversation(result)));
        return MAPPER.writeValueAsString(root) + "\n";
    }

    /**
     * Writes the report to a file, as a whole or not at all: whoever reads it at any moment finds a
     * valid report.
     */
    public static void write(Report report, Path file) throws IOException {
        WholeFile.write(file, text(report));
    }

    private static ObjectNode conversation(Result result) {
        Conversation conversation = result.conversation();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", conversation.id());
        node.put("title", conversation.title());
        node.put("verdict", result.verdict().word());
        node.put("points", result.points());
        node.put("max", conversation.points());
        node.put("seconds", seconds(result.took()));
        result.reason().ifPresent(reason -> node.put("reason", reason));
        result.failure().ifPresent(failure -> node.set("failure", failure(failure)));
        if (!result.outcomes().isEmpty()) {
            var outcomes = node.putArray("outcomes");
            result.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        }
        return node;
    }

    private static ObjectNode outcome(Outcome outcome) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("verdict", outcome.first().verdict().word());
        node.put("times", outcome.times());
        var seeds = node.putArray("seeds");
        outcome.seeds().forEach(seeds::add);
        outcome.first().failure().ifPresent(failure -> node.set("failure", failure(failure)));
        return node;
    }

    private static ObjectNode failure(Failure failure) {
        ObjectNode node = MAPPER.createObjectNode();
        Optional<ScriptLine> line = failure.line();
        putOrNull(node, "line", line.map(ScriptLine::number));
        putOrNull(node, "step", line.map(script -> Printer.print(script.step())));
        putOrNull(node, "expected", failure.expected().map(JsonReport::visible));
        putOrNull(node, "actual", failure.actual().map(JsonReport::visible));
        node.put("ended", failure.ended().id());
        putOrNull(node, "diagnosis", failure.diagnosis().map(Misconception::id));
        node.put("message", failure.message());
        return node;
    }

    private static void putOrNull(ObjectNode node, String name, Optional<?> value) {
        node.set(name, MAPPER.valueToTree(value.orElse(null)));
    }

    private static String visible(Octets octets) {
        return Visible.beginning(octets, MOST_TEXT, "…");
    }

    /** Tenths of milliseconds are noise: three digits are enough. */
    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.report.Report;
import dev.chatlab.run.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report that exists from the start, every conversation blocked, and is filled in as results are
 * earned: a crash of the grader leaves a valid file that claims nothing.
 */
final class Draft {

    private final Chapter chapter;
    private final Path folder;
    private final Map<String, Result> results = new LinkedHashMap<>();

    Draft(Chapter chapter, Path folder, List<Conversation> conversations) {
        this.chapter = chapter;
        this.folder = folder;
        for (Conversation conversation : conversations) {
            results.put(conversation.id(), Result.blocked(conversation, "it was not played yet"));
        }
    }

    String submission() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    void add(Result result) {
        results.put(result.conversation().id(), result);
    }

    Report report(Duration took) {
        return new Report(chapter, submission(), folder, List.copyOf(results.values()), took);
    }
}

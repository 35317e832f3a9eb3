package dev.chatlab.report;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.run.Result;
import dev.chatlab.run.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A submission, judged by the conversations of one chapter.
 *
 * @param submission the name of the folder that was handed in
 * @param folder that folder, to show lines of its sources
 * @param results in the order of the chapter
 */
public record Report(
        Chapter chapter, String submission, Path folder, List<Result> results, Duration took) {

    public Report {
        results = List.copyOf(results);
    }

    /** The points earned. */
    public int points() {
        return results.stream().mapToInt(Result::points).sum();
    }

    /** The points that could have been earned with these conversations. */
    public int max() {
        return results.stream().mapToInt(result -> result.conversation().points()).sum();
    }

    /** How many conversations ended with this verdict. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /**
     * The exit code for this report: 0 all pass, 1 something failed, 3 the grader itself failed.
     */
    public int exitCode() {
        if (count(Verdict.ERROR) > 0) {
            return 3;
        }
        return count(Verdict.PASS) == results.size() ? 0 : 1;
    }
}

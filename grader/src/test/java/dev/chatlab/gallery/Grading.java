package dev.chatlab.gallery;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import dev.chatlab.conversation.NotationException;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.ProcessLauncher;
import dev.chatlab.program.ProgramName;
import dev.chatlab.program.Role;
import dev.chatlab.program.Submission;
import dev.chatlab.report.Report;
import dev.chatlab.run.Result;
import dev.chatlab.run.Suite;
import dev.chatlab.run.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Judges a folder as {@code check} does, without the command line around it. */
public final class Grading {

    private Grading() {}

    /** The chapter of a lab. */
    public static Chapter chapter(String lab) {
        try {
            return ChapterParser.parse(Path.of("..", "protocol-spec", lab + ".md"));
        } catch (IOException | NotationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Plays these conversations of the chapter with what is in the folder. */
    public static Report grade(Chapter chapter, Path folder, List<Conversation> conversations)
            throws Exception {
        List<ProgramName> wanted =
                Stream.of(Side.values())
                        .flatMap(side ->
                                chapter.settings().program(side).stream()
                                        .map(program -> name(side, program)))
                        .toList();
        try (Submission submission = Submission.prepare(folder, wanted)) {
            Suite suite =
                    new Suite(
                            side -> submission.program(role(side)),
                            new ProcessLauncher(),
                            Timing.DEFAULT);
            List<Result> results = suite.play(conversations, _ -> {});
            return new Report(
                    chapter, submission.name(), submission.folder(), results, Duration.ZERO);
        }
    }

    /** The conversations that judge one side. */
    public static List<Conversation> ofSide(Chapter chapter, Side side) {
        return chapter.conversations().stream().filter(c -> c.side() == side).toList();
    }

    private static ProgramName name(Side side, ProgramSpec program) {
        return new ProgramName(role(side), program.className(), program.arguments());
    }

    private static Role role(Side side) {
        return side == Side.SERVER ? Role.SERVER : Role.CLIENT;
    }
}

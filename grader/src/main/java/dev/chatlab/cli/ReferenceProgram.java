package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.BadSubmission;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.Program;
import dev.chatlab.program.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A reference program at this terminal: its input, output and Ctrl-C are the person's own. */
final class ReferenceProgram {

    private static final int FAREWELL_SECONDS = 3;

    private ReferenceProgram() {}

    /**
     * Runs the reference solution of a lab until it ends.
     *
     * @param values what its arguments are, by their names in lower case
     * @return its exit code
     */
    static int run(Kit kit, Chapter chapter, Side side, Map<String, String> values)
            throws Usage, BadSubmission, IOException, InterruptedException {
        Path reference = kit.reference(chapter.lab());
        if (!Files.isDirectory(reference) || chapter.settings().program(side).isEmpty()) {
            throw new Usage("this kit has no reference " + side.word() + " for " + chapter.lab());
        }
        try (Submission submission =
                Submission.prepare(
                        reference,
                        () -> Kit.programs(chapter),
                        Kit.libraries(chapter.settings()))) {
            return switch (submission.program(Kit.role(side))) {
                case Program.Ready(LaunchPlan plan) -> run(plan, values);
                case Program.Unusable(_, String message, _) -> throw new Usage(message);
            };
        }
    }

    private static int run(LaunchPlan plan, Map<String, String> values)
            throws IOException, InterruptedException {
        LaunchPlan filled = plan.with(values);
        ProcessBuilder builder = new ProcessBuilder(filled.command()).inheritIO();
        builder.environment().putAll(filled.environment());
        Process process = builder.start();
        // Ctrl-C reaches both of us at the same time; a plain kill of this program only us. The
        // other one may have a terminal to put in order, before the shell has it again.
        Thread end =
                new Thread(() -> {
                    process.destroy();
                    process.onExit().orTimeout(FAREWELL_SECONDS, TimeUnit.SECONDS).join();
                });
        Runtime.getRuntime().addShutdownHook(end);
        return process.waitFor();
    }
}

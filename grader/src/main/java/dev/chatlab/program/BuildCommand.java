package dev.chatlab.program;

import dev.chatlab.program.Program.Unusable.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the build command of a submission in a shell. */
final class BuildCommand {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LAST_LINES = 20;
    private static final List<String> SHELL =
            File.separatorChar == '\\' ? List.of("cmd", "/c") : List.of("sh", "-c");

    private BuildCommand() {}

    /**
     * Runs it to its end and stops whatever it left running; returns what went wrong, if anything
     * did.
     */
    static Optional<Program.Unusable> run(String command, Path folder) {
        return run(command, folder, LIMIT);
    }

    static Optional<Program.Unusable> run(String command, Path folder, Duration limit) {
        LaunchPlan plan =
                new LaunchPlan(
                        Role.SERVER,
                        List.of(SHELL.getFirst(), SHELL.getLast(), command),
                        folder,
                        Surroundings.variables(),
                        OptionalInt.empty(),
                        false,
                        Set.of());
        try {
            LocalProgram build = LocalProgram.start(plan, 0, LocalProgram.Ends.ONE_OUTPUT);
            Optional<String> failure;
            try {
                build.endInput();
                failure = failure(build, limit);
            } finally {
                build.close();
            }
            // Closed before its output is read: the last words have come then.
            return failure.map(how -> unusable(command, how, lastLines(build.output())));
        } catch (IOException e) {
            return Optional.of(
                    unusable(command, "could not be started: " + e.getMessage(), List.of()));
        }
    }

    private static Optional<String> failure(LocalProgram build, Duration limit) {
        try {
            int code = build.exit().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return code == 0 ? Optional.empty() : Optional.of("failed with exit code " + code);
        } catch (TimeoutException e) {
            return Optional.of("was not done after " + limit.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Program.Unusable unusable(String command, String how, List<String> details) {
        return new Program.Unusable(
                Reason.BUILD_FAILED, "the build command \"" + command + "\" " + how, details);
    }

    private static List<String> lastLines(Output output) {
        List<String> lines = output.tail().stream().map(OutputLine::text).toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }
}

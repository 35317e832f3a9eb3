package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small submissions and small programs, and patience with them. */
final class Samples {
    static final ProgramName SERVER = new ProgramName(Role.SERVER, "EchoServer", List.of("PORT"));
    static final ProgramName CLIENT =
            new ProgramName(Role.CLIENT, "EchoClient", List.of("HOST", "PORT"));

    /** Far longer than anything here takes; only a failing test waits that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Samples() {}

    static Path write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    static LaunchPlan plan(Path folder, String... command) {
        return new LaunchPlan(
                Role.SERVER,
                List.of(command),
                folder,
                Map.of(),
                OptionalInt.empty(),
                false,
                Set.of());
    }

    static RunningProgram start(Path folder, String... command) throws LaunchFailure {
        return new ProcessLauncher().launch(plan(folder, command), "127.0.0.1", 12_345);
    }

    static RunningProgram python(Path folder, String script) throws LaunchFailure, IOException {
        write(folder, "program.py", script);
        return start(folder, "python3", "-u", "program.py");
    }

    /** The server of a folder that must be fine. */
    static LaunchPlan ready(Submission submission) {
        assertThat(submission.program(Role.SERVER)).isInstanceOf(Program.Ready.class);
        return ((Program.Ready) submission.program(Role.SERVER)).plan();
    }

    static Program.Unusable unusable(Submission submission) {
        assertThat(submission.program(Role.SERVER)).isInstanceOf(Program.Unusable.class);
        return (Program.Unusable) submission.program(Role.SERVER);
    }

    /** Starts the server of a submission, and gives what it prints until it exits. */
    static String run(Submission submission) throws Exception {
        try (RunningProgram program =
                new ProcessLauncher().launch(ready(submission), "127.0.0.1", 12_345)) {
            program.output().awaitEnd(PATIENCE.toNanos());
            return program.output().text(Output.Stream.OUT)
                    + program.output().text(Output.Stream.ERR);
        }
    }

    /** Waits until the program has printed a match of this, and returns it. */
    static Matcher awaitPrinted(RunningProgram program, String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long seen = -1;
        String text = "";
        while (program.output().awaitNews(seen, deadline - System.nanoTime())) {
            seen = program.output().version();
            text = program.output().text(Output.Stream.OUT);
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new AssertionError(
                "waited for "
                        + regex
                        + ", it printed: "
                        + text
                        + program.output().text(Output.Stream.ERR));
    }

    /** For what cannot be waited for otherwise: a state of another process. */
    static void awaitThat(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited for: " + what);
            }
            Thread.onSpinWait();
        }
    }

    static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcFs::lives).isPresent();
    }
}

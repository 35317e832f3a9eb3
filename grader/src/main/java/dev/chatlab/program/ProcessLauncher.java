package dev.chatlab.program;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Starts programs as processes of this machine, with the rights of whoever runs the grader. */
public final class ProcessLauncher implements ProgramLauncher {

    /** What a client is told that wants its user's name. */
    private static final String USER = "user";

    /** And what one is told that wants a room. */
    private static final String ROOM = "hall";

    @Override
    public RunningProgram launch(LaunchPlan plan, String host, int port) throws LaunchFailure {
        return launch(plan, host, port, LocalProgram.Ends.PIPES);
    }

    @Override
    public RunningProgram launchAtTerminal(LaunchPlan plan, String host, int port)
            throws LaunchFailure {
        return launch(plan, host, port, LocalProgram.Ends.TERMINAL);
    }

    private static RunningProgram launch(
            LaunchPlan plan, String host, int port, LocalProgram.Ends ends) throws LaunchFailure {
        int actualPort = plan.fixedPort().orElse(port);
        List<String> command =
                plan.with("host", host)
                        .with("port", Integer.toString(actualPort))
                        .with("name", USER)
                        .with("room", ROOM)
                        .command();
        try {
            return LocalProgram.start(plan.withCommand(command), actualPort, ends);
        } catch (IOException e) {
            throw new LaunchFailure(explain(plan, command.getFirst(), e), e);
        }
    }

    private static String explain(LaunchPlan plan, String command, IOException e) {
        String message = String.valueOf(e.getMessage());
        String sentence = "cannot start the " + plan.role().word() + ": ";
        if (!Files.isDirectory(plan.directory())) {
            return sentence + "the folder " + plan.directory() + " is gone";
        }
        if (message.contains("error: 2 ") || message.contains("error=2,")) {
            return sentence + "there is no command \"" + command + "\"";
        }
        if (message.contains("error: 13 ") || message.contains("error=13,")) {
            return sentence
                    + "\""
                    + command
                    + "\" may not be executed (try: chmod +x "
                    + command
                    + ")";
        }
        if (message.contains("error: 8 ") || message.contains("error=8,")) {
            return sentence
                    + "\""
                    + command
                    + "\" is no program (a script begins with a line like #!/bin/sh)";
        }
        return sentence + message;
    }
}

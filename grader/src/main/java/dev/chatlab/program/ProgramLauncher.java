package dev.chatlab.program;

/** Starts programs. Implementations are safe to use from several threads at once. */
public interface ProgramLauncher {

    /**
     * Starts the program and returns at once, not waiting for it to listen.
     *
     * @param host takes the place of {@code {host}} in its command
     * @param port takes the place of {@code {port}}, unless the plan has a fixed one
     */
    RunningProgram launch(LaunchPlan plan, String host, int port) throws LaunchFailure;

    /**
     * The same at a pseudo-terminal of {@value Screen#COLUMNS} columns and {@value Screen#ROWS}
     * rows, as a person would start it.
     */
    default RunningProgram launchAtTerminal(LaunchPlan plan, String host, int port)
            throws LaunchFailure {
        throw new LaunchFailure("programs cannot be started at a terminal here");
    }

    /** Whether programs are really started here, or somebody else has done so already. */
    default boolean startsPrograms() {
        return true;
    }
}

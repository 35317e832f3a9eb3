package dev.chatlab.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jacoco.core.data.ExecutionDataStore;

/**
 * What the Java programs of one check have run of their code, all starts taken together. They are
 * watched by JaCoCo's agent, which lives inside them. Safe to use from several threads.
 */
public final class Coverage {
    private final ExecutionDataStore data = new ExecutionDataStore(); // guarded by this
    private final Set<Path> classes = new TreeSet<>(); // guarded by this
    private final Set<CodeLine> begun = new HashSet<>(); // guarded by this
    private int silent; // guarded by this

    /** A launcher that starts programs as that one does, and watches those in Java. */
    public ProgramLauncher watch(ProgramLauncher launcher) {
        return new WatchingLauncher(launcher, this);
    }

    /** What was run, for JaCoCo to analyse. To be asked when all programs are closed. */
    public synchronized ExecutionDataStore data() {
        return data;
    }

    /** The folders with the class files of the programs that were watched. */
    public synchronized Set<Path> classes() {
        return new TreeSet<>(classes);
    }

    /** Lines that a thread was in when its program was ended, which the data does not know. */
    public synchronized Set<CodeLine> begun() {
        return Set.copyOf(begun);
    }

    synchronized void add(Set<CodeLine> lines) {
        begun.addAll(lines);
    }

    /** How many programs ended, or hung, without saying what they had run. */
    public synchronized int silent() {
        return silent;
    }

    synchronized void add(CompiledCode code, Optional<ExecutionDataStore> run) {
        classes.add(code.classes());
        run.ifPresentOrElse(some -> some.accept(data), () -> silent++);
    }

    /** Starts programs with the agent in them. */
    private record WatchingLauncher(ProgramLauncher launcher, Coverage coverage)
            implements ProgramLauncher {

        @Override
        public RunningProgram launch(LaunchPlan plan, String host, int port) throws LaunchFailure {
            return watched(plan, told -> launcher.launch(told, host, port));
        }

        @Override
        public RunningProgram launchAtTerminal(LaunchPlan plan, String host, int port)
                throws LaunchFailure {
            return watched(plan, told -> launcher.launchAtTerminal(told, host, port));
        }

        @Override
        public boolean startsPrograms() {
            return launcher.startsPrograms();
        }

        private RunningProgram watched(LaunchPlan plan, Start start) throws LaunchFailure {
            if (plan.code().isEmpty()) {
                return start.start(plan);
            }
            CompiledCode code = plan.code().get();
            CoverageAgent agent = listen(plan);
            boolean started = false;
            try {
                RunningProgram program = start.start(agent.inside(plan, code));
                started = true;
                return new WatchedProgram(program, agent, code, coverage);
            } finally {
                if (!started) {
                    agent.close();
                }
            }
        }

        private static CoverageAgent listen(LaunchPlan plan) throws LaunchFailure {
            try {
                return CoverageAgent.listen();
            } catch (IOException e) {
                throw new LaunchFailure(
                        "cannot watch the " + plan.role().word() + ": " + e.getMessage(), e);
            }
        }
    }

    /** One of the two ways to start a program. */
    private interface Start {
        RunningProgram start(LaunchPlan plan) throws LaunchFailure;
    }
}

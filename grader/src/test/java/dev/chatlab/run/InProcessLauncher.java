package dev.chatlab.run;

import dev.chatlab.conversation.Side;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.Program;
import dev.chatlab.program.ProgramLauncher;
import dev.chatlab.program.Role;
import dev.chatlab.program.RunningProgram;
import dev.chatlab.run.InProcessProgram.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Starts programs that are threads of this process, and counts them. */
final class InProcessLauncher implements ProgramLauncher {

    private final Main main;
    private final CountDownLatch oneIsClosed = new CountDownLatch(1);
    private final List<InProcessProgram> launched = new ArrayList<>(); // guarded by this
    private int mostAlive; // guarded by this

    InProcessLauncher(Main main) {
        this.main = main;
    }

    @Override
    public RunningProgram launch(LaunchPlan plan, String host, int port) {
        return launched(InProcessProgram.start(host, plan.fixedPort().orElse(port), main));
    }

    @Override
    public RunningProgram launchAtTerminal(LaunchPlan plan, String host, int port) {
        return launched(InProcessProgram.startAtTerminal(host, port, main));
    }

    private RunningProgram launched(InProcessProgram program) {
        program.whenClosed(oneIsClosed::countDown);
        synchronized (this) {
            launched.add(program);
            notifyAll();
            int alive = (int) launched.stream().filter(earlier -> !earlier.closed()).count();
            mostAlive = Math.max(mostAlive, alive);
        }
        return program;
    }

    /** Waits until one of the programs has been closed. */
    void awaitOneClosed() throws InterruptedException {
        oneIsClosed.await();
    }

    /** Waits until so many programs have been launched. */
    synchronized void awaitLaunched(int count) throws InterruptedException {
        while (launched.size() < count) {
            wait();
        }
    }

    synchronized List<InProcessProgram> launched() {
        return List.copyOf(launched);
    }

    /** How many were alive at one time, at most. */
    synchronized int mostAlive() {
        return mostAlive;
    }

    static LaunchPlan plan(Side side, OptionalInt fixedPort) {
        return new LaunchPlan(
                side == Side.SERVER ? Role.SERVER : Role.CLIENT,
                List.of("in-process"),
                Path.of("."),
                Map.of(),
                fixedPort,
                false,
                Set.of());
    }

    /** A program of this launcher, as a submission would have it. */
    static Program ready(Side side) {
        return new Program.Ready(plan(side, OptionalInt.empty()));
    }
}

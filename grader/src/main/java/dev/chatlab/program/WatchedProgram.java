package dev.chatlab.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program that is asked what it has run of its code, before it is ended. */
final class WatchedProgram implements RunningProgram {
    private final RunningProgram program;
    private final CoverageAgent agent;
    private final CompiledCode code;
    private final Coverage coverage;
    private final AtomicBoolean asked = new AtomicBoolean();

    WatchedProgram(
            RunningProgram program, CoverageAgent agent, CompiledCode code, Coverage coverage) {
        this.program = program;
        this.agent = agent;
        this.code = code;
        this.coverage = coverage;
    }

    /** What the agent cannot know: a line that somebody is in has not come to its end. */
    private void ask() {
        if (asked.compareAndSet(false, true)) {
            // In this order: a line that is left in between is known to the agent then.
            coverage.add(program.lines());
            agent.ask();
        }
    }

    @Override
    public int port() {
        return program.port();
    }

    @Override
    public CompletableFuture<Integer> exit() {
        return program.exit();
    }

    @Override
    public Output output() {
        return program.output();
    }

    @Override
    public void type(byte[] keys) throws IOException {
        program.type(keys);
    }

    @Override
    public void endInput() {
        program.endInput();
    }

    @Override
    public void askToStop() {
        program.askToStop();
    }

    @Override
    public Duration stalled() {
        return program.stalled();
    }

    @Override
    public List<ThreadPosition> threads() {
        return program.threads();
    }

    @Override
    public Set<CodeLine> lines() {
        return program.lines();
    }

    @Override
    public OptionalInt listensElsewhere() {
        return program.listensElsewhere();
    }

    @Override
    public Optional<Holdings> holdings() {
        return program.holdings();
    }

    @Override
    public OptionalInt busyThreads() {
        return program.busyThreads();
    }

    @Override
    public Optional<Screen> screen() {
        return program.screen();
    }

    @Override
    public void curtain() {
        ask();
        program.curtain();
    }

    @Override
    public void close() {
        ask();
        program.close();
        if (agent.close()) {
            coverage.add(code, agent.run());
        }
    }
}

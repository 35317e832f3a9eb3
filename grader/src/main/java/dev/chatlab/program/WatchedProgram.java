package dev.chatlab.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jacoco.core.data.ExecutionDataStore;

/** A program that is asked what it has run of its code, before it is ended. */
record WatchedProgram(
        RunningProgram program,
        CoverageAgent agent,
        Consumer<Optional<ExecutionDataStore>> listener)
        implements RunningProgram {

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
        agent.ask();
        program.curtain();
    }

    @Override
    public void close() {
        agent.ask();
        program.close();
        if (agent.close()) {
            listener.accept(agent.run());
        }
    }
}

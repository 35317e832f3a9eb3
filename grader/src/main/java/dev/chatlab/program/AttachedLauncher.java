package dev.chatlab.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * "Launches" a program that somebody else has started. It can be talked to; nothing else about it
 * is known, and it is never ended.
 */
public final class AttachedLauncher implements ProgramLauncher {

    @Override
    public RunningProgram launch(LaunchPlan plan, String host, int port) {
        return new Attached(port, new CompletableFuture<>(), new Output());
    }

    @Override
    public boolean startsPrograms() {
        return false;
    }

    private record Attached(int port, CompletableFuture<Integer> exit, Output output)
            implements RunningProgram {

        @Override
        public void type(byte[] keys) throws IOException {
            throw new IOException("its standard input belongs to somebody else");
        }

        @Override
        public void endInput() {}

        @Override
        public void askToStop() {}

        @Override
        public Duration stalled() {
            return Duration.ZERO;
        }

        @Override
        public List<ThreadPosition> threads() {
            return List.of();
        }

        @Override
        public OptionalInt listensElsewhere() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<Holdings> holdings() {
            return Optional.empty();
        }

        @Override
        public OptionalInt busyThreads() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<Screen> screen() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}

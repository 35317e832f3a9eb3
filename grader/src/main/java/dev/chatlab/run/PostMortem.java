package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.Output;
import dev.chatlab.program.RunningProgram;
import dev.chatlab.program.Screen;
import dev.chatlab.program.ThreadPosition;
import dev.chatlab.wire.Framing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at a program that has just failed, before it is ended: where it stands, whether it has
 * ended, and what comes out of it when everybody finishes sending.
 */
final class PostMortem {

    /** For what comes late: enough for a program that has it ready, short for all others. */
    private static final Duration LATE = Duration.ofMillis(300);

    /** Where a program can ask for work without waiting for it. */
    private static final Set<String> ASKING =
            Set.of("select", "selectNow", "available", "poll", "onSpinWait", "yield", "sleep");

    private static final int LOOKS = 5;

    private final Conversation conversation;
    private final Stage stage;

    PostMortem(Conversation conversation, Stage stage) {
        this.conversation = conversation;
        this.stage = stage;
    }

    /**
     * A program that ends takes its connections with it, and a socket ends a moment before its
     * process does: so that the transcript does not depend on who was told first, all are waited
     * for, a little.
     */
    void awaitEnds(Unmet unmet) throws InterruptedException {
        boolean ending =
                switch (unmet.ended()) {
                    case END_OF_STREAM, RESET, EXIT, NO_CONNECTION, NO_HANDSHAKE -> true;
                    default -> false;
                };
        if (!ending) {
            return;
        }
        try {
            stage.program().exit().get(LATE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // It runs.
        }
        Deadline deadline = Deadline.in(LATE, () -> Duration.ZERO);
        for (Peer peer : stage.peers()) {
            if (peer.present() && peer.listens()) {
                peer.inbox().awaitEnd(deadline);
            }
        }
    }

    /**
     * The failure, explained.
     *
     * @param next the index of the script line that failed; the script's size behind its end
     */
    Failure explain(Unmet unmet, int next) throws InterruptedException {
        Transcript before = stage.recorder().transcript();
        List<ThreadPosition> threads = threads(unmet);
        OptionalInt elsewhere = elsewhere(unmet);
        Failure.ProgramState state = state(threads);
        List<ScriptLine> script = conversation.script();
        Optional<ScriptLine> line =
                unmet.line()
                        .or(() ->
                                next < script.size()
                                        ? Optional.of(script.get(next))
                                        : Optional.empty());
        Experiments experiments = new Experiments(conversation, stage);
        boolean leavesUnread = experiments.leavesUnread(unmet);
        boolean comesWithEnter = experiments.comesWithEnter(unmet);
        boolean heardByOthers = experiments.isHeardByOthers(unmet, line);
        boolean restComes = experiments.restComes(unmet);
        Map<String, Octets> late = late(before);
        Output output = stage.program().output();
        Evidence evidence =
                new Evidence(
                        conversation,
                        line,
                        script.subList(0, next),
                        whole(unmet, before),
                        before,
                        late,
                        state,
                        elsewhere,
                        output.text(Output.Stream.ERR),
                        comesWithEnter,
                        heardByOthers,
                        restComes,
                        leavesUnread);
        return new Failure(
                line,
                unmet.who(),
                unmet.expected(),
                evidence.unmet().actual(),
                unmet.ended(),
                Diagnosis.of(evidence),
                Explanation.of(evidence),
                state);
    }

    private List<ThreadPosition> threads(Unmet unmet) {
        return switch (unmet.ended()) {
            case SILENCE, HALF_A_MESSAGE, NO_CONNECTION, STILL_RUNNING, HELD ->
                    stage.program().threads();
            case BUSY -> threadsInACircle();
            default -> List.of();
        };
    }

    /**
     * A thread that runs in a circle is met anywhere on it. The place that tells most is the call
     * in which it asks whether there is anything to do.
     */
    private List<ThreadPosition> threadsInACircle() {
        List<ThreadPosition> threads = List.of();
        for (int look = 0; look < LOOKS; look++) {
            threads = stage.program().threads();
            if (threads.stream().anyMatch(thread -> ASKING.contains(thread.waitsIn()))) {
                break;
            }
        }
        return threads;
    }

    private OptionalInt elsewhere(Unmet unmet) {
        return switch (unmet.ended()) {
            case NO_CONNECTION, STILL_RUNNING -> stage.program().listensElsewhere();
            default -> OptionalInt.empty();
        };
    }

    /**
     * The user ends the input, and everybody finishes sending: what comes now was kept back until
     * then.
     */
    private Map<String, Octets> late(Transcript before) throws InterruptedException {
        List<Peer> peers = stage.peers();
        if (conversation.side() == Side.CLIENT) {
            stage.program().endInput();
            Deadline end = Deadline.in(LATE, () -> Duration.ZERO);
            for (Peer peer : peers) {
                peer.inbox().awaitEnd(end);
            }
        }
        Deadline deadline = Deadline.in(LATE, () -> Duration.ZERO);
        for (Peer peer : peers) {
            if (peer.present()) {
                peer.finishSending();
            }
        }
        Map<String, Octets> late = new HashMap<>();
        for (Peer peer : peers) {
            peer.inbox().awaitEnd(deadline);
        }
        Transcript after = stage.recorder().transcript();
        for (Peer peer : peers) {
            int known = before.receivedBy(peer.name()).size();
            late.put(peer.name(), after.receivedBy(peer.name()).from(known));
        }
        return late;
    }

    private Failure.ProgramState state(List<ThreadPosition> threads) throws InterruptedException {
        RunningProgram program = stage.program();
        Optional<String> screen = program.screen().map(Screen::toString);
        OptionalInt exitCode = OptionalInt.empty();
        try {
            exitCode = OptionalInt.of(program.exit().get(0, TimeUnit.MILLISECONDS));
            program.output().awaitEnd(LATE.toNanos());
        } catch (TimeoutException | ExecutionException e) {
            // It runs.
        }
        return new Failure.ProgramState(exitCode, program.output().tail(), threads, screen);
    }

    /**
     * Where the wrong thing came, the rest of it may have been on its way: what is shown, and
     * judged by the diagnosis, is all that had come when everybody had finished sending. A message
     * that was claimed is whole already: what lies in the inbox then is the next one.
     */
    private Unmet whole(Unmet unmet, Transcript before) {
        boolean something = unmet.ended() == Ended.DIFFERENCE || unmet.ended() == Ended.LEFTOVER;
        if (!something || unmet.actual().isEmpty() || isClaimed(unmet.actual().get())) {
            return unmet;
        }
        return stage.peers().stream()
                .filter(peer -> peer.name().equals(unmet.who()))
                .findFirst()
                .filter(peer -> before.has(peer.name(), Event.Connected.class))
                .map(peer -> peer.inbox().unclaimed())
                .filter(all -> all.startsWith(unmet.actual().get()))
                .map(unmet::withActual)
                .orElse(unmet);
    }

    /** Whether this is the text of a message, and not bytes as they lie in an inbox. */
    private boolean isClaimed(Octets actual) {
        return stage.wire() instanceof Framing framing
                && !(framing.next(actual.toBytes()) instanceof Framing.Message);
    }
}

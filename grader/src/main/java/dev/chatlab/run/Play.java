package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.program.LaunchFailure;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.Ports;
import dev.chatlab.program.ProgramLauncher;
import dev.chatlab.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One conversation with a program of its own, freshly started. The program starts when the play is
 * opened; talking begins with {@link #perform}, so that a program can be started ahead.
 */
final class Play implements AutoCloseable {

    private static final int MIB = 1024 * 1024;
    private static final String HOST = "127.0.0.1";

    private final Conversation conversation;
    private final Interleaving interleaving;
    private final Stage stage;
    private final int reservedPort;

    /** What the grader itself listens on: the room of a client, or the port that is taken. */
    private final Optional<ServerSocket> listening;

    private Play(
            Conversation conversation,
            Interleaving interleaving,
            Stage stage,
            int reservedPort,
            Optional<ServerSocket> listening) {
        this.conversation = conversation;
        this.interleaving = interleaving;
        this.stage = stage;
        this.reservedPort = reservedPort;
        this.listening = listening;
    }

    /**
     * Starts the program for this conversation.
     *
     * @param seed from which a crowd draws how it speaks
     * @param credentials for a chapter inside TLS
     * @param firstContact is told, at least once, when the program talks or the play is over
     * @throws LaunchFailure when the program's command cannot be started
     * @throws IOException when the grader itself cannot get a port
     */
    static Play open(
            Conversation conversation,
            long seed,
            LaunchPlan plan,
            ProgramLauncher launcher,
            Timing timing,
            Optional<Credentials> credentials,
            Runnable firstContact)
            throws LaunchFailure, IOException {
        Step first = conversation.script().getFirst().step();
        boolean fixed = conversation.side() == Side.SERVER && plan.fixedPort().isPresent();
        boolean squatted = first instanceof Step.PortIsTaken;
        boolean needsRoom = conversation.side() == Side.CLIENT && !(first instanceof Step.NoServer);
        // What the grader itself listens on it must not have probed before: a program that is being
        // started by somebody else just then has the probe open for a moment longer.
        Optional<ServerSocket> listening =
                squatted || needsRoom
                        ? Optional.of(listen(fixed ? plan.fixedPort().getAsInt() : 0))
                        : Optional.empty();
        int reserved = fixed || listening.isPresent() ? 0 : Ports.reserve();
        try {
            int port =
                    listening
                            .map(ServerSocket::getLocalPort)
                            .orElseGet(() -> plan.fixedPort().orElse(reserved));
            if (fixed && !squatted && launcher.startsPrograms()) {
                listen(port).close(); // nobody else may answer in the program's place
            }
            String host = credentials.isPresent() ? Credentials.HOST : HOST;
            Stage stage =
                    new Stage(
                            conversation.has(Step.AtTerminal.class)
                                    ? launcher.launchAtTerminal(plan, host, port)
                                    : launcher.launch(plan, host, port),
                            Wire.of(conversation.settings(), conversation.side()),
                            timing,
                            needsRoom ? listening : Optional.empty(),
                            credentials.map(some -> security(some, conversation)),
                            firstContact);
            return new Play(
                    conversation,
                    Interleaving.of(seed, conversation.id()),
                    stage,
                    reserved,
                    listening);
        } catch (LaunchFailure | IOException | RuntimeException e) {
            listening.ifPresent(Play::closeQuietly);
            release(reserved);
            throw e;
        }
    }

    private static Stage.Security security(Credentials credentials, Conversation conversation) {
        return new Stage.Security(
                credentials,
                conversation.script().getFirst().step() instanceof Step.RoomShows(var identity)
                        ? Optional.of(identity)
                        : Optional.empty(),
                conversation.script().getFirst().step() instanceof Step.RoomSpeaks(var language)
                        ? Optional.of(language)
                        : Optional.empty());
    }

    private static ServerSocket listen(int port) throws IOException {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IOException(
                    "port " + port + " is used by another program: stop that one first", e);
        }
    }

    /** Plays the conversation from its first line to the curtain. */
    Result perform() throws InterruptedException {
        long start = System.nanoTime();
        StepPlayer player = new StepPlayer(stage, conversation.settings().crowd(), interleaving);
        Curtain curtain = new Curtain(stage, conversation.settings().departure());
        List<ScriptLine> script = conversation.script();
        int next = 0;
        try {
            for (; next < script.size(); next++) {
                stage.recorder().playing(next);
                player.play(script.get(next));
            }
            stage.recorder().playing(next);
            List<String> notes = List.of();
            if (conversation.side() == Side.SERVER) {
                notes = curtain.fall(player::blame);
            } else {
                curtain.fallOnClient(player::blame);
            }
            return Result.pass(
                    conversation, since(start), stage.recorder().transcript().beginning(), notes);
        } catch (Unmet missing) {
            Unmet unmet =
                    stage.flooded()
                            .filter(peer -> isFor(peer, missing))
                            .map(peer -> flood(peer, missing))
                            .orElse(missing);
            PostMortem postMortem = new PostMortem(conversation, stage);
            postMortem.awaitEnds(unmet);
            Transcript transcript = stage.recorder().transcript().beginning();
            Failure failure = postMortem.explain(unmet, next);
            return Result.fail(conversation, since(start), transcript, failure);
        }
    }

    /** Whether that is the reason: that something else came says enough, if it came to another. */
    private static boolean isFor(Peer peer, Unmet missing) {
        return missing.actual().isEmpty()
                || missing.ended() == Ended.SILENCE
                || isKnown(peer, missing);
    }

    private static boolean isKnown(Peer peer, Unmet missing) {
        return missing.ended() == Ended.LEFTOVER && peer.name().equals(missing.who());
    }

    /** What is missing is missing because nobody reads on where so much comes. */
    private static Unmet flood(Peer peer, Unmet missing) {
        Unmet flood =
                isKnown(peer, missing)
                        ? missing
                        : Unmet.leftover(
                                peer.name(), Octets.of(peer.inbox().peek(Failure.MOST_ACTUAL)));
        return flood.because(Optional.of(missing.why().orElse(howMuch(peer))));
    }

    private static String howMuch(Peer peer) {
        return peer.inbox().size() >= Inbox.CAPACITY
                ? "more than " + Inbox.CAPACITY / MIB + " MiB of it"
                : "more than " + Allowance.MOST / MIB + " MiB of it came to all together";
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        try {
            stage.close();
        } finally {
            listening.ifPresent(Play::closeQuietly);
            release(reservedPort);
        }
    }

    private static void release(int port) {
        if (port != 0) {
            Ports.release(port);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It listened for nobody; nothing is lost.
        }
    }
}

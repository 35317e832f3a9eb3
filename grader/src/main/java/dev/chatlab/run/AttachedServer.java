package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.program.AttachedLauncher;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.Program;
import dev.chatlab.program.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A server that somebody else has started, in a debugger for instance. It is talked to and never
 * started, stopped or looked into; its conversations run one after another.
 */
public final class AttachedServer {

    private final int port;

    /** A server that listens on this port of 127.0.0.1. */
    public AttachedServer(int port) {
        this.port = port;
    }

    /** Those conversations that do not ask for a start, an end or a client. */
    public List<Conversation> playable(List<Conversation> conversations) {
        return conversations.stream()
                .filter(conversation -> conversation.side() == Side.SERVER)
                .filter(conversation ->
                        conversation.script().stream().noneMatch(line -> needsControl(line.step())))
                .toList();
    }

    private static boolean needsControl(Step step) {
        return switch (step) {
            case Step.PortIsTaken _,
                    Step.ServerIsToldToStop _,
                    Step.LetGo _,
                    Step.NoThreadForEach _,
                    Step.ComesToRest _,
                    Step.OfCode _,
                    Step.Complains _,
                    Step.Exits _ ->
                    true;
            default -> false;
        };
    }

    /**
     * A suite that plays with this server.
     *
     * @param credentials whom to trust in a chapter inside TLS
     */
    public Suite suite(Optional<Credentials> credentials) {
        LaunchPlan plan =
                new LaunchPlan(
                        Role.SERVER,
                        List.of(),
                        Path.of(""),
                        Map.of(),
                        OptionalInt.of(port),
                        false,
                        Set.of());
        return new Suite(
                _ -> new Program.Ready(plan), new AttachedLauncher(), Timing.PATIENT, credentials);
    }
}

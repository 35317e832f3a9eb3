package dev.chatlab.conversation;

import java.util.List;
import java.util.Optional;

/**
 * What a chapter's {@code lab} block says: the programs a student builds, the wire format, and what
 * the others hear when somebody leaves.
 *
 * @param server how the server is started; empty in a chapter about clients only
 * @param client how the client is started; empty in a chapter about servers only
 * @param departure the message that every departure causes, for example {@code {name} left!}; empty
 *     where leaving is silent
 * @param heard what is heard when somebody says something, which {@code {any}} stands for: {@code
 *     {name}: {any}}; empty where it is just that
 * @param joining what entering the room consists of; empty where nobody can join
 */
public record LabSettings(
        Optional<ProgramSpec> server,
        Optional<ProgramSpec> client,
        WireFormat wire,
        Optional<Text> departure,
        Optional<Text> heard,
        List<JoiningLine> joining) {

    public LabSettings {
        joining = List.copyOf(joining);
    }

    /**
     * One line of what entering the room consists of, as it is written: {@code {name}} in it is the
     * newcomer.
     */
    public record JoiningLine(int number, String text) {}

    /** A program by its class name and the arguments it is told, for example PORT. */
    public record ProgramSpec(String className, List<String> arguments) {
        public ProgramSpec {
            arguments = List.copyOf(arguments);
        }
    }

    static final LabSettings NONE =
            new LabSettings(
                    Optional.empty(),
                    Optional.empty(),
                    WireFormat.RAW,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    LabSettings withJoining(List<JoiningLine> lines) {
        return new LabSettings(server, client, wire, departure, heard, lines);
    }

    /** The program that is judged on one side, if this lab has one there. */
    public Optional<ProgramSpec> program(Side side) {
        return side == Side.SERVER ? server : client;
    }
}

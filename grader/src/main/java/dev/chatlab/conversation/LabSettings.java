package dev.chatlab.conversation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a chapter's {@code lab} block says: the programs a student builds, the wire format, and what
 * the others hear when somebody leaves.
 *
 * @param server how the server is started; empty in a chapter about clients only
 * @param client how the client is started; empty in a chapter about servers only
 * @param schemas the files, beside the chapter, of the JSON Schemas that a program's messages have
 *     to follow; a side without one may say what it likes
 * @param insideTls whether every connection is TLS
 * @param libraries what a Java program may use beyond the JDK: {@code jackson}
 * @param departure the message that every departure causes, for example {@code {name} left!}; empty
 *     where leaving is silent
 * @param crowd how a crowd talks
 * @param joining what entering the room consists of; empty where nobody can join
 */
public record LabSettings(
        Optional<ProgramSpec> server,
        Optional<ProgramSpec> client,
        WireFormat wire,
        Map<Side, Path> schemas,
        boolean insideTls,
        Set<String> libraries,
        Optional<Text> departure,
        CrowdTalk crowd,
        List<JoiningLine> joining) {

    public LabSettings {
        schemas = Map.copyOf(schemas);
        libraries = Set.copyOf(libraries);
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

    /**
     * How a member of a crowd says something, and what is heard then.
     *
     * @param says a message in which {@code {any}} is what is said
     * @param heard the messages that everyone hears, one after another, in which {@code {name}} is
     *     the speaker and {@code {any}} what is said; never empty
     */
    public record CrowdTalk(Text says, List<Text> heard) {

        static final CrowdTalk PLAIN = new CrowdTalk(Text.ANYTHING, List.of(Text.ANYTHING));

        public CrowdTalk {
            heard = List.copyOf(heard);
        }
    }

    static final LabSettings NONE =
            new LabSettings(
                    Optional.empty(),
                    Optional.empty(),
                    WireFormat.RAW,
                    Map.of(),
                    false,
                    Set.of(),
                    Optional.empty(),
                    CrowdTalk.PLAIN,
                    List.of());

    LabSettings withJoining(List<JoiningLine> lines) {
        return new LabSettings(
                server, client, wire, schemas, insideTls, libraries, departure, crowd, lines);
    }

    /** The program that is judged on one side, if this lab has one there. */
    public Optional<ProgramSpec> program(Side side) {
        return side == Side.SERVER ? server : client;
    }
}

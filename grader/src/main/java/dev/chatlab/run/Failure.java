package dev.chatlab.run;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.program.OutputLine;
import dev.chatlab.program.ThreadPosition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a conversation failed, as data. Nothing in it was read from what the program printed, save
 * what is shown as its output.
 *
 * @param line the script line that failed; empty when the program could not be started, or when the
 *     script was over and something was left
 * @param who the actor, or the program, whose line it was
 * @param expected what should have come; empty where a deed was expected and not bytes
 * @param actual what came instead; empty when nothing did
 * @param ended how the wait ended
 * @param message one plain sentence
 */
public record Failure(
        Optional<ScriptLine> line,
        String who,
        Optional<Octets> expected,
        Optional<Octets> actual,
        Ended ended,
        Optional<Misconception> diagnosis,
        String message,
        ProgramState program) {

    /**
     * Of what came and was not asked for, so many bytes are kept, in addition to as many as were:
     * it is there to be shown, and to be diagnosed.
     */
    public static final int MOST_ACTUAL = 256 * 1024;

    /**
     * The program at the time of the failure.
     *
     * @param exitCode empty while it ran
     * @param output the end of what it printed
     * @param threads where its threads stood, for a Java program that kept somebody waiting
     * @param screen what the screen of its terminal showed; empty without a terminal
     */
    public record ProgramState(
            OptionalInt exitCode,
            List<OutputLine> output,
            List<ThreadPosition> threads,
            Optional<String> screen) {

        /** Of a program that never ran. */
        public static final ProgramState NONE =
                new ProgramState(OptionalInt.empty(), List.of(), List.of(), Optional.empty());

        public ProgramState {
            output = List.copyOf(output);
            threads = List.copyOf(threads);
        }
    }
}

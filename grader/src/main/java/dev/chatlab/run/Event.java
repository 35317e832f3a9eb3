package dev.chatlab.run;

import java.time.Duration;

/**
 * Something that happened in a conversation.
 *
 * @param at since the conversation began
 * @param step the index of the script line that was being played then
 * @param who an actor, or {@code user} or the program
 */
public record Event(Duration at, int step, String who, What what) {

    /** What happened. */
    public sealed interface What {

        /** How many bytes it carries. */
        default int size() {
            return switch (this) {
                case Sent(Octets octets) -> octets.size();
                case Received(Octets octets) -> octets.size();
                case Typed(Octets octets) -> octets.size();
                default -> 0;
            };
        }
    }

    /** A connection was made. */
    public record Connected() implements What {}

    /** The grader wrote these bytes. */
    public record Sent(Octets bytes) implements What {}

    /** These bytes came, in one read. */
    public record Received(Octets bytes) implements What {}

    /** The other side has finished sending (FIN). */
    public record EndOfStream() implements What {}

    /** The connection was reset (RST), or a write found it gone. */
    public record Reset() implements What {}

    /** The other side gave up TLS, and said why: {@code certificate_required} (RFC 8446, 6). */
    public record Alert(String name) implements What {}

    /** The grader has finished sending on this connection. */
    public record FinishedSending() implements What {}

    /** The grader left in an orderly way. */
    public record Left() implements What {}

    /** The grader reset the connection. */
    public record Vanished() implements What {}

    /** Keys, on the program's standard input. */
    public record Typed(Octets keys) implements What {}

    /** The end of the program's standard input. */
    public record InputEnded() implements What {}

    /** The program was asked to stop (SIGTERM). */
    public record AskedToStop() implements What {}

    /** The program ended. */
    public record Exited(int code) implements What {}
}

package dev.chatlab.wire;

import dev.chatlab.conversation.Text;
import dev.chatlab.conversation.WireFormat;

/** A chapter's wire format. Wires have no state: any number of threads may share one. */
public sealed interface Wire permits RawBytes, Framing {

    /** The bytes that carry this message. */
    byte[] encode(String message);

    /** Whether a message is the expected one, for this actor. */
    boolean matches(Text expected, String actor, String message);

    /** The wire of this format. */
    static Wire of(WireFormat format) {
        return switch (format) {
            case RAW -> new RawBytes();
            case LINES -> new Lines();
            case FRAMES -> new HeaderFrames();
            case JSON -> new JsonLines();
        };
    }
}

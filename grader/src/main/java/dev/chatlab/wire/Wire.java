package dev.chatlab.wire;

import dev.chatlab.conversation.LabSettings;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Text;
import dev.chatlab.conversation.WireFormat;
import java.nio.file.Path;
import java.util.Optional;

/** A chapter's wire format. Wires have no state: any number of threads may share one. */
public sealed interface Wire permits RawBytes, Framing {

    /** The bytes that carry this message. */
    byte[] encode(String message);

    /** Whether a message is the expected one, for this actor. */
    boolean matches(Text expected, String actor, String message);

    /** In which way a message is not the expected one, where more can be said than that. */
    default Optional<String> difference(Text expected, String actor, String message) {
        return Optional.empty();
    }

    /**
     * The wire of a chapter.
     *
     * @param judged the side whose program is judged, and whose messages have to follow its rules
     */
    static Wire of(LabSettings settings, Side judged) {
        Optional<Path> schema = Optional.ofNullable(settings.schemas().get(judged));
        return settings.wire() == WireFormat.JSON
                ? new JsonLines(schema.map(JsonRules::in))
                : of(settings.wire());
    }

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

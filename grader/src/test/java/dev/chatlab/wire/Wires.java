package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.wire.Framing.Decoded;
import java.io.ByteArrayOutputStream;

/** Bytes for tests, as one can read them. */
final class Wires {

    private Wires() {}

    /** The UTF-8 bytes of a text. */
    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    /** One byte a character, up to {@code \u00ff}. */
    static byte[] octets(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] glued(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** What a wire finds at the beginning of these UTF-8 bytes. */
    static Decoded decode(Framing wire, String bytes) {
        return wire.next(utf8(bytes));
    }
}

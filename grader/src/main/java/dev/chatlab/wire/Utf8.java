package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Strict decoding: bytes that are no UTF-8 are reported, not replaced. */
final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The message in {@code bytes[start, end)}, which took {@code length} bytes on the wire. */
    static Framing.Decoded message(byte[] bytes, int start, int end, int length) {
        String text = new String(bytes, start, end - start, UTF_8);
        // What is no UTF-8 has become the replacement character; only then it takes a closer look.
        if (text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, start, end)) {
            return new Framing.Message(text, length);
        }
        return new Framing.Malformed("these bytes are no valid UTF-8");
    }

    private static boolean isUtf8(byte[] bytes, int start, int end) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

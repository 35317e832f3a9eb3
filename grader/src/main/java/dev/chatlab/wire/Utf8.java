package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Strict decoding: bytes that are no UTF-8 are reported, not replaced. */
final class Utf8 {

    private Utf8() {}

    /** The message in {@code bytes[start, end)}, which took {@code length} bytes on the wire. */
    static Framing.Decoded message(byte[] bytes, int start, int end, int length) {
        try {
            ByteBuffer content = ByteBuffer.wrap(bytes, start, end - start);
            return new Framing.Message(UTF_8.newDecoder().decode(content).toString(), length);
        } catch (CharacterCodingException e) {
            return new Framing.Malformed("these bytes are no valid UTF-8");
        }
    }
}

package dev.chatlab.program;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that comes in pieces, whose borders may lie within a character. What is no UTF-8 becomes
 * U+FFFD. Not thread-safe.
 */
final class PieceDecoder {

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] unfinishedCharacter = {};

    /** The characters that are complete with this piece. */
    String decode(byte[] piece, int length) {
        ByteBuffer in = ByteBuffer.allocate(unfinishedCharacter.length + length);
        in.put(unfinishedCharacter).put(piece, 0, length).flip();
        // A character of UTF-16 takes at least one byte of UTF-8.
        CharBuffer out = CharBuffer.allocate(in.remaining());
        decoder.decode(in, out, false);
        unfinishedCharacter = new byte[in.remaining()];
        in.get(unfinishedCharacter);
        return out.flip().toString();
    }

    /** What is left when nothing more comes. */
    String end() {
        CharBuffer out = CharBuffer.allocate(unfinishedCharacter.length + 1);
        decoder.decode(ByteBuffer.wrap(unfinishedCharacter), out, true);
        decoder.flush(out);
        unfinishedCharacter = new byte[0];
        return out.flip().toString();
    }
}

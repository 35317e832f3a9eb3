package dev.chatlab.program;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One stream of a program, decoded across the borders of the pieces it comes in, and cut into
 * lines. Not thread-safe: {@link Output} guards it.
 */
final class StreamText {
    /** A program may print without end and without a newline: then lines are cut here. */
    private static final int LONGEST_LINE = 16 * 1024;

    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer decoded = CharBuffer.allocate(8 * 1024);
    private final int limit;
    private final Consumer<String> lines;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private byte[] unfinishedCharacter = {};
    private long forgotten;
    private long bytes;
    private boolean ended;

    /**
     * @param limit how many characters are kept at least
     * @param lines is given each line when it is complete
     */
    StreamText(int limit, Consumer<String> lines) {
        this.limit = limit;
        this.lines = lines;
    }

    void add(byte[] piece, int length) {
        bytes += length;
        ByteBuffer in = ByteBuffer.allocate(unfinishedCharacter.length + length);
        in.put(unfinishedCharacter).put(piece, 0, length).flip();
        decode(in, false);
        unfinishedCharacter = new byte[in.remaining()];
        in.get(unfinishedCharacter);
    }

    void end() {
        if (ended) {
            return;
        }
        decode(ByteBuffer.wrap(unfinishedCharacter), true);
        decoder.flush(decoded);
        drain();
        if (!line.isEmpty()) {
            endLine();
        }
        ended = true;
    }

    String from(long offset) {
        long start = Math.clamp(offset - forgotten, 0, text.length());
        return text.substring((int) start);
    }

    String unfinishedLine() {
        return line.toString();
    }

    long length() {
        return forgotten + text.length();
    }

    long bytes() {
        return bytes;
    }

    boolean ended() {
        return ended;
    }

    private void decode(ByteBuffer in, boolean last) {
        while (decoder.decode(in, decoded, last).isOverflow()) {
            drain();
        }
        drain();
    }

    private void drain() {
        decoded.flip();
        text.append(decoded);
        while (decoded.hasRemaining()) {
            char c = decoded.get();
            if (c == '\n') {
                endLine();
            } else {
                line.append(c);
                if (line.length() == LONGEST_LINE) {
                    endLine();
                }
            }
        }
        decoded.clear();
        // Forgetting moves all that is kept, so it is done seldom and much at a time.
        if (text.length() > 2 * limit) {
            int surplus = text.length() - limit;
            text.delete(0, surplus);
            forgotten += surplus;
        }
    }

    private void endLine() {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        lines.accept(line.substring(0, end));
        line.setLength(0);
    }
}

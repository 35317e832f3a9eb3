package dev.chatlab.program;

import java.util.function.Consumer;

/**
 * One stream of a program, decoded across the borders of the pieces it comes in, and cut into
 * lines. Not thread-safe: {@link Output} guards it.
 */
final class StreamText {
    /** A program may print without end and without a newline: then lines are cut here. */
    private static final int LONGEST_LINE = 16 * 1024;

    private final PieceDecoder decoder = new PieceDecoder();
    private final int limit;
    private final Consumer<String> lines;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
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
        keep(decoder.decode(piece, length));
    }

    void end() {
        if (ended) {
            return;
        }
        keep(decoder.end());
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

    private void keep(String decoded) {
        text.append(decoded);
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            if (c == '\n') {
                endLine();
            } else {
                line.append(c);
                if (line.length() == LONGEST_LINE) {
                    endLine();
                }
            }
        }
        // Forgetting moves all that is kept, so it is done seldom and much at a time.
        if (text.length() > limit + limit / 4) {
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

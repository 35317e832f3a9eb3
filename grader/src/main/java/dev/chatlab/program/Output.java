package dev.chatlab.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a program has printed: the end of it as lines in the order they came, and the text of each
 * stream. Memory is bounded, however much is printed: old text is forgotten. Text is UTF-8; what is
 * not becomes U+FFFD.
 *
 * <p>Safe for use by several threads.
 */
public final class Output {
    private static final int TAIL_LINES = 200;
    private static final int TAIL_CHARACTERS = 64 * 1024;
    private static final int TEXT_CHARACTERS = 1024 * 1024;

    /** A program's two streams. */
    public enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }

    // All fields below are guarded by this.
    private final Map<Stream, StreamText> texts = new EnumMap<>(Stream.class);
    private final Deque<OutputLine> lines = new ArrayDeque<>();
    private int lineCharacters;
    private long version;

    Output() {
        for (Stream stream : Stream.values()) {
            texts.put(
                    stream,
                    new StreamText(TEXT_CHARACTERS, line -> keep(new OutputLine(stream, line))));
        }
    }

    /**
     * The last lines, at most 200 and 64 Ki characters, oldest first; the last of a stream may be
     * unfinished.
     */
    public synchronized List<OutputLine> tail() {
        List<OutputLine> tail = new ArrayList<>(lines);
        texts.forEach((stream, text) -> {
            if (!text.unfinishedLine().isEmpty()) {
                tail.add(new OutputLine(stream, text.unfinishedLine()));
            }
        });
        return List.copyOf(tail);
    }

    /** The text of a stream, at least the last 1 Mi characters of it. */
    public synchronized String text(Stream stream) {
        return text(stream, 0);
    }

    /**
     * The text of a stream from an offset on; what is already forgotten is missing at the front.
     *
     * @param offset in UTF-16 characters since the start, as {@link #length} counts them
     */
    public synchronized String text(Stream stream, long offset) {
        return of(stream).from(offset);
    }

    /** How much text a stream has brought, in UTF-16 characters, forgotten ones included. */
    public synchronized long length(Stream stream) {
        return of(stream).length();
    }

    /** How many bytes both streams have brought. */
    public synchronized long bytes() {
        return texts.values().stream().mapToLong(StreamText::bytes).sum();
    }

    /** Grows with every piece that comes, and with the end of each stream. */
    public synchronized long version() {
        return version;
    }

    /** Whether both streams have ended: no more will come. */
    public synchronized boolean ended() {
        return texts.values().stream().allMatch(StreamText::ended);
    }

    /**
     * Waits for anything newer than {@code seenVersion}.
     *
     * @return false when the time was over first, or both streams have ended and there is nothing
     *     newer
     */
    public synchronized boolean awaitNews(long seenVersion, long nanos)
            throws InterruptedException {
        await(() -> version != seenVersion || ended(), nanos);
        return version != seenVersion;
    }

    /** Waits for the end of both streams; returns whether it came in time. */
    public synchronized boolean awaitEnd(long nanos) throws InterruptedException {
        await(this::ended, nanos);
        return ended();
    }

    synchronized void add(Stream stream, byte[] bytes, int length) {
        of(stream).add(bytes, length);
        changed();
    }

    synchronized void end(Stream stream) {
        of(stream).end();
        changed();
    }

    private synchronized void await(BooleanSupplier done, long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!done.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            // Rounded up: wait(0) would wait for ever.
            wait(left / 1_000_000 + 1);
        }
    }

    private void changed() {
        version++;
        notifyAll();
    }

    private StreamText of(Stream stream) {
        StreamText text = texts.get(stream);
        if (text == null) {
            throw new IllegalArgumentException("no stream " + stream);
        }
        return text;
    }

    private void keep(OutputLine line) {
        lines.addLast(line);
        lineCharacters += line.text().length();
        while (lines.size() > TAIL_LINES || lineCharacters > TAIL_CHARACTERS) {
            lineCharacters -= lines.removeFirst().text().length();
        }
    }
}

package dev.chatlab.conversation;

import java.nio.charset.StandardCharsets;

/**
 * {@code {1 MiB of text}}: a long text of exactly so many bytes. It is the same text wherever the
 * same size is written, and numbered words make it possible to say where two of them differ.
 *
 * @param amount how many of the unit
 */
public record Filler(int amount, Unit unit) implements Text.Part, Bytes.Chunk {

    private static final int LINE = 64;

    /** A size in bytes. */
    public enum Unit {
        BYTES("bytes", 1),
        KIB("KiB", 1024),
        MIB("MiB", 1024 * 1024);

        private final String word;
        private final int size;

        Unit(String word, int size) {
            this.word = word;
            this.size = size;
        }

        /** As the notation writes it. */
        public String word() {
            return word;
        }

        int bytes() {
            return size;
        }
    }

    /** How many bytes the text has. */
    public int size() {
        return Math.multiplyExact(amount, unit.size);
    }

    /** The text: ASCII without line ends or spaces at its ends, so that a line can carry it. */
    public String text() {
        StringBuilder text = new StringBuilder(size() + LINE);
        for (int word = 1; text.length() < size(); word++) {
            text.append("word-").append(word).append('.');
        }
        text.setLength(size());
        return text.toString();
    }

    @Override
    public byte[] toBytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "{" + amount + " " + unit.word + " of text}";
    }
}

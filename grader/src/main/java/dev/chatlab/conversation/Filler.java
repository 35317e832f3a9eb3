package dev.chatlab.conversation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code {1 MiB of text}}: a long text of exactly so many bytes. It is the same text wherever the
 * same size is written, and numbered words make it possible to say where two of them differ.
 *
 * @param amount how many of the unit
 */
public record Filler(int amount, Unit unit) implements Text.Part, Bytes.Chunk {

    /** A chapter has a handful of these texts, and may say one of them thousands of times. */
    private static final Map<Filler, String> TEXTS = new ConcurrentHashMap<>();

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
        return TEXTS.computeIfAbsent(this, filler -> new String(filler.words(), US_ASCII));
    }

    @Override
    public byte[] toBytes() {
        return ascii(text());
    }

    private byte[] words() {
        byte[] text = new byte[size()];
        byte[] word = ascii("word-1.");
        for (int at = 0; at < text.length; at += word.length) {
            if (at > 0) {
                word = next(word);
            }
            System.arraycopy(word, 0, text, at, Math.min(word.length, text.length - at));
        }
        return text;
    }

    /** The word with the next number. It counts in place: a mebibyte has a hundred thousand. */
    private static byte[] next(byte[] word) {
        int digit = word.length - 2;
        while (word[digit] == '9') {
            word[digit] = '0';
            digit--;
        }
        if (word[digit] == '-') {
            return ascii("word-1" + new String(word, digit + 1, word.length - digit - 1, US_ASCII));
        }
        word[digit]++;
        return word;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    @Override
    public String toString() {
        return "{" + amount + " " + unit.word + " of text}";
    }
}

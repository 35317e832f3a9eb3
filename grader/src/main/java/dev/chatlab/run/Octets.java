package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An immutable sequence of bytes. */
public final class Octets {

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** A copy of {@code bytes[from, to)}. */
    static Octets of(byte[] bytes, int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    /** The UTF-8 bytes of a text. */
    public static Octets of(String text) {
        return new Octets(text.getBytes(UTF_8));
    }

    /** All of these, one behind the other. */
    static Octets joined(Stream<Octets> pieces) {
        List<Octets> list = pieces.toList();
        byte[] all = new byte[list.stream().mapToInt(Octets::size).sum()];
        int at = 0;
        for (Octets piece : list) {
            System.arraycopy(piece.bytes, 0, all, at, piece.bytes.length);
            at += piece.bytes.length;
        }
        return new Octets(all);
    }

    /** How many there are. */
    public int size() {
        return bytes.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes as UTF-8; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(bytes, UTF_8);
    }

    /** These bytes, then those. */
    Octets plus(Octets more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, all, bytes.length, more.bytes.length);
        return new Octets(all);
    }

    /** The bytes from this place to the end. */
    Octets from(int start) {
        return slice(start, bytes.length);
    }

    /** The bytes from this place to that one, as far as there are any. */
    public Octets slice(int start, int end) {
        return of(bytes, Math.min(start, bytes.length), Math.min(end, bytes.length));
    }

    boolean startsWith(Octets beginning) {
        return commonLength(beginning) == beginning.size();
    }

    /** How many bytes are the same, from the first on. */
    public int commonLength(Octets other) {
        int mismatch = Arrays.mismatch(bytes, other.bytes);
        return mismatch < 0 ? bytes.length : mismatch;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}

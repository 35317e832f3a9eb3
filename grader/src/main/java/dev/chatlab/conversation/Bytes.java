package dev.chatlab.conversation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Raw bytes as the notation writes them: quoted text, hexadecimal values and ranges, filler. */
public record Bytes(List<Chunk> chunks) {

    public Bytes {
        chunks = List.copyOf(chunks);
    }

    /** A piece of a sequence of bytes. */
    public sealed interface Chunk permits Quoted, Hex, Filler {
        /** The bytes of this piece. */
        byte[] toBytes();
    }

    /** {@code "text\n"}, or {@code "[" 1000 times}: the UTF-8 bytes of the text, so often. */
    public record Quoted(String text, int times) implements Chunk {
        /** Just once. */
        public Quoted(String text) {
            this(text, 1);
        }

        @Override
        public byte[] toBytes() {
            return text.repeat(times).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** {@code c3} or {@code 00..ff}: one byte, or all from the first to the last. */
    public record Hex(int first, int last) implements Chunk {
        @Override
        public byte[] toBytes() {
            byte[] bytes = new byte[last - first + 1];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (first + i);
            }
            return bytes;
        }
    }

    /** All pieces, one behind the other. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chunks.forEach(chunk -> bytes.writeBytes(chunk.toBytes()));
        return bytes.toByteArray();
    }

    /** The bytes as the notation writes them. */
    @Override
    public String toString() {
        return Printer.print(this);
    }
}

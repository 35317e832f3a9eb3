import module java.base;

// Frames, as they travel: a header, and behind it the content. The header is ten bytes, the number
// of bytes in the content, written in digits and filled up with spaces. Both programs use this.
final class Frame {

    static final int HEADER = 10;

    // The content has at most so many bytes.
    static final int LONGEST = 64 * 1024;

    private Frame() {}

    // Puts each content into a frame, one frame behind the other, ready to be written.
    static ByteBuffer of(byte[]... contents) {
        // TODO 2: For each content, its header and then itself. What does the header count?
        return ByteBuffer.allocate(0);
    }

    // Reads the frames of one connection without waiting. A frame may come in many pieces. What has
    // come of its header, or of its content, is kept in here until the rest is there.
    static final class Reader {

        private ByteBuffer part = ByteBuffer.allocate(HEADER);

        // Reads once: what is there of the current part, and nothing that stands behind it. Returns
        // the content of a frame if it is complete now, and otherwise null.
        byte[] read(ReadableByteChannel channel) throws IOException {
            // TODO 3: First the part is a header. When it is complete, the part is a content of the
            //         length that it tells. When that is complete, it is returned, and the part is
            //         a header again. How much of it has come, only part.hasRemaining() knows.
            // TODO 3: What if the header is bad? What if the stream ends? What if the length is 0?
            return null;
        }
    }
}

import module java.base;

// Frames, as they travel: a header, and behind it the content. The header is ten bytes, the number
// of bytes in the content, written in digits and filled up with spaces. Both programs use this.
final class Frame {

    static final int HEADER = 10;

    // The content has at most so many bytes. Without a limit, one header could ask for more memory
    // than there is.
    static final int LONGEST = 64 * 1024;

    private Frame() {}

    // Puts each content into a frame, one frame behind the other, ready to be written.
    static ByteBuffer of(byte[]... contents) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            // %-10d is a number and spaces up to ten characters. Without ROOT, some languages would
            // have digits of their own here.
            String header = String.format(Locale.ROOT, "%-10d", content.length);
            frames.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
            frames.writeBytes(content);
        }
        return ByteBuffer.wrap(frames.toByteArray());
    }

    // Reads the frames of one connection without waiting. A frame may come in many pieces. What has
    // come of its header, or of its content, is kept in here until the rest is there.
    static final class Reader {

        private ByteBuffer part = ByteBuffer.allocate(HEADER);
        private boolean inHeader = true;

        // Reads once: what is there of the current part, and nothing that stands behind it. That
        // can stay in the operating system, which tells the selector about it again. Returns the
        // content of a frame if it is complete now, and otherwise null.
        byte[] read(ReadableByteChannel channel) throws IOException {
            if (channel.read(part) == -1) {
                throw new EOFException("end of the stream");
            }
            if (inHeader && !part.hasRemaining()) {
                part = ByteBuffer.allocate(length(part.array()));
                inHeader = false;
            }
            // Of an empty content nothing remains to be read: that frame is complete already.
            if (inHeader || part.hasRemaining()) {
                return null;
            }
            byte[] content = part.array();
            part = ByteBuffer.allocate(HEADER);
            inHeader = true;
            return content;
        }

        // Which number stands in the header.
        private static int length(byte[] header) throws ProtocolException {
            String text = new String(header, StandardCharsets.ISO_8859_1);
            if (!text.matches("[0-9]+ *")) {
                // As bytes, because whatever else may be in there, a screen might obey it.
                throw new ProtocolException("a bad header: " + HexFormat.of().formatHex(header));
            }
            // Ten digits may be more than an int can hold.
            long length = Long.parseLong(text.strip());
            if (length > LONGEST) {
                throw new ProtocolException("a frame of " + length + " bytes");
            }
            return (int) length;
        }
    }
}

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The frames of lab 5: ten bytes with the length in digits, and so many bytes. */
final class FrameDecoder extends LengthFieldBasedFrameDecoder {

    private static final int HEADER = 10;
    private static final int LONGEST = 64 * 1024;

    /** Hands on the content, without the header. */
    FrameDecoder() {
        super(HEADER + LONGEST, 0, HEADER, 0, HEADER);
    }

    @Override
    protected long getUnadjustedFrameLength(
            ByteBuf bytes, int offset, int length, ByteOrder order) {
        String header = bytes.toString(offset, length, StandardCharsets.ISO_8859_1);
        if (!header.matches("[0-9]+ *")) {
            throw new CorruptedFrameException("a bad header");
        }
        return Long.parseLong(header.strip());
    }

    /** The other way round: a frame with this content. */
    static byte[] frame(ByteBuf content) {
        int length = content.readableBytes();
        String header = String.format(Locale.ROOT, "%-10d", length);
        byte[] frame =
                Arrays.copyOf(header.getBytes(StandardCharsets.US_ASCII), HEADER + length);
        content.readBytes(frame, HEADER, length);
        return frame;
    }
}

package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message is a header of ten ASCII characters, the number of bytes that follow, left-justified
 * and padded with spaces; then that many bytes of UTF-8.
 */
public record HeaderFrames() implements Framing {

    /** The length of the header in bytes. */
    public static final int HEADER = 10;

    /** Any beginning of a header; eight digits are the most that anybody will send. */
    private static final Pattern BEGINNING = Pattern.compile("(\\d{1,8} *)?");

    @Override
    public byte[] encode(String message) {
        byte[] content = message.getBytes(UTF_8);
        byte[] header = String.format(Locale.ROOT, "%-10d", content.length).getBytes(UTF_8);
        byte[] frame = new byte[HEADER + content.length];
        System.arraycopy(header, 0, frame, 0, HEADER);
        System.arraycopy(content, 0, frame, HEADER, content.length);
        return frame;
    }

    @Override
    public Decoded next(byte[] bytes) {
        int known = Math.min(bytes.length, HEADER);
        String header = new String(bytes, 0, known, ISO_8859_1);
        if (!BEGINNING.matcher(header).matches()) {
            return new Malformed("a header is ten characters: a number, then spaces");
        }
        if (known < HEADER) {
            return new Incomplete(HEADER, Optional.empty());
        }
        int length = HEADER + Integer.parseInt(header.strip());
        return bytes.length < length
                ? new Incomplete(length, Optional.empty())
                : Utf8.message(bytes, HEADER, length, length);
    }
}

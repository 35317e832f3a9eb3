package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** A message is a line of UTF-8 that ends in {@code \n}; a {@code \r} before it is tolerated. */
public record Lines() implements Framing {

    @Override
    public byte[] encode(String message) {
        return (message + "\n").getBytes(UTF_8);
    }

    @Override
    public Decoded next(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                int end = i > 0 && bytes[i - 1] == '\r' ? i - 1 : i;
                return Utf8.message(bytes, 0, end, i + 1);
            }
        }
        return new Incomplete(bytes.length + 1, Optional.of((byte) '\n'));
    }
}

package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.conversation.Text;

/** No framing at all: a message is its UTF-8 bytes, and nothing marks where it ends (RFC 862). */
public record RawBytes() implements Wire {

    @Override
    public byte[] encode(String message) {
        return message.getBytes(UTF_8);
    }

    @Override
    public boolean matches(Text expected, String actor, String message) {
        return expected.render(actor).equals(message);
    }
}

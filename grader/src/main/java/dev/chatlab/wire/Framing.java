package dev.chatlab.wire;

import dev.chatlab.conversation.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/** A wire on which one can see where a message ends. */
public sealed interface Framing extends Wire permits Lines, HeaderFrames, JsonLines {

    /** The first message in these bytes. The array is only read. */
    Decoded next(byte[] bytes);

    /** What a message says, read once to be compared often. */
    default Reading read(String message) {
        return new Words(message);
    }

    @Override
    default boolean matches(Text expected, String actor, String message) {
        if (!expected.hasAny()) {
            return expected.render(actor).equals(message);
        }
        // A message is whole, so {any} may stand for more than one line of it.
        return Pattern.compile(expected.pattern(actor).pattern(), Pattern.DOTALL)
                .matcher(message)
                .matches();
    }

    /** What a message says. Equal ones say the same. */
    sealed interface Reading permits Words, JsonLines.Tree {
        /** Whether the other one says all that this one says. */
        boolean isSaidBy(Reading other);
    }

    /** It says its words. */
    record Words(String text) implements Reading {
        @Override
        public boolean isSaidBy(Reading other) {
            return equals(other);
        }
    }

    /** What the beginning of a sequence of bytes is. */
    sealed interface Decoded {}

    /**
     * A whole message.
     *
     * @param length how many bytes it took on the wire
     */
    record Message(String text, int length) implements Decoded {}

    /**
     * The beginning of a message; more bytes are needed. Who waits for them need not look at all of
     * them again and again, which takes for ever when a long message comes byte by byte.
     *
     * @param atLeast so many bytes at least it takes in all
     * @param end the byte that ends the message, where there is one
     */
    record Incomplete(int atLeast, Optional<Byte> end) implements Decoded {

        /** Whether the message may end among these bytes, which came behind the beginning. */
        public boolean isEndedBy(byte[] bytes, int from, int to) {
            if (end.isEmpty()) {
                return true;
            }
            byte last = end.get();
            for (int i = from; i < to; i++) {
                if (bytes[i] == last) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Bytes that no further byte can turn into a message; {@code why} is for the student. */
    record Malformed(String why) implements Decoded {}
}

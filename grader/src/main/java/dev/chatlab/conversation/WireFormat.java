package dev.chatlab.conversation;

import java.util.Arrays;
import java.util.Optional;

/** How a chapter puts messages on the wire, as its {@code lab} block names it. */
public enum WireFormat {
    /** Bytes without any boundary: a message is its UTF-8 bytes (lab 1, RFC 862). */
    RAW("raw bytes"),
    /** UTF-8 lines that end in {@code \n}; {@code \r\n} is tolerated (labs 2 to 4). */
    LINES("lines"),
    /** A header of ten ASCII characters with the byte count, then the bytes (lab 5). */
    FRAMES("header frames"),
    /** One JSON object a line (labs 6 and 7). */
    JSON("json lines");

    private final String words;

    WireFormat(String words) {
        this.words = words;
    }

    /** The words a chapter writes behind {@code wire}. */
    public String words() {
        return words;
    }

    static Optional<WireFormat> named(String words) {
        return Arrays.stream(values()).filter(format -> format.words.equals(words)).findFirst();
    }
}

package dev.chatlab.run;

import java.util.Locale;

/** How the wait ended that failed a conversation. */
public enum Ended {
    /** Nothing more came, although the program had time enough. */
    SILENCE,
    /** The program ended the connection in an orderly way (FIN). */
    END_OF_STREAM,
    /** The connection was reset (RST). */
    RESET,
    /** Something came, and it was the wrong thing. */
    DIFFERENCE,
    /** A message began and was not finished. */
    HALF_A_MESSAGE,
    /** Bytes came that are no message at all. */
    MALFORMED,
    /** Something came that nobody expected. */
    LEFTOVER,
    /** Nobody listened on the port, or accepted the connection. */
    NO_CONNECTION,
    /** The TLS handshake failed. */
    NO_HANDSHAKE,
    /** The program went on with somebody whom it had to refuse. */
    NOT_REFUSED,
    /** The program ended. */
    EXIT,
    /** The program did not end. */
    STILL_RUNNING,
    /** The program still holds what it should have let go of. */
    HELD,
    /** The program does not come to rest. */
    BUSY,
    /** The program's code is not built as it should be. */
    CODE,
    /** The program could not be started at all. */
    NOT_STARTED;

    /** As reports for programs write it: {@code end-of-stream}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.chatlab.program;

/**
 * A program could not be started at all. The message is written for the student whose program it
 * is.
 */
public final class LaunchFailure extends Exception {
    private static final long serialVersionUID = 1;

    LaunchFailure(String message) {
        super(message);
    }

    public LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

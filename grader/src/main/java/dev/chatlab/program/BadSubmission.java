package dev.chatlab.program;

/**
 * There is nothing here that could be judged: the folder is missing or empty, or its {@code
 * chatlab.yaml} is wrong. The message is written for the person who named the folder.
 */
public final class BadSubmission extends Exception {
    private static final long serialVersionUID = 1;

    BadSubmission(String message) {
        super(message);
    }
}

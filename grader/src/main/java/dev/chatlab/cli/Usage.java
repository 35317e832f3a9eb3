package dev.chatlab.cli;

/** The person at the command line can mend this: what is wrong, where, and what to do. */
final class Usage extends Exception {

    private static final long serialVersionUID = 1L;

    Usage(String message) {
        super(message);
    }
}

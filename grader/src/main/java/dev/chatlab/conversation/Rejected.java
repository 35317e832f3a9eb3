package dev.chatlab.conversation;

/** Where and why a line is not in the notation. The column counts from 1. */
final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;
    final int column;
    final String what;
    final String accepted;

    Rejected(int column, String what, String accepted) {
        super(what, null, false, false);
        this.column = column;
        this.what = what;
        this.accepted = accepted;
    }
}

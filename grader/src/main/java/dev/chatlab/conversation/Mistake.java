package dev.chatlab.conversation;

/**
 * A mistake in a chapter: where it is, what it is, and what would have been accepted there.
 *
 * @param file as the person who reads the message knows it
 * @param line from 1
 * @param column from 1
 */
public record Mistake(String file, int line, int column, String what, String accepted) {

    @Override
    public String toString() {
        String where = file + ":" + line + ":" + column + ": " + what;
        return accepted.isEmpty() ? where : where + "\n    accepted here: " + accepted;
    }
}

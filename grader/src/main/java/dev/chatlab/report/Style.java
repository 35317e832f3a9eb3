package dev.chatlab.report;

/**
 * How a terminal is written to: with colours, or without any escape code. Colour only underlines
 * what the words and symbols already say.
 */
public enum Style {
    /** Colours by ANSI escape codes, for a terminal. */
    COLOR,
    /** Plain text, for a file, a pipe, or somebody who asked for it. */
    PLAIN;

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("31", text);
    }

    String warning(String text) {
        return paint("33", text);
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == COLOR && !text.isEmpty()
                ? "\u001b[" + code + "m" + text + "\u001b[0m"
                : text;
    }
}

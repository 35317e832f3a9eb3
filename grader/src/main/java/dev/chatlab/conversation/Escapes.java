package dev.chatlab.conversation;

import java.util.Locale;

/** The quoted form of texts and bytes: double quotes around, backslash escapes inside. */
final class Escapes {

    /** What a mistake in an escape is answered with. */
    static final String ACCEPTED = "\\n \\r \\t \\\" \\\\ \\{ \\u00e9 (four hexadecimal digits)";

    private Escapes() {}

    /** The escape for this character, or the character itself where it needs none. */
    static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                    needsCode(codePoint)
                            ? "\\u" + String.format(Locale.ROOT, "%04x", codePoint)
                            : Character.toString(codePoint);
        };
    }

    /** Characters that a reader of the page could not see, or not tell apart. */
    static boolean needsCode(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            case Character.FORMAT, Character.SPACE_SEPARATOR ->
                    codePoint != ' ' && Character.isBmpCodePoint(codePoint);
            default -> false;
        };
    }
}

package dev.chatlab.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.run.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Bytes made visible: text as text, line ends and other control characters as escapes, and what is
 * no UTF-8 as its hexadecimal value. Nothing that it returns can move a terminal's cursor.
 *
 * @param signs one sign a character or byte, in order
 */
record Visible(List<Sign> signs) {

    /** No character takes more in UTF-8. */
    private static final int MOST_BYTES = 4;

    /** A character, or a byte that is none, and how it is shown. */
    record Sign(String shown, int bytes) {}

    static Visible of(Octets octets) {
        byte[] bytes = octets.toBytes();
        List<Sign> signs = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = characterLength(bytes, at);
            signs.add(
                    length == 0
                            ? new Sign(hex(bytes[at]), 1)
                            : new Sign(
                                    escape(new String(bytes, at, length, UTF_8).codePointAt(0)),
                                    length));
            at += Math.max(1, length);
        }
        return new Visible(signs);
    }

    /**
     * The first signs of what may be long, without a look at all the rest.
     *
     * @param most how many signs at most
     * @param ellipsis what stands for the rest, if there is one
     */
    static String beginning(Octets octets, int most, String ellipsis) {
        Visible visible = of(octets.slice(0, MOST_BYTES * (most + 1)));
        return visible.signs.size() > most
                ? visible.text(0, most) + ellipsis
                : visible.text(0, visible.signs.size());
    }

    /** A line of what a program printed, safe to show. */
    static String line(String text) {
        return text.codePoints()
                .mapToObj(c -> c == '\t' ? "    " : escape(c))
                .collect(Collectors.joining());
    }

    /** How many columns a text takes on a terminal. */
    static int width(String text) {
        return text.codePoints().map(Visible::columns).sum();
    }

    /** How many signs are the same, from the first on. */
    int common(Visible other) {
        int count = 0;
        while (count < signs.size()
                && count < other.signs.size()
                && signs.get(count).equals(other.signs.get(count))) {
            count++;
        }
        return count;
    }

    /** The signs from one place to another, as a text. */
    String text(int from, int to) {
        return signs.subList(from, to).stream().map(Sign::shown).collect(Collectors.joining());
    }

    int bytes() {
        return signs.stream().mapToInt(Sign::bytes).sum();
    }

    private static int characterLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return length;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    switch (Character.getType(codePoint)) {
                        case Character.CONTROL ->
                                codePoint < 0x80 ? hex((byte) codePoint) : unicode(codePoint);
                        case Character.FORMAT,
                                Character.SURROGATE,
                                Character.PRIVATE_USE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR,
                                Character.UNASSIGNED ->
                                unicode(codePoint);
                        default -> Character.toString(codePoint);
                    };
        };
    }

    private static String hex(byte value) {
        return String.format(Locale.ROOT, "\\x%02x", value);
    }

    private static String unicode(int codePoint) {
        return String.format(Locale.ROOT, "\\u{%x}", codePoint);
    }

    /** East Asian wide characters and emoji take two columns, combining marks none. */
    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide =
                (codePoint >= 0x1100 && codePoint <= 0x115f)
                        || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
                        || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                        || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                        || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                        || (codePoint >= 0xff00 && codePoint <= 0xff60)
                        || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
                        || (codePoint >= 0x1f300 && codePoint <= 0x1faff)
                        || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
        return wide ? 2 : 1;
    }
}

package dev.chatlab.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is said and expected: texts with placeholders, and bytes. */
abstract class ValueReader extends LineReader {

    /** What looks like a placeholder. Anything else in braces, JSON above all, is plain text. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9][A-Za-z0-9 ]*)}");

    private static final String PLACEHOLDERS = "{any}, {name}, {64 KiB of text}";
    private static final Pattern FILLER =
            Pattern.compile("([1-9]\\d{0,7}) (bytes|KiB|MiB) of text");
    private static final int LARGEST_FILLER = 64 * 1024 * 1024;
    private static final Pattern TIMES = Pattern.compile("\\d+\\s+times\\b");
    private static final int MOST_TIMES = 1_000_000;
    private static final Pattern HEX =
            Pattern.compile("([0-9a-fA-F]{2})(?:\\.\\.([0-9a-fA-F]{2}))?");

    ValueReader(String line) {
        super(line);
    }

    /** A text that somebody sends or types: it has to be known. */
    Text spoken() throws Rejected {
        int start = at;
        Text text = text();
        if (text.hasAny()) {
            throw new Rejected(
                    line.indexOf("{any}", start) + 1,
                    "{any} stands for what comes; it cannot be sent",
                    "{name}, {64 KiB of text}, plain text");
        }
        return text;
    }

    Text text() throws Rejected {
        skipSpaces();
        if (atEnd()) {
            throw rejected("a text is missing here", "plain text, or \"\" for an empty one");
        }
        if (line.charAt(at) == '(') {
            throw rejected(
                    "no such form in parentheses",
                    "(nothing), (in any order), (one each), or the text in double quotes");
        }
        return line.charAt(at) == '"' ? quotedText() : plainText();
    }

    Text plainText() throws Rejected {
        String plain = line.substring(at).stripTrailing();
        List<Text.Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(plain);
        int done = 0;
        int start = at;
        while (matcher.find()) {
            parts.add(new Text.Literal(plain.substring(done, matcher.start())));
            at = start + matcher.start();
            parts.add(placeholder(matcher.group(1)));
            done = matcher.end();
        }
        parts.add(new Text.Literal(plain.substring(done)));
        at = line.length();
        return new Text(parts);
    }

    Text quotedText() throws Rejected {
        List<Text.Part> parts = new ArrayList<>();
        at++;
        while (!trySymbol("\"", false)) {
            Matcher matcher = PLACEHOLDER.matcher(line).region(at, line.length());
            if (matcher.lookingAt()) {
                parts.add(placeholder(matcher.group(1)));
                at = matcher.end();
            } else {
                parts.add(new Text.Literal(Character.toString(character())));
            }
        }
        return end(new Text(parts));
    }

    Text.Part placeholder(String words) throws Rejected {
        Matcher matcher = FILLER.matcher(words);
        if (matcher.matches()) {
            return filler(matcher);
        }
        return switch (words) {
            case "any" -> new Text.Any();
            case "name" -> new Text.Name();
            default -> throw rejected("no such placeholder: {" + words + "}", PLACEHOLDERS);
        };
    }

    Filler filler(Matcher matcher) throws Rejected {
        int amount = Integer.parseInt(matcher.group(1));
        for (Filler.Unit unit : Filler.Unit.values()) {
            if (unit.word().equals(matcher.group(2))) {
                Filler filler = new Filler(amount, unit);
                if (amount > LARGEST_FILLER / unit.bytes()) {
                    throw rejected("that is too long a text", "64 MiB of text at most");
                }
                return filler;
            }
        }
        throw new AssertionError(matcher.group(2));
    }

    Bytes bytes() throws Rejected {
        List<Bytes.Chunk> chunks = new ArrayList<>();
        skipSpaces();
        do {
            chunks.add(chunk());
            skipSpaces();
        } while (!atEnd());
        return new Bytes(chunks);
    }

    Bytes.Chunk chunk() throws Rejected {
        String accepted = "\"text\\n\", \"[\" 1000 times, 68 65 6c, 00..ff," + " {1 MiB of text}";
        if (atEnd()) {
            throw rejected("bytes are missing here", accepted);
        }
        if (trySymbol("\"", false)) {
            StringBuilder text = new StringBuilder();
            while (!trySymbol("\"", false)) {
                text.appendCodePoint(character());
            }
            return new Bytes.Quoted(text.toString(), times());
        }
        Matcher filler = PLACEHOLDER.matcher(line).region(at, line.length());
        if (filler.lookingAt() && placeholder(filler.group(1)) instanceof Filler chunk) {
            at = filler.end();
            return chunk;
        }
        Matcher hex = HEX.matcher(line).region(at, line.length());
        boolean whole = hex.lookingAt() && wordEndsAt(hex.end());
        if (!whole) {
            throw rejected("these are no bytes", accepted);
        }
        int first = Integer.parseInt(hex.group(1), 16);
        int last = hex.group(2) == null ? first : Integer.parseInt(hex.group(2), 16);
        if (last < first) {
            throw rejected("this range runs backwards", "the smaller value first: 00..ff");
        }
        at = hex.end();
        return new Bytes.Hex(first, last);
    }

    /** How often what stands in quotes is to be taken; once where nothing is said. */
    private int times() throws Rejected {
        skipSpaces();
        if (!TIMES.matcher(line).region(at, line.length()).lookingAt()) {
            return 1;
        }
        int times = number(2, MOST_TIMES);
        expect("times");
        return times;
    }

    /** One character inside quotes, escaped or not. */
    int character() throws Rejected {
        if (atEnd()) {
            throw rejected("the closing quote is missing", "\"");
        }
        int codePoint = line.codePointAt(at);
        if (codePoint != '\\') {
            at += Character.charCount(codePoint);
            return codePoint;
        }
        char escape = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        int value =
                switch (escape) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case '"', '\\', '{' -> escape;
                    case 'u' -> unicode();
                    default -> throw rejected("no such escape: \\" + escape, Escapes.ACCEPTED);
                };
        at += escape == 'u' ? 6 : 2;
        return value;
    }

    int unicode() throws Rejected {
        Matcher digits = Pattern.compile("[0-9a-fA-F]{4}").matcher(line);
        if (!digits.region(at + 2, line.length()).lookingAt()) {
            throw rejected("\\u wants four hexadecimal digits", Escapes.ACCEPTED);
        }
        return Integer.parseInt(digits.group(), 16);
    }
}

package dev.chatlab.conversation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line, and how far it has been read: words, symbols and numbers. What begins with "try" reads
 * something if it comes next; everything else insists.
 */
abstract class LineReader {

    private static final Pattern WORD = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?");
    static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    final String line;
    int at;

    LineReader(String line) {
        this.line = line;
        skipSpaces();
    }

    int number(int least, int most) throws Rejected {
        skipSpaces();
        Matcher digits = NUMBER.matcher(line).region(at, line.length());
        String accepted = "a number from " + least + " to " + most;
        if (!digits.lookingAt()) {
            throw rejected("a number is missing here", accepted);
        }
        int number = Integer.parseInt(digits.group());
        if (number < least || number > most) {
            throw rejected(number + " is out of range", accepted);
        }
        at = digits.end();
        return number;
    }

    <T> T phrase(String words, T step) throws Rejected {
        expect(words);
        return end(step);
    }

    void expect(String words) throws Rejected {
        for (String word : words.split(" ", -1)) {
            if (!tryWords(word)) {
                throw rejected("this is not how the line goes on", words);
            }
        }
    }

    /** Reads these words if they come next, whole and in this order; else stays where it is. */
    boolean tryWords(String words) {
        int start = at;
        for (String word : words.split(" ", -1)) {
            skipSpaces();
            int end = at + word.length();
            if (!line.startsWith(word, at) || !wordEndsAt(end)) {
                at = start;
                skipSpaces();
                return false;
            }
            at = end;
        }
        return true;
    }

    boolean wordEndsAt(int end) {
        return end >= line.length() || Character.isWhitespace(line.charAt(end));
    }

    boolean trySymbol(String symbol) {
        return trySymbol(symbol, true);
    }

    boolean trySymbol(String symbol, boolean afterSpaces) {
        if (afterSpaces) {
            skipSpaces();
        }
        if (!line.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    <T> T end(T result) throws Rejected {
        skipSpaces();
        if (!atEnd()) {
            throw rejected("the line should end here", "nothing more");
        }
        return result;
    }

    String peekWord() {
        Matcher matcher = WORD.matcher(line).region(at, line.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    String rest() {
        return line.substring(at);
    }

    boolean atEnd() {
        return at >= line.length();
    }

    void skipSpaces() {
        while (!atEnd() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    Rejected rejected(String what, String accepted) {
        return new Rejected(at + 1, what, accepted);
    }
}

package dev.chatlab.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.utils.ScreenTerminal;

/**
 * What a person sees at a terminal: rows of characters and a cursor, after all escape sequences
 * (ECMA-48, as xterm reads them) have done their work. What scrolls off the screen is kept.
 *
 * <p>Combining characters are left out, which the terminal model does not know.
 *
 * <p>Safe for use by several threads.
 */
public final class Screen {

    /** The width of the screen in characters; wide ones count twice. */
    public static final int COLUMNS = 80;

    /** The height of the screen. */
    public static final int ROWS = 24;

    /** What the terminal model puts behind a character that is two columns wide. */
    private static final int SECOND_HALF = 0;

    /** Who prints more than this is not looked at any more: it takes time. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    /** And the same when so many rows have scrolled off: they take memory, 700 bytes each. */
    private static final int MOST_GONE = 10_000;

    /** What ends any sequence, and shows nothing (ST). */
    private static final String END_OF_SEQUENCE = "\u001b\\";

    /** A line of so many rows is not looked for. */
    private static final int MOST_ROWS = 20;

    private final ScreenTerminal terminal = new ScreenTerminal(COLUMNS, ROWS, true);

    private final PieceDecoder decoder = new PieceDecoder();
    private int shown;

    Screen() {}

    /**
     * Shows what the program has written.
     *
     * @return what the terminal answers, to be read by the program: it may have asked where the
     *     cursor is
     */
    synchronized String show(byte[] piece, int length) {
        String text = decoder.decode(piece, length);
        StringBuilder answer = new StringBuilder();
        for (int at = 0; at < text.length() && isLookedAt(); ) {
            int end = text.offsetByCodePoints(at, 1);
            write(text.substring(at, end));
            answer.append(terminal.read());
            shown += end - at;
            at = end;
        }
        return answer.toString();
    }

    /** One character. The terminal model stumbles over some sequences; a terminal skips them. */
    private void write(String character) {
        try {
            terminal.write(character);
        } catch (RuntimeException e) {
            terminal.write(END_OF_SEQUENCE);
        }
    }

    private boolean isLookedAt() {
        return shown <= MOST_CHARACTERS && terminal.getHistorySize() < MOST_GONE;
    }

    /**
     * A line on the screen: one row, or several when it was too long for one.
     *
     * @param text without the blanks at its end
     * @param end the number of the row behind it, counted from the first that ever was
     */
    public record Line(String text, int end) {}

    /**
     * All lines from this row on, oldest first. Empty ones are there as well. Nothing tells for
     * sure whether a line goes on in the next row: here it does when it reaches the last column.
     */
    public synchronized List<Line> lines(int from) {
        List<String> rows = rows();
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int row = from; row < rows.size(); row++) {
            line.append(rows.get(row));
            if (!isFull(rows.get(row)) || row == rows.size() - 1) {
                lines.add(new Line(line.toString().stripTrailing(), row + 1));
                line.setLength(0);
            }
        }
        return lines;
    }

    /**
     * The first line from this row on that is such a text and nothing else, in one row or in
     * several. A row behind one that reaches the last column is taken for its continuation.
     */
    public synchronized Optional<Line> find(int from, Pattern text) {
        List<String> rows = rows();
        for (int row = from; row < rows.size(); row++) {
            if (row > 0 && isFull(rows.get(row - 1))) {
                continue;
            }
            StringBuilder line = new StringBuilder();
            for (int end = row; end < Math.min(rows.size(), row + MOST_ROWS); end++) {
                String found = line.append(rows.get(end)).toString().stripTrailing();
                if (text.matcher(found).matches()) {
                    return Optional.of(new Line(found, end + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether such a text ends where the cursor is, be it in one row or in several. */
    public synchronized boolean isBeforeCursor(Pattern text) {
        List<String> rows = rows();
        int row = cursorRow();
        Pattern ending = Pattern.compile(".*" + text.pattern(), Pattern.DOTALL);
        StringBuilder line = new StringBuilder(inCursorRow());
        for (int above = row - 1; above > row - MOST_ROWS; above--) {
            if (ending.matcher(line).matches()) {
                return true;
            }
            if (above < 0) {
                return false;
            }
            line.insert(0, rows.get(above));
        }
        return false;
    }

    /** The line that the cursor stands in, up to the cursor. */
    public synchronized String beforeCursor() {
        List<String> rows = rows();
        StringBuilder line = new StringBuilder(inCursorRow());
        for (int above = cursorRow() - 1; above >= 0 && isFull(rows.get(above)); above--) {
            line.insert(0, rows.get(above));
        }
        return line.toString();
    }

    private int cursorRow() {
        return terminal.getHistory().size() + cursor()[1];
    }

    private String inCursorRow() {
        int[] cursor = cursor();
        int start = cursor[1] * COLUMNS;
        // Behind the last column there is no place: the cursor waits in it until the next
        // character.
        boolean waits = cursor[0] == COLUMNS - 1 && isFull(text(cells(), start, start + COLUMNS));
        return text(cells(), start, start + (waits ? COLUMNS : cursor[0]));
    }

    private int[] cursor() {
        int[] cursor = new int[2];
        terminal.dump(new long[COLUMNS * ROWS], cursor);
        return cursor;
    }

    /** What is on the screen now, as a person would copy it: without blank rows at its end. */
    @Override
    public synchronized String toString() {
        List<String> rows = rows();
        return String.join(
                        "\n",
                        rows.subList(rows.size() - ROWS, rows.size()).stream()
                                .map(String::stripTrailing)
                                .toList())
                .stripTrailing();
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (long[] gone : terminal.getHistory()) {
            rows.add(text(gone, 0, gone.length));
        }
        long[] cells = cells();
        for (int row = 0; row < ROWS; row++) {
            rows.add(text(cells, row * COLUMNS, (row + 1) * COLUMNS));
        }
        return rows;
    }

    private long[] cells() {
        long[] cells = new long[COLUMNS * ROWS];
        terminal.dump(cells, new int[2]);
        return cells;
    }

    private static String text(long[] cells, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int character = ScreenTerminal.cellCodePoint(cells[i]);
            if (character != SECOND_HALF) {
                text.appendCodePoint(character);
            }
        }
        return text.toString();
    }

    /** Whether the line goes on in the next row: its last column is used. */
    private static boolean isFull(String row) {
        return !row.isEmpty() && !row.endsWith(" ");
    }
}

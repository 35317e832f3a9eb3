import module java.base;

// The screen, and what the user is typing on it.
//
// Two threads come here: one reads lines, and one shows messages. Whatever they do with the screen,
// they do as a whole or not at all: every method that prints is synchronized. Waiting for a key is
// not, or no message could be shown meanwhile.
final class Screen {

    private static final String PROMPT = "> ";

    // Back to the first column (carriage return), and erase from there to the end of the row.
    private static final String ERASE_ROW = "\r\u001b[K";

    // Whether the terminal gives us each key and shows none: then we draw what is typed. Otherwise
    // (a file, a pipe) lines are read and printed, and nothing else: no prompt, no escape codes.
    private final boolean drawing;

    private final BufferedReader input;
    private final int columns;

    private final StringBuilder typed = new StringBuilder();
    private boolean typing; // whether a row with the prompt stands on the screen

    Screen(boolean drawing) {
        this.drawing = drawing;
        this.input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        this.columns = drawing ? Terminal.columns() : 0;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    // Shows a text on a line of its own. The line that is being typed stands below it afterwards.
    synchronized void show(String text) {
        if (drawing) {
            print(ERASE_ROW + harmless(text) + "\n" + (typing ? typedRow() : ""));
        } else {
            print(text + "\n");
        }
    }

    // Waits for the next line that the user types. Returns null when there will be no more.
    String readLine() throws IOException {
        if (!drawing) {
            return input.readLine();
        }
        begin();
        int key = Terminal.readKey();
        while (key != Terminal.ENTER) {
            // Only this thread changes the typed line, so it may look at it without the lock.
            if (key == Terminal.END || key == Terminal.CTRL_D && typed.isEmpty()) {
                return null;
            }
            press(key);
            key = Terminal.readKey();
        }
        return finish();
    }

    private synchronized void begin() {
        typing = true;
        print(typedRow());
    }

    private synchronized void press(int key) {
        if (key == Terminal.BACKSPACE) {
            // What looks like one character may be several: 👍🏽 is two, and each of these is two
            // of Java's chars.
            BreakIterator characters = BreakIterator.getCharacterInstance();
            characters.setText(typed.toString());
            characters.last();
            typed.setLength(Math.max(0, characters.previous()));
        } else if (!Character.isISOControl(key) || key == '\t') {
            typed.appendCodePoint(key);
        }
        print(ERASE_ROW + typedRow());
    }

    private synchronized String finish() {
        String line = typed.toString();
        typed.setLength(0);
        typing = false;
        print(ERASE_ROW + PROMPT + harmless(line) + "\n");
        return line;
    }

    // What comes after us, the prompt of the shell for instance, begins in a row of its own.
    private synchronized void close() {
        if (typing) {
            typing = false;
            print("\n");
        }
    }

    // The prompt and the end of the typed line: as much of it as one row holds. A line in two rows
    // could not be erased by erasing a row. The last column stays free, because printing there
    // takes some terminals to the next row.
    private String typedRow() {
        String line = harmless(typed.toString());
        int room = columns - 1 - PROMPT.length();
        int start = line.length();
        while (start > 0 && room >= Terminal.width(line.codePointBefore(start))) {
            room -= Terminal.width(line.codePointBefore(start));
            start = line.offsetByCodePoints(start, -1);
        }
        return PROMPT + line.substring(start);
    }

    // A terminal obeys control characters. Nobody in the room shall be able to clear our screen.
    private static String harmless(String text) {
        return text.replaceAll("\\p{Cc}", " ");
    }

    private static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }
}

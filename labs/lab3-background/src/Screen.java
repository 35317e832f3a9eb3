import module java.base;

// The screen, and what the user is typing on it. Two threads come here: one reads lines, and one
// shows messages.
//
// As it is, it does for a file and a pipe: lines are read and printed, and nothing else.
final class Screen {

    private static final String PROMPT = "> ";

    // Back to the first column (carriage return), and erase from there to the end of the row.
    private static final String ERASE_ROW = "\r\u001b[K";

    // Whether the terminal gives us each key and shows none: then we draw what is typed.
    private final boolean drawing;

    private final BufferedReader input;

    // What the user has typed since the last Enter.
    private final StringBuilder typed = new StringBuilder();

    Screen(boolean drawing) {
        this.drawing = drawing;
        this.input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // TODO 10: At every end of the program, the cursor should stand in a row of its own. What
        //          comes after us there, the prompt of the shell for instance, does not know of us.
    }

    // Shows a text on a line of its own. The line that is being typed stands below it afterwards.
    void show(String text) {
        // TODO 8: When drawing: erase the row that is being typed, print the text, and draw the row
        //         again. Which other methods must not print in the middle of that?
        print(text + "\n");
    }

    // Waits for the next line that the user types. Returns null when there will be no more.
    String readLine() throws IOException {
        // TODO 7: When drawing: draw the prompt. Then take one key after another from
        //         Terminal.readKey(), until Terminal.ENTER. A character belongs to the typed line,
        //         BACKSPACE takes one away from it, CTRL_D ends the input if the line is empty, and
        //         so does END in any case. After each key, draw the row again.
        return input.readLine();
    }

    // What stands in the row that is being typed: the prompt and the typed line.
    private String typedRow() {
        // TODO 9: A row has Terminal.columns() columns, and a character takes Terminal.width() of
        //         them. What of the typed line is to be seen when it is too long for one row?
        return PROMPT + typed;
    }

    private static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }
}

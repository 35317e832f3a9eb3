import module java.base;

// What one has to know about terminals, so that the rest of the program need not.
//
// A terminal has a small editor of its own: it shows what is typed, lets Backspace take it back,
// and hands over the line at Enter. Until then the program knows nothing about it, and so could not
// restore it. Here that editor is switched off, with the command stty of Linux and macOS.
final class Terminal {

    // Keys. All others are the characters that they stand for.
    static final int END = -1; // there will be no more keys
    static final int CTRL_D = 4;
    static final int ENTER = '\n';
    static final int BACKSPACE = 127;

    private static final int ESCAPE = 27;

    private static final Reader KEYS = new InputStreamReader(System.in, StandardCharsets.UTF_8);

    private Terminal() {}

    // Asks the terminal for each key, at once and without showing it. Returns whether it does that:
    // there may be no terminal, or none that knows how. At the end everything is as it was before.
    static boolean givesEachKey() {
        if (System.console() == null || !System.console().isTerminal()) {
            return false;
        }
        try {
            String before = stty("-g");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> restore(before)));
            stty("-icanon", "-echo", "min", "1", "time", "0");
            return true;
        } catch (IOException e) {
            return false; // There is no stty on Windows.
        }
    }

    private static void restore(String settings) {
        try {
            stty(settings);
        } catch (IOException e) {
            System.err.println("Type: stty sane");
        }
    }

    // How many columns a row has now. (What if somebody makes the window narrower later? That is
    // one
    // of the questions in the handout.)
    static int columns() {
        try {
            String[] rowsAndColumns = stty("size").split(" ");
            int columns = Integer.parseInt(rowsAndColumns[1]);
            return columns > 0 ? columns : 80;
        } catch (IOException | RuntimeException e) {
            return 80;
        }
    }

    // How many columns a character takes, at most. 世 and 😀 take two. Some beyond U+1100 take one
    // or none, but whoever counts them as two fills a row a little less, and never too much.
    static int width(int character) {
        return character < 0x1100 ? 1 : 2;
    }

    // Waits for a key.
    static int readKey() throws IOException {
        int key = KEYS.read();
        // An arrow key comes as ESC [ A, others as ESC [ 3 ~ or ESC O P. Nothing is done for these.
        while (key == ESCAPE) {
            key = KEYS.read();
            if (key == '[' || key == 'O') {
                do {
                    key = KEYS.read();
                } while (key >= '0' && key <= '9' || key == ';');
                key = KEYS.read();
            }
        }
        return switch (key) {
            case '\r' -> ENTER;
            case '\b' -> BACKSPACE; // The key sends one of the two, depending on the terminal.
            default -> whole(key);
        };
    }

    // Java's char has 16 bits. 😀 needs more, and comes as two of them.
    private static int whole(int key) throws IOException {
        return Character.isHighSurrogate((char) key)
                ? Character.toCodePoint((char) key, (char) KEYS.read())
                : key;
    }

    // Runs stty for this terminal, and returns what it prints.
    private static String stty(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        Process stty =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.INHERIT) // the terminal it works on
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        // This output ends when stty does.
        return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
}

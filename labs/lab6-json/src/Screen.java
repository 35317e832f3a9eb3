import module java.base;

// The screen, and what the user is typing on it.
//
// As it is, it does for a file and a pipe: lines are read and printed, and nothing else.
//
// TODO 14: For a terminal, take your Screen.java of lab 3 instead of this one, and Terminal.java
//         with it.
final class Screen {

    private final BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    // Shows a text on a line of its own.
    synchronized void show(String text) {
        System.out.print(text + "\n");
        System.out.flush();
    }

    // Waits for the next line that the user types. Returns null when there will be no more.
    String readLine() throws IOException {
        return input.readLine();
    }
}

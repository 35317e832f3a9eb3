// A chat client: it sends what its user types, and shows what comes, whether its user types or not.
//
//     java ChatClient.java 127.0.0.1 5000

// Whether the user has ended the chat. Two threads look at it; volatile makes sure that each of
// them sees what the other one has written.
volatile boolean leaving;

void main(String[] args) {
    if (args.length != 2 || !isPort(args[1])) {
        System.err.println("Usage: ChatClient HOST PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    // For a terminal: Screen(Terminal.givesEachKey()), as soon as TODO 7 is done.
    Screen screen = new Screen(false);

    // TODO 1: Connect to the server. If no server is there, say so in one line on standard error,
    //         and end with exit code 1.
    // TODO 2: Send what the user types.
    // TODO 3: And receive at the same time. This takes a second thread.
    // TODO 5: When the user has left, wait until the server has closed its end, too, but not for
    //         ever. Then close the connection.
    // TODO 10: Ctrl-C ends the program wherever it stands. Say goodbye to the server even then.
    screen.show("ChatClient: nothing here yet (it was told " + host + " and port " + port + ")");
}

// Sends each line that the user types, until there are no more.
void send(Socket server, Screen screen) {
    // TODO 2: Read a line from the screen. Send its text in UTF-8, and a \n. Then the next line.
    //         Nothing is sent for an empty line.
    // TODO 5: Stop at the word exit, and when there are no more lines. Then leave.
}

// Shows each line that comes, at once, until no more can come. Runs on a thread of its own.
void receive(Socket server, Screen screen) {
    // TODO 3: Read a line from the server, in UTF-8 too. Show it after the word "Received: ".
    //         Then the next line.
    // TODO 6: If no more can come, and it was not the user who wanted that: show "Connection closed
    //         by the server", and end the program. The other thread waits for a key meanwhile.
}

// Returns the next line, or null if the stream ends before the line does.
String readLine(Reader in) throws IOException {
    // TODO 4: Collect characters until the \n. It is not part of the text. Nor is a \r before it.
    // TODO 6: What if the stream ends here, perhaps in the middle of a line?
    return null;
}

// Says goodbye: nothing more will be sent, and what was sent before gets there first.
void leave(Socket server) {
    leaving = true;
    // TODO 5: Close your half of the connection.
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

// A chat client with a name: it tells the server who its user is, sends what its user types, and
// shows what comes, whether its user types or not.
//
//     java ChatClient.java 127.0.0.1 5000 ann

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

void main(String[] args) {
    if (args.length != 3 || !isPort(args[1])) {
        System.err.println("Usage: ChatClient HOST PORT NAME, where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);
    String name = args[2];

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    Screen screen = new Screen();

    // TODO 1: As in lab 3: connect, send what the user types, and receive at the same time in a
    //         second thread. If no server is there, say so.
    // TODO 5: Ctrl-C ends the program wherever it stands. Say goodbye to the server even then.
    screen.show("ChatClient: nothing here yet (" + name + " at " + host + ":" + port + ")");
}

// Sends each line that the user types, until there are no more.
void send(Socket server, Screen screen) {
    // TODO 1: As in lab 3.
    // TODO 4: The server takes the first line that it gets for the name. What has to wait for what?
    // TODO 5: Stop at !quit, and when there are no more lines. Then leave.
}

// Shows each line that comes, at once, until no more can come. Runs on a thread of its own.
void receive(Socket server, Screen screen, String name) {
    // TODO 1: As in lab 3, but show the lines as they are.
    // TODO 2: A line that is NICK is not for the user. Answer it.
    // TODO 6: If no more can come, or the server says "server> !quit", and it was not the user who
    //         wanted that: show "Connection closed by the server", and end the program.
}

// The server asks for the name.
void answer(Socket server, Screen screen, String name) throws IOException {
    // TODO 2: Send it.
    // TODO 3: If the server asks again, this name was not to be had. Then show "Choose another
    //         name:". Who sends that one?
}

// Sends one line.
void tell(Socket server, String line) throws IOException {
    // TODO 1: As in lab 3. Which threads come here?
}

// Returns the next line, or null if the stream ends before the line does.
String readLine(Reader in) throws IOException {
    // TODO 1: As in lab 3.
    return null;
}

// Says goodbye: nothing more will be sent, and what was sent before gets there first.
void leave(Socket server) {
    // TODO 5: Send !quit, and close your half of the connection.
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

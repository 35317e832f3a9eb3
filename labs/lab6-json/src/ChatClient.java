// A chat client with rooms: it tells the server who its user is and which room they want, sends
// what they type, and shows what comes, whether they type or not. All messages are JSON, one to a
// line. Protocol.java knows what they look like.
//
//     java -cp "KIT/grader/target/lib/*" ChatClient.java 127.0.0.1 5000 ann hall

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

void main(String[] args) {
    if (args.length != 4 || !isPort(args[1])) {
        System.err.println(
                "Usage: ChatClient HOST PORT NAME ROOM, where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);
    Protocol.Connect connect = new Protocol.Connect(args[2], args[3]);

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    Screen screen = new Screen();

    // TODO 1: As in lab 4: connect to the server, send what the user types, and receive at the same
    //         time in a second thread. If no server is there, say so.
    // TODO 10: But first of all, say who the user is, and wait for the answer.
    screen.show("ChatClient: nothing here yet (" + connect + " at " + host + ":" + port + ")");
}

// Waits until the server says that we are in the room.
String awaitAck(InputStream in) throws IOException {
    // TODO 10: The next line that is a ConnectAck: return its message. What if it is a Problem?
    return "";
}

// Sends each line that the user types, until there are no more.
void send(Socket server, Screen screen) {
    // TODO 12: As in lab 4, but each line becomes a Protocol.Say.
    // TODO 13: Stop at !quit, and when there are no more lines. Then leave.
}

// Shows each message that comes, at once, until no more can come. Runs on a thread of its own.
void receive(InputStream in, Screen screen) {
    // TODO 11: What does each type of message look like on the screen? What does a text look like
    //          that has a line end in it?
    // TODO 13: If no more can come, and it was not the user who wanted that: show "Connection
    //          closed by the server", and end the program.
}

// Sends one message.
void tell(Socket server, Protocol.FromClient message) throws IOException {
    // TODO 10: Protocol.line makes bytes out of a message.
}

// Reads one line and returns its bytes without the \n; null if the stream ends before the line
// does.
byte[] readLine(InputStream in) throws IOException {
    // TODO 1: As in lab 4, but collect bytes.
    return null;
}

// Says goodbye: nothing more will be sent, and what was sent before gets there first.
void leave(Socket server) {
    // TODO 13: Close your half of the connection.
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

// A chat client with frames: it tells the server who its user is, sends what its user types, and
// shows what comes, whether its user types or not.
//
//     java ChatClient.java 127.0.0.1 5000 ann

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

// What is still to be sent. The thread at the keyboard puts it in here. The one at the connection
// takes it out when there is room for it on the way.
final BlockingQueue<ByteBuffer> outgoing = new ArrayBlockingQueue<>(100);

// Whether the user has no more to say than what is in the queue now.
volatile boolean leaving = false;

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

    // TODO 1: As in lab 4: connect, and two threads, one for the user and one for the server. If no
    //         server is there, say so. But connect with a SocketChannel, and make it non-blocking.
    // TODO 4: The first frame is the name.
    screen.show("ChatClient: nothing here yet (" + name + " at " + host + ":" + port + ")");
}

// Hands over each line that the user types, until there are no more.
void type(Selector selector, Screen screen) {
    // TODO 4: As a frame into the queue, and not the empty ones. How does the other thread notice,
    //         while it waits for the selector?
    // TODO 6: When there are no more lines, tell the other thread that as well.
}

// Sends and receives, whatever can be done without waiting, until the connection ends. Runs on a
// thread of its own, and this is the only one that touches the connection.
void talk(SocketChannel server, Selector selector, Screen screen) {
    // TODO 4: If it is writable, send what waits. When do you want to know that it is writable?
    // TODO 5: If it is readable, read. Frames come in pairs: a name, then a message.
    // TODO 6: When the user has left and all has been sent, say goodbye: shutdownOutput.
    // TODO 6: If the server is gone, and it was not the user who wanted that: show "Connection
    //         closed by the server", and end the program. And after a bad header?
}

byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
}

String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

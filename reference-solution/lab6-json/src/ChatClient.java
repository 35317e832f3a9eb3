// A chat client with rooms: it tells the server who its user is and which room they want, sends
// what they type, and shows what comes, whether they type or not. All messages are JSON.
//
//     java -cp "../../grader/target/lib/*" src/ChatClient.java 127.0.0.1 5000 ann hall

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

// Set when the user has left. The end of the connection is no news then.
volatile boolean leaving = false;

void main(String[] args) throws InterruptedException {
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

    try (Socket server = new Socket(host, port)) {
        // One reader for the whole connection: what came glued to the answer must not get lost.
        InputStream in = new BufferedInputStream(server.getInputStream());
        tell(server, connect);
        String welcome = awaitAck(in);

        // Ctrl-C ends a Java program wherever it stands. What still has to be done is done in here.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(server)));

        // Two things are waited for at the same time: a message, and a key. So there are two
        // threads. This one waits for the keys. The other one is a daemon, which does not keep the
        // program alive when this one has come to its end.
        Screen screen = new Screen(Terminal.givesEachKey());
        screen.show("* " + oneLine(welcome));
        screen.show("Type a message, or !quit to quit.");
        Thread receiver =
                Thread.ofPlatform().name("receiver").daemon().start(() -> receive(in, screen));
        send(server, screen);

        // A good server answers our goodbye with its own. We wait for it, but not for ever: whoever
        // hangs up at once may cut off what the server has not read yet.
        receiver.join(PATIENCE);
    } catch (ProtocolException e) {
        complain("the server says: " + e.getMessage());
    } catch (IOException e) {
        complain("cannot connect to " + host + ":" + port + ": " + e.getMessage());
    }
}

// Waits until the server says that we are in the room. Before that, nothing else is to be done:
// nobody has said anything that is for us, and nobody would hear what our user types.
String awaitAck(InputStream in) throws IOException {
    byte[] line = readLine(in);
    while (line != null) {
        switch (Protocol.fromServer(line)) {
            case Protocol.ConnectAck(String message) -> {
                return message;
            }
            case Protocol.Problem(String message) -> throw new ProtocolException(message);
            default -> line = readLine(in);
        }
    }
    throw new EOFException("it has closed the connection");
}

// Sends each line that the user types, until there are no more.
void send(Socket server, Screen screen) {
    try {
        String line = screen.readLine();
        while (line != null && !line.equals("!quit")) {
            if (!line.isEmpty()) {
                tell(server, new Protocol.Say(line));
            }
            line = screen.readLine();
        }
        leave(server);
    } catch (IOException e) {
        // The connection is gone. The receiver notices that as well, and says so.
    }
}

// Shows each message that comes, at once, until no more can come. Runs on a thread of its own.
void receive(InputStream in, Screen screen) {
    try {
        byte[] line = readLine(in);
        while (line != null) {
            switch (Protocol.fromServer(line)) {
                case Protocol.ConnectAck(String message) -> screen.show("* " + oneLine(message));
                case Protocol.Notification(String message) -> screen.show("* " + oneLine(message));
                case Protocol.Message(String sender, _, String text) ->
                        screen.show(oneLine(sender + ": " + text));
                case Protocol.Problem(String message) -> screen.show("! " + oneLine(message));
                case Protocol.Unknown() -> {}
            }
            line = readLine(in);
        }
    } catch (IOException e) {
        // A reset is an end, too, only a less polite one.
    }
    if (!leaving) {
        screen.show("Connection closed by the server");
        // The other thread waits for a key. Nobody should have to press one.
        System.exit(1);
    }
}

// A text in JSON may have line ends in it. On the screen the second line of such a text would look
// like a message of its own, and somebody could write "bob: I quit" in there.
String oneLine(String text) {
    return text.replaceAll("\\p{Cc}", " ");
}

void tell(Socket server, Protocol.FromClient message) throws IOException {
    server.getOutputStream().write(Protocol.line(message));
}

// Reads one line and returns its bytes without the \n; null if the stream ends before the line
// does. It is not decoded here: half a line may end in half a character.
byte[] readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != -1 && next != '\n') {
        line.write(next);
        next = in.read();
    }
    return next == -1 ? null : line.toByteArray();
}

// Says goodbye: nothing more will be sent, and what was sent before gets there first.
void leave(Socket server) {
    leaving = true;
    try {
        server.shutdownOutput();
    } catch (IOException e) {
        // The goodbye has been said already, or there is nobody left to hear it.
    }
}

// Ends the program with a word about the reason.
void complain(String why) {
    System.err.println("ChatClient: " + oneLine(why));
    System.exit(1);
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

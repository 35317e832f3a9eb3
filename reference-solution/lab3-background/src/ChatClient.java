// A chat client: it sends what its user types, and shows what comes, whether its user types or not.
//
//     java ChatClient.java 127.0.0.1 5000

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

// Whether the user has ended the chat. The receiver needs to know; volatile, so that it does.
volatile boolean leaving;

void main(String[] args) throws InterruptedException {
    if (args.length != 2 || !isPort(args[1])) {
        System.err.println("Usage: ChatClient HOST PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    try (Socket server = new Socket(host, port)) {
        IO.println("Connected to " + host + ":" + port + ". Type a message, or exit to quit.");

        // Ctrl-C ends a Java program wherever it stands. What still has to be done is done in here.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(server)));

        // Two things are waited for at the same time: a message, and a key. So there are two
        // threads. This one waits for the keys. The other one is a daemon, which does not keep the
        // program alive when this one has come to its end.
        Screen screen = new Screen(Terminal.givesEachKey());
        Thread receiver =
                Thread.ofPlatform().name("receiver").daemon().start(() -> receive(server, screen));
        send(server, screen);

        // A good server answers our goodbye with its own. We wait for it, but not for ever: whoever
        // hangs up at once may cut off what the server has not read yet.
        receiver.join(PATIENCE);
    } catch (IOException e) {
        System.err.println(
                "ChatClient: cannot connect to " + host + ":" + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Sends each line that the user types, until there are no more.
void send(Socket server, Screen screen) {
    try {
        String line = screen.readLine();
        while (line != null && !line.equals("exit")) {
            if (!line.isEmpty()) {
                // The end of the line goes along: it tells the server where the message ends.
                byte[] message = (line + "\n").getBytes(StandardCharsets.UTF_8);
                server.getOutputStream().write(message);
            }
            line = screen.readLine();
        }
        leave(server);
    } catch (IOException e) {
        // The connection is gone. The receiver notices that as well, and says so.
    }
}

// Shows each line that comes, at once, until no more can come. Runs on a thread of its own.
void receive(Socket server, Screen screen) {
    try {
        // A reader keeps half a character until the other half has come.
        Reader in =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = readLine(in);
        while (line != null) {
            screen.show("Received: " + line);
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

// Returns the next line, or null if the stream ends before the line does: BufferedReader.readLine
// would hand out what stands there as if it were a whole line.
String readLine(Reader in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c != -1 && c != '\n') {
        line.append((char) c);
        c = in.read();
    }
    if (c == -1) {
        return null;
    }
    // Some programs end a line with \r\n. The \r is part of the end, not of the text.
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
        line.setLength(line.length() - 1);
    }
    return line.toString();
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

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

// A chat client with a name: it tells the server who its user is, sends what its user types, and
// shows what comes, whether its user types or not.
//
//     java ChatClient.java 127.0.0.1 5000 ann

// How long a server may take to close its end when the user has left.
final Duration PATIENCE = Duration.ofSeconds(1);

// Set by whoever ends the chat first, the user or the server. The other one is not asked any more.
final AtomicBoolean over = new AtomicBoolean();

// Open as soon as the name has been sent. What the user says has to wait for that: the server takes
// the first line that it gets for the name, whatever it is.
final CountDownLatch named = new CountDownLatch(1);

void main(String[] args) throws InterruptedException {
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

    try (Socket server = new Socket(host, port)) {
        IO.println("Connected to " + host + ":" + port + ". Type a message, or !quit to quit.");

        // Ctrl-C ends a Java program wherever it stands. What still has to be done is done in here.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveSoon(server)));

        // Two things are waited for at the same time: a message, and a key. So there are two
        // threads. This one waits for the keys. The other one is a daemon, which does not keep the
        // program alive when this one has come to its end.
        Screen screen = new Screen(Terminal.givesEachKey());
        Thread receiver =
                Thread.ofPlatform()
                        .name("receiver")
                        .daemon()
                        .start(() -> receive(server, screen, name));
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

// Sends each line that the user types, until there are no more. If the server has asked for another
// name, the line is that name: it goes the same way.
void send(Socket server, Screen screen) throws InterruptedException {
    try {
        String line = screen.readLine();
        while (line != null && !line.equals("!quit")) {
            if (!line.isEmpty()) {
                named.await();
                tell(server, line);
            }
            line = screen.readLine();
        }
        leave(server);
    } catch (IOException e) {
        // The connection is gone. The receiver notices that as well, and says so.
    }
}

// Shows each line that comes, at once, until no more can come. Two lines are not for the user: the
// question for the name, and the server's goodbye. Runs on a thread of its own.
void receive(Socket server, Screen screen, String name) {
    int exitCode = 1;
    try {
        // A reader keeps half a character until the other half has come.
        Reader in =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = readLine(in);
        while (line != null && !line.equals("server> !quit")) {
            // The whole line, and not a part of it: "bob: NICK" is something that bob says.
            if (line.equals("NICK")) {
                answer(server, screen, name);
            } else {
                screen.show(line);
            }
            line = readLine(in);
        }
        if (line != null) {
            exitCode = 0;
        }
    } catch (IOException e) {
        // A reset is an end, too, only a less polite one.
    }
    if (over.compareAndSet(false, true)) {
        screen.show("Connection closed by the server");
        // The other thread waits for a key. Nobody should have to press one.
        System.exit(exitCode);
    }
}

// The server asks for the name. If it asks again, it did not like the one that it got, and to say
// the same once more would help nobody: the user has to choose another one.
void answer(Socket server, Screen screen, String name) throws IOException {
    if (named.getCount() > 0) {
        tell(server, name);
        named.countDown();
    } else {
        screen.show("Choose another name:");
    }
}

// Sends one line. Both threads do that, and each line leaves in one piece.
void tell(Socket server, String line) throws IOException {
    // The end of the line goes along: it tells the server where the message ends.
    byte[] message = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (server) {
        server.getOutputStream().write(message);
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

// Says goodbye, unless somebody has ended the chat before: nothing more will be sent, and what was
// sent before gets there first.
void leave(Socket server) {
    if (!over.compareAndSet(false, true)) {
        return;
    }
    try {
        tell(server, "!quit");
        server.shutdownOutput();
    } catch (IOException e) {
        // There is nobody left to hear it.
    }
}

// Says goodbye on a thread of its own, and waits for that, but not for ever: a server that reads
// nothing more must not keep the user from ending this program.
void leaveSoon(Socket server) {
    try {
        Thread.ofPlatform().daemon().start(() -> leave(server)).join(PATIENCE);
    } catch (InterruptedException e) {
        // Then without a goodbye.
    }
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

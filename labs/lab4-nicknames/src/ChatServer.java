// A chat room with names: the server asks everyone for a name, says who comes and who goes, and
// writes in front of every line who said it.
//
//     java ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// A line has at most so many bytes, its \n not counted.
final int LONGEST_LINE = 64 * 1024;

// So many lines may wait for a client that is slow to read.
final int MOST_LINES_WAITING = 1000;

final int LONGEST_NAME = 20;

// How long the server waits at its own end for clients that do not read.
final Duration PATIENCE = Duration.ofSeconds(1);

// One client: its connection, and the lines that are still to be written to it. This is a class and
// no record, because a client equals nobody but itself.
class Client {
    final Socket socket;
    final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(MOST_LINES_WAITING);

    Client(Socket socket) {
        this.socket = socket;
    }
}

// Everyone who has a name, by that name: these are in the room and hear what is said there.
// TODO 6: Many threads come here, and "is this name free? then it is mine" has to be one step.
final Map<String, Client> room = new HashMap<>();

// TODO 7: Everyone who is connected, with a name or without.

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: ChatServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);

    // TODO 1: As in lab 2: listen, accept, and serve each client in a thread of its own. And if the
    //         port is taken, say so.
    // TODO 7: When this program is told to stop, stop() has to be called. See
    //         Runtime.addShutdownHook.
    IO.println("ChatServer: nothing here yet (it was told port " + port + ")");
}

// Serves one client, from its first line to its last.
void serve(Socket socket) {
    // TODO 1: As in lab 2: a Client, and a thread that writes what is in its queue.
    // TODO 2: The first state: ask for the name.
    // TODO 3: The second state: talk.
    // TODO 4: At the end, however it has come, nothing of this client may be left.
}

// The first state, without a name: asks until the client has given a good one, and brings it into
// the room under that name. Returns the name; null if the client goes without giving one.
String askForName(Client client, InputStream in) throws IOException {
    // TODO 2: Send NICK, read a line: that is the name.
    // TODO 5: And if it is no good name? Ask again.
    return null;
}

// Takes the name, if nobody has it, and tells everyone. Returns whether it could be had.
boolean enter(Client client, String name) {
    // TODO 2: Into the room. "... joined!" to everybody, "Connected to server!" to this client.
    // TODO 6: What if somebody has this name? And if two ask for it at the same moment?
    return false;
}

// The second state, in the room: everyone hears what the client says.
void talk(String name, InputStream in) throws IOException {
    // TODO 3: Line after line, and to everybody, with the name in front. Not the empty ones.
    // TODO 4: Until the client says !quit, or has gone. Then out of the room, and "... left!" to
    //         everybody who is still there. Once, whatever the reason.
}

// Puts a line into the queue of everyone in the room.
void broadcast(byte[] line) {
    // TODO 1: As in lab 2.
}

// Writes to one client what stands in its queue, in a thread of its own.
void write(Client client) {
    // TODO 1: As in lab 2.
}

// The server is told to stop.
void stop() {
    // TODO 7: "server> !quit" to everyone who is connected, and nothing behind it. Wait until it is
    //         written, but not longer than PATIENCE. Then end with exit code 0: Runtime.halt.
}

// Reads one line and returns its bytes with a plain \n at the end; null if there are no more lines.
byte[] readLine(InputStream in) throws IOException {
    // TODO 1: As in lab 2.
    return null;
}

boolean isName(String text) {
    // TODO 5: 1 to LONGEST_NAME characters, and no control characters. What does length() count?
    return false;
}

byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

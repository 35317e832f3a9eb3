// A chat server with rooms: a client says its name and a room, and hears from then on what is said
// there. All messages are JSON, one to a line. Protocol.java knows what they look like.
//
//     java -cp "KIT/grader/target/lib/*" ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// A line of a client has at most so many bytes, its \n not counted.
final int LONGEST_LINE = 64 * 1024;

// So many lines may wait for a client that is slow to read.
final int MOST_LINES_WAITING = 1000;

final int LONGEST_NAME = 20;

// One client: its connection, and the lines that are still to be written to it. This is a class and
// no record, because a client equals nobody but itself.
class Client {
    final Socket socket;
    final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(MOST_LINES_WAITING);

    // TODO 3: Who this is and where. Before the connect, it is nobody.

    Client(Socket socket) {
        this.socket = socket;
    }
}

// Everyone who has a name, by that name, as in lab 4.
// TODO 6: There are many rooms. What do you find one by? And two things that have to be one step:
//         find a room and enter it; leave a room and throw it away because nobody is left.
final Map<String, Client> room = new HashMap<>();

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: ChatServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);

    // TODO 1: As in lab 4: listen, accept, and serve each client in a thread of its own. And if the
    //         port is taken, say so.
    IO.println("ChatServer: nothing here yet (it was told port " + port + ")");
}

// Serves one client, from its first line to its last.
void serve(Socket socket) {
    // TODO 1: As in lab 4: a Client, and a thread that writes what is in its queue. Nobody asks for
    //         a name any more: read line after line, and give each to answer().
    // TODO 5: At the end, however it has come, the client leaves its room. What comes first: this,
    //         or the end of the connection?
    // TODO 9: A line was too long: an error, and then the end.
}

// Does what a line asks for.
void answer(Client client, byte[] line) throws ProtocolException {
    switch (Protocol.fromClient(line)) {
        case Protocol.Connect connect -> enter(client, connect);
        case Protocol.Say(String text) -> say(client, text);
    }
    // TODO 7: And if it cannot be done? The client is told why, and nothing else has happened.
}

// Brings a client into a room, and tells those who are there already.
void enter(Client client, Protocol.Connect connect) throws ProtocolException {
    // TODO 3: Into the room. A ConnectAck to this client, a Notification to all the others.
    // TODO 7: What if the client is in a room already?
    // TODO 8: What if it is no good name, or somebody has it? And if two ask for it at once?
}

// Everyone in the client's room hears what it says.
void say(Client client, String text) throws ProtocolException {
    // TODO 4: A Message to everybody in the room. How do you know who says it, and where?
    // TODO 7: What if the client is in no room?
}

// The only way out of a room.
void leave(Client client) {
    // TODO 5: Out of the room, and a Notification to everybody who is still there. Once, whatever
    //         the reason. Whoever has not been in a room leaves none.
}

// Puts a message into one client's queue.
void tell(Client client, Protocol.FromServer message) {
    // TODO 1: As in lab 4. Protocol.line makes bytes out of a message.
}

// Writes to one client what stands in its queue, in a thread of its own.
void write(Client client) {
    // TODO 1: As in lab 4.
}

// Reads one line and returns its bytes without the \n; null if there are no more.
byte[] readLine(InputStream in) throws IOException {
    // TODO 1: As in lab 4. You need not look for a \r: to JSON it is a space.
    // TODO 9: And if the line has more than LONGEST_LINE bytes?
    return null;
}

// The name of somebody or of a room.
boolean isName(String text) {
    // TODO 8: As in lab 4: 1 to LONGEST_NAME characters, and no control characters.
    return false;
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

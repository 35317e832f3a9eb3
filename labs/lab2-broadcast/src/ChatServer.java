// A chat room: every line that one client sends, every client receives, the speaker too.
//
//     java ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// A line has at most so many bytes, its \n not counted.
final int LONGEST_LINE = 64 * 1024;

// So many lines may wait for a client that is slow to read.
final int MOST_LINES_WAITING = 1000;

// One client: its connection.
// TODO 7: Besides, the lines that are still to be written to it, in a queue that has an end.
class Client {
    final Socket socket;

    Client(Socket socket) {
        this.socket = socket;
    }
}

// TODO 3: Everyone who is here. Many threads use this list at the same time. Which list bears that?

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: ChatServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);

    // TODO 1: Listen on this port of 127.0.0.1. Accept one client after another, and start a thread
    //         for each, in which it is served. This thread does nothing but accept.
    // TODO 8: If the port is taken, say so in one line on standard error. End with exit code 1.
    IO.println("ChatServer: nothing here yet (it was told port " + port + ")");
}

// Serves one client, from its first line to its last.
void serve(Socket socket) {
    // TODO 3: This client is in the room from now on.
    // TODO 1: Read line after line, and broadcast each of them.
    // TODO 4: No more lines, or an accident: out of the room, whatever the reason, and close.
    // TODO 7: Start the writer of this client, too. What makes it end? And who closes now?
}

// Passes a line on to everyone in the room.
void broadcast(byte[] line) {
    // TODO 1: To begin with, write it back to the one who said it. It takes another parameter.
    // TODO 3: Then to everyone. Not everyone need still be there: go on with the next one.
    // TODO 7: A write may wait for as long as a client does not read. Put the line into everyone's
    //         queue instead. What if a queue is full?
}

// Writes to one client what stands in its queue, in a thread of its own.
void write(Client client) {
    // TODO 7: Take a line, write it, take the next one.
}

// Ends the connection. A thread that waits in a read or a write on it meets an IOException.
void disconnect(Client client) {
    try {
        client.socket.close();
    } catch (IOException e) {
        // It was no connection any more.
    }
}

// Reads one line and returns its bytes with a plain \n at the end; null if there are no more lines.
byte[] readLine(InputStream in) throws IOException {
    // TODO 2: Collect bytes until the \n comes. A \r directly before it does not count.
    // TODO 5: What if the stream ends before the \n?
    // TODO 6: What if there are more bytes than LONGEST_LINE?
    return null;
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

// A chat room of frames, on one thread: what somebody says goes to all others as two frames, the
// name and the message. A selector waits for all connections at once. Nothing else waits here.
//
//     java ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// So many bytes may wait for a client that is slow to read.
final int MOST_BYTES_WAITING = 8 * 1024 * 1024;

// One client: its connection, what has come of its next frame, and what is still to be written to
// it. This is a class and no record, because a client equals nobody but itself.
class Client {
    final SocketChannel channel;
    final SelectionKey key;
    final Frame.Reader frames = new Frame.Reader();
    final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    byte[] name = null; // the content of the first frame, when it has come

    Client(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }
}

// Everyone who has given a name. There is no lock, here or elsewhere: only one thread comes here.
final Set<Client> room = new HashSet<>();

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: ChatServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);

    // TODO 1: As in the labs before: listen. And if the port is taken, say so. But listen with a
    //         ServerSocketChannel, which can be non-blocking.
    // TODO 4: A selector, and the listening channel registered with it. Then the loop: wait for the
    //         selector, and do what can be done for each of the selected keys. What has to become
    //         of these keys afterwards?
    IO.println("ChatServer: nothing here yet (it was told port " + port + ")");
}

// Somebody has connected.
void accept(ServerSocketChannel listener) throws IOException {
    // TODO 4: Accept, make the channel non-blocking, register it with the selector (which you will
    //         need here as well), and attach a Client to its key.
}

// Something can be done for this client without waiting.
void serve(Client client) {
    // TODO 4: If it is readable, read. Do not wait for anything: there is one thread for all.
    // TODO 5: If it is writable, write.
    // TODO 6: At the end of the stream, after a reset, and after a bad header: disconnect this one.
}

// Reads what has come. Often that is not a whole frame yet.
void read(Client client) throws IOException {
    // TODO 4: A frame that is complete is the name, if there was none before. Else it is a message.
}

// Everyone hears it but the speaker.
void passOn(byte[] message, Client speaker) {
    // TODO 5: Two frames for each of the others.
}

// Lets this wait for a client. It is not written here: the selector says when there is room for it.
void tell(Client client, ByteBuffer said) {
    // TODO 5: Into the queue. From now on the selector has to say when the client is writable.
    // TODO 7: How much waits for this client already? If it is too much, disconnect it.
}

// Writes what waits for a client, or as much of it as the operating system takes.
void write(Client client) throws IOException {
    // TODO 5: A write may take a part only. Where does the rest stay?
    // TODO 5: When nothing waits any more, what should the selector do then?
}

// Ends the connection.
void disconnect(Client client) {
    // TODO 6: Nothing of this client may be left.
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

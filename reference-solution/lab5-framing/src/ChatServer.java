// A chat room of frames, on one thread: what somebody says goes to all others as two frames, the
// name and the message. A selector waits for all connections at once. Nothing else waits here.
//
//     java ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// So many bytes may wait for a client that is slow to read. Without a limit, one that never reads
// could fill the memory of the server.
final int MOST_BYTES_WAITING = 8 * 1024 * 1024;

// So many buffers are written at once, if so many wait.
final int MOST_BUFFERS_AT_ONCE = 256;

// One client: its connection, what has come of its next frame, and what is still to be written to
// it. This is a class and no record, because a client equals nobody but itself.
class Client {
    final SocketChannel channel;
    final SelectionKey key;
    final Frame.Reader frames = new Frame.Reader();
    final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    long bytesWaiting = 0;
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

    try (Selector selector = Selector.open();
            ServerSocketChannel listener = ServerSocketChannel.open()) {
        listener.bind(new InetSocketAddress("127.0.0.1", port), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        IO.println("Listening on port " + listener.socket().getLocalPort());

        while (true) {
            // The only line of this program that waits.
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.attachment() instanceof Client client) {
                    serve(client);
                } else {
                    accept(listener, selector);
                }
            }
            // A selector only adds to this set. A key that nobody removes would look as if
            // something had come again.
            selector.selectedKeys().clear();
        }
    } catch (BindException e) {
        System.err.println("ChatServer: cannot listen on port " + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Somebody has connected.
void accept(ServerSocketChannel listener, Selector selector) throws IOException {
    SocketChannel channel = listener.accept();
    if (channel == null) {
        return; // and has gone before we came
    }
    try {
        channel.configureBlocking(false);
        // A message leaves at once, and does not wait until the one before has been acknowledged.
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // The key remembers whom it belongs to.
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new Client(channel, key));
    } catch (IOException e) {
        channel.close();
    }
}

// Something can be done for this client without waiting. It is done once, and then the others have
// their turn: whoever has much to say, or much to read, comes again in the next round.
void serve(Client client) {
    try {
        // A key is not valid any more if its client was disconnected in this very round.
        if (client.key.isValid() && client.key.isReadable()) {
            read(client);
        }
        if (client.key.isValid() && client.key.isWritable()) {
            write(client);
        }
    } catch (IOException e) {
        // It has left or vanished, or has sent what is no frame. This is the end of one client, and
        // of no other.
        IO.println("A client is gone: " + e.getMessage());
        disconnect(client);
    }
}

// Reads what has come. Often that is not a whole frame yet.
void read(Client client) throws IOException {
    byte[] content = client.frames.read(client.channel);
    if (content == null) {
        return;
    }
    if (client.name == null) {
        client.name = content;
        room.add(client);
    } else {
        passOn(content, client);
    }
}

// Everyone hears it but the speaker.
void passOn(byte[] message, Client speaker) {
    ByteBuffer said = Frame.of(speaker.name, message);
    // A copy of the room: who is disconnected meanwhile leaves it.
    for (Client listener : List.copyOf(room)) {
        if (listener != speaker) {
            // The same bytes for everybody, but each has a position of its own in them.
            tell(listener, said.duplicate());
        }
    }
}

// Lets this wait for a client. It is not written here: the selector says when there is room for it.
void tell(Client client, ByteBuffer said) {
    if (client.bytesWaiting + said.remaining() > MOST_BYTES_WAITING) {
        IO.println("A client does not read");
        disconnect(client);
        return;
    }
    client.waiting.add(said);
    client.bytesWaiting += said.remaining();
    client.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
}

// Writes what waits for a client, or as much of it as the operating system takes.
void write(Client client) throws IOException {
    ByteBuffer[] next =
            client.waiting.stream().limit(MOST_BUFFERS_AT_ONCE).toArray(ByteBuffer[]::new);
    client.bytesWaiting -= client.channel.write(next);

    // A buffer that was written in part stays in front. Its position says what is left.
    while (!client.waiting.isEmpty() && !client.waiting.element().hasRemaining()) {
        client.waiting.remove();
    }
    // There is nearly always room to write. Who wants to know that with nothing to write is woken
    // up again and again for nothing.
    if (client.waiting.isEmpty()) {
        client.key.interestOps(SelectionKey.OP_READ);
    }
}

// Ends the connection. Closing takes its key out of the selector, too.
void disconnect(Client client) {
    room.remove(client);
    try {
        client.channel.close();
    } catch (IOException e) {
        // It was no connection any more.
    }
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

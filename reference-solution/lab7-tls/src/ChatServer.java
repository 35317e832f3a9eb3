// A chat server with rooms, inside TLS: nobody on the way can read what is said or change it, and
// every client can make sure that it talks to this server.
//
//     java -cp "../../grader/target/lib/*" src/ChatServer.java 5000 target/certs/server.p12 chatlab

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// A line of a client has at most so many bytes, its \n not counted. Without a limit, one client
// that never ends its line could fill the memory of the server.
final int LONGEST_LINE = 64 * 1024;

// So many lines may wait for a client that is slow to read. The same memory, the same reason.
final int MOST_LINES_WAITING = 1000;

final int LONGEST_NAME = 20;

// So long this server waits for the next piece of a handshake. Without a limit, whoever connects
// and says nothing would stay for ever.
final Duration PATIENCE = Duration.ofSeconds(10);

// In a client's queue: nothing comes behind this. It is recognised with ==, being this very array.
final byte[] END = {};

// One client: its connection, TLS on top of that, and the lines that are still to be written. This
// is a class and no record, because a client equals nobody but itself.
class Client {
    final Socket connection;
    final SSLSocket tls;
    final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(MOST_LINES_WAITING);

    // Who this is and where: the answer to every question about the sender of a message. Empty
    // until the client has connected. Only the thread that serves this client comes here.
    Optional<Protocol.Connect> place = Optional.empty();

    Client(Socket connection, SSLSocket tls) {
        this.connection = connection;
        this.tls = tls;
    }
}

// The rooms by their names, and in each room everyone who is there, by their names. There is a room
// as long as somebody is in it.
//
// The lock of this map guards all of it. It makes one step out of several: find the room, look
// whether a name is free there, take it, and tell the others. And since every line is put into the
// queues under this lock, everybody in a room hears everything in the same order. Nothing that is
// done under the lock waits for a client.
final Map<String, Map<String, Client>> rooms = new HashMap<>();

void main(String[] args) throws IOException {
    if (args.length != 3 || !isPort(args[0])) {
        System.err.println(
                "Usage: ChatServer PORT KEYSTORE PASSWORD, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);
    try {
        listen(port, Tls.withKeys(args[1], args[2]));
    } catch (BindException e) {
        complain("cannot listen on port " + port + ": " + e.getMessage());
    } catch (GeneralSecurityException e) {
        complain(e.getMessage());
    }
}

// Waits for clients, for ever. This thread does nothing but accept. A handshake takes several
// messages, and somebody who does not send theirs would keep everybody else waiting at the door.
void listen(int port, SSLContext context) throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    try (ServerSocket listener = new ServerSocket(port, BACKLOG, here)) {
        IO.println("Listening on port " + listener.getLocalPort());
        while (true) {
            Socket connection = listener.accept();
            Thread.startVirtualThread(() -> welcome(connection, context));
        }
    }
}

// First of all the handshake. Whoever does not get through it has never been a client: it may speak
// plain text or an old version, it may be silent, or have gone.
void welcome(Socket connection, SSLContext context) {
    try {
        connection.setSoTimeout((int) PATIENCE.toMillis());
        SSLSocket tls = Tls.serverSide(context, connection);
        tls.startHandshake();
        connection.setSoTimeout(0);
        serve(new Client(connection, tls));
    } catch (IOException e) {
        IO.println("No handshake: " + e.getMessage());
        close(connection);
    }
}

// Serves one client, from its first line to its last. Two threads work for each client, this one
// and its writer, and most of the time both wait.
void serve(Client client) {
    Thread.startVirtualThread(() -> write(client));
    try {
        InputStream in = new BufferedInputStream(client.tls.getInputStream());
        byte[] line = readLine(in);
        while (line != null) {
            answer(client, line);
            line = readLine(in);
        }
    } catch (ProtocolException e) {
        // The line was too long. Where would the next one begin? So there is none.
        tell(client, new Protocol.Problem(e.getMessage()));
    } catch (IOException e) {
        // It has vanished, was cut off, or was disconnected by tell.
        IO.println("A client is lost: " + e.getMessage());
        close(client.connection);
    } finally {
        // Out of the room first, and only then the end of the connection: who sees that end may
        // come again at once, and the name has to be free by then.
        leave(client);
        finish(client);
    }
}

// Does what a line asks for. If that cannot be done, the client is told why, and nothing else has
// happened: neither to its connection, nor to anybody else.
void answer(Client client, byte[] line) {
    try {
        switch (Protocol.fromClient(line)) {
            case Protocol.Connect connect -> enter(client, connect);
            case Protocol.Say(String text) -> say(client, text);
        }
    } catch (ProtocolException e) {
        tell(client, new Protocol.Problem(e.getMessage()));
    }
}

// Brings a client into a room, if its name is free there, and tells those who are there already.
// putIfAbsent looks and takes in one step.
void enter(Client client, Protocol.Connect connect) throws ProtocolException {
    if (client.place.isPresent()) {
        throw new ProtocolException("you are in a room already");
    }
    if (!isName(connect.name()) || !isName(connect.room())) {
        throw new ProtocolException(
                "a name has 1 to " + LONGEST_NAME + " characters, and no control characters");
    }
    synchronized (rooms) {
        Map<String, Client> room = rooms.computeIfAbsent(connect.room(), _ -> new HashMap<>());
        if (room.putIfAbsent(connect.name(), client) != null) {
            throw new ProtocolException("somebody in this room has this name");
        }
        client.place = Optional.of(connect);
        tell(client, new Protocol.ConnectAck("Connected to the room."));
        for (Client other : room.values()) {
            if (other != client) {
                tell(other, new Protocol.Notification(connect.name() + " has joined the room."));
            }
        }
    }
    IO.println(connect.name() + " has come");
}

// Everyone in the client's room hears what it says. Who says it, and where, we know from the
// connection, and not from the message: a message can say what it likes.
void say(Client client, String text) throws ProtocolException {
    Protocol.Connect place =
            client.place.orElseThrow(() -> new ProtocolException("connect to a room first"));
    broadcast(place.room(), new Protocol.Message(place.name(), place.room(), text));
}

// The only way out of a room, whether the client has left, vanished, or said too much. So it is
// announced exactly once. Whoever has not been in a room leaves none.
void leave(Client client) {
    if (client.place.isEmpty()) {
        return;
    }
    Protocol.Connect place = client.place.get();
    synchronized (rooms) {
        Map<String, Client> room = rooms.get(place.room());
        room.remove(place.name());
        if (room.isEmpty()) {
            // In the same step, or somebody could enter a room that is about to be forgotten.
            rooms.remove(place.room());
        } else {
            broadcast(
                    place.room(), new Protocol.Notification(place.name() + " has left the room."));
        }
    }
    IO.println(place.name() + " has gone");
}

// Puts a message into the queue of everyone in a room.
void broadcast(String room, Protocol.FromServer message) {
    byte[] line = Protocol.line(message);
    synchronized (rooms) {
        for (Client client : rooms.get(room).values()) {
            tell(client, line);
        }
    }
}

void tell(Client client, Protocol.FromServer message) {
    tell(client, Protocol.line(message));
}

// Puts a line into one client's queue. It does not write to the connection: a write waits as long
// as the other side does not read, and then one slow client would stop everybody else.
void tell(Client client, byte[] line) {
    // offer does not wait either. It says false if the queue is full.
    if (!client.lines.offer(line)) {
        close(client.connection);
    }
}

// The writer writes what is in the queue up to this END, and then closes the connection. If the
// queue is full, the client has not read for a long time, and need not get the rest.
void finish(Client client) {
    tell(client, END);
}

// Writes to one client what stands in its queue. No other thread writes to this connection, so two
// messages cannot get mixed up on it.
void write(Client client) {
    try (SSLSocket tls = client.tls) {
        OutputStream out = new BufferedOutputStream(tls.getOutputStream());

        byte[] line = client.lines.take();
        while (line != END) {
            out.write(line);
            // Lines that wait together leave together. But none stays behind while we wait.
            if (client.lines.isEmpty()) {
                out.flush();
            }
            line = client.lines.take();
        }
        out.flush();
    } catch (IOException | InterruptedException e) {
        // The client is gone. Its reader meets the same, and sees to the rest.
    }
}

// Ends a connection below TLS, without a goodbye. Both threads of its client wake up, if they wait
// in a read or a write, and meet an IOException. To close TLS would be polite, but it would have to
// write its goodbye, and so wait for a client that does not read.
void close(Socket connection) {
    try {
        connection.close();
    } catch (IOException e) {
        // It was no connection any more.
    }
}

// Reads one line and returns its bytes without the \n; null if there are no more. A \r in front of
// the \n may stay: to JSON it is a space.
byte[] readLine(InputStream in) throws IOException {
    byte[] line = new byte[128];
    int length = 0;

    // One byte at a time. The buffered stream has many of them at hand, and asks the system for
    // more only when it has none left.
    int next = in.read();
    while (next != '\n') {
        if (next == -1) {
            // What stands behind the last \n is only the beginning of a line.
            return null;
        }
        if (length == LONGEST_LINE) {
            throw new ProtocolException("a line has at most " + LONGEST_LINE + " bytes");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length] = (byte) next;
        length++;
        next = in.read();
    }
    return Arrays.copyOf(line, length);
}

// The name of somebody or of a room. Characters are code points here: one 🙂 is one of them,
// although length() would count two.
boolean isName(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= 1
            && length <= LONGEST_NAME
            && text.codePoints().noneMatch(Character::isISOControl);
}

// Ends the program with a word about the reason.
void complain(String why) {
    System.err.println("ChatServer: " + why);
    System.exit(1);
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

// A chat room with names: the server asks everyone for a name, says who comes and who goes, and
// writes in front of every line who said it.
//
//     java ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// A line has at most so many bytes, its \n not counted. Without a limit, one client that never ends
// its line could fill the memory of the server.
final int LONGEST_LINE = 64 * 1024;

// So many lines may wait for a client that is slow to read. The same memory, the same reason.
final int MOST_LINES_WAITING = 1000;

final int LONGEST_NAME = 20;

// How long the server waits at its own end for clients that do not read.
final Duration PATIENCE = Duration.ofSeconds(1);

// A client that says this has nothing more to say.
final byte[] QUIT = bytes("!quit\n");

// In a client's queue: nothing comes behind this. It is recognised with ==, being this very array.
final byte[] END = {};

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
//
// Its lock guards all of the state below as well. It makes one step out of several: look whether a
// name is free, take it, and tell everybody. And since every line is put into the queues under this
// lock, everybody hears everything in the same order: "alice joined!" before what alice says, and
// "alice left!" behind it. Nothing that is done under the lock waits for a client.
final Map<String, Client> room = new HashMap<>();

// Everyone who is connected, with a name or without, and the thread that writes to them.
final Map<Client, Thread> connected = new HashMap<>();

boolean stopping = false;

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: ChatServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);
    InetAddress here = InetAddress.getByName("127.0.0.1");

    try (ServerSocket listener = new ServerSocket(port, BACKLOG, here)) {
        // A JVM that is told to stop (SIGTERM, Ctrl-C) first runs its shutdown hooks.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        IO.println("Listening on port " + listener.getLocalPort());
        while (true) {
            // This thread does nothing but accept. It does not ask for the name: who does not
            // answer would keep everybody else waiting at the door.
            Socket socket = listener.accept();
            Thread.startVirtualThread(() -> serve(socket));
        }
    } catch (BindException e) {
        System.err.println("ChatServer: cannot listen on port " + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Serves one client, from its first line to its last. Two threads work for each client, this one
// and its writer, and most of the time both wait.
void serve(Socket socket) {
    Client client = new Client(socket);
    if (!connect(client)) {
        return;
    }
    try {
        // One reader for both states: what came glued to the name must not get lost with it.
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String name = askForName(client, in);
        if (name != null) {
            talk(name, in);
        }
    } catch (IOException e) {
        // It has vanished, said too much, or was disconnected by tell.
        IO.println("A client is lost: " + e.getMessage());
        disconnect(client);
    } finally {
        synchronized (room) {
            connected.remove(client);
        }
        finish(client);
    }
}

// From now on somebody is connected, unless the server is about to end.
boolean connect(Client client) {
    synchronized (room) {
        if (stopping) {
            disconnect(client);
            return false;
        }
        connected.put(client, Thread.startVirtualThread(() -> write(client)));
        return true;
    }
}

// The first state, without a name: asks until the client has given a good one, and brings it into
// the room under that name. Returns the name; null if the client goes without giving one.
String askForName(Client client, InputStream in) throws IOException {
    tell(client, bytes("NICK\n"));
    byte[] line = nextLine(in);
    while (line != null) {
        String name = new String(line, StandardCharsets.UTF_8).strip();
        if (isName(name) && enter(client, name)) {
            return name;
        }
        tell(client, bytes("NICK\n"));
        line = nextLine(in);
    }
    return null;
}

// Takes the name, if nobody has it, and tells everyone. putIfAbsent looks and takes in one step. To
// look with containsKey and to take with put would be two steps, and without the lock somebody else
// could take the name between them.
boolean enter(Client client, String name) {
    synchronized (room) {
        if (room.putIfAbsent(name, client) != null) {
            return false;
        }
        broadcast(bytes(name + " joined!\n"));
        tell(client, bytes("Connected to server!\n"));
    }
    IO.println(name + " has come");
    return true;
}

// The second state, in the room: everyone hears what the client says. Who says it we know from the
// connection, and not from the line: a line can say what it likes.
void talk(String name, InputStream in) throws IOException {
    try {
        byte[] line = nextLine(in);
        while (line != null) {
            // An empty line is nothing but its \n.
            if (line.length > 1) {
                byte[] said = join(bytes(name + ": "), line);
                synchronized (room) {
                    broadcast(said);
                }
            }
            line = nextLine(in);
        }
    } finally {
        // The only way out of the room, whether the client has quit, left or vanished. So it is
        // said exactly once, and here the name is free again.
        synchronized (room) {
            room.remove(name);
            broadcast(bytes(name + " left!\n"));
        }
        IO.println(name + " has gone");
    }
}

// Puts a line into the queue of everyone in the room. Whoever calls this holds the lock.
void broadcast(byte[] line) {
    for (Client client : room.values()) {
        tell(client, line);
    }
}

// Puts a line into one client's queue. It does not write to the connection: a write waits as long
// as the other side does not read, and then one slow client would stop everybody else.
void tell(Client client, byte[] line) {
    // offer does not wait either. It says false if the queue is full.
    if (!client.lines.offer(line)) {
        disconnect(client);
    }
}

// The writer writes what is in the queue up to this END, and then closes the connection. If the
// queue is full, the client has not read for a long time, and need not get the rest.
void finish(Client client) {
    tell(client, END);
}

// The server is told to stop. What other threads still put into the queues now stands behind END,
// so nobody hears it, and nobody hears that the others leave.
void stop() {
    List<Thread> writers;
    synchronized (room) {
        stopping = true;
        for (Client client : connected.keySet()) {
            tell(client, bytes("server> !quit\n"));
            finish(client);
        }
        writers = List.copyOf(connected.values());
    }

    // Outside of the lock: the other threads need it to come to their end.
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
        for (Thread writer : writers) {
            writer.join(Duration.ofNanos(deadline - System.nanoTime()));
        }
    } catch (InterruptedException e) {
        // Then they have been waited for long enough.
    }

    // A JVM that ends because of a signal reports that as its exit code: 143 for SIGTERM. But this
    // is no accident. halt ends the JVM here and now with the code that we want; exit would wait
    // for the hooks, and this is one of them.
    Runtime.getRuntime().halt(0);
}

// Writes to one client what stands in its queue. No other thread writes to this connection, so the
// lines of two speakers cannot get mixed up on it.
void write(Client client) {
    try (Socket socket = client.socket) {
        // A line leaves at once, and does not wait until the one before has been acknowledged.
        socket.setTcpNoDelay(true);
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());

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

// Ends the connection. Both threads of this client wake up, if they wait in a read or a write, and
// meet an IOException.
void disconnect(Client client) {
    try {
        client.socket.close();
    } catch (IOException e) {
        // It was no connection any more.
    }
}

// Reads one line; null if there are no more, or if it is !quit, which means the same.
byte[] nextLine(InputStream in) throws IOException {
    byte[] line = readLine(in);
    return Arrays.equals(line, QUIT) ? null : line;
}

// Reads one line and returns its bytes with a plain \n at the end; null if there are no more lines.
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
            throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length] = (byte) next;
        length++;
        next = in.read();
    }

    if (length > 0 && line[length - 1] == '\r') {
        length--;
    }
    byte[] plain = Arrays.copyOf(line, length + 1);
    plain[length] = '\n';
    return plain;
}

// Characters are code points here: one 🙂 is one of them, although length() would count two.
boolean isName(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= 1
            && length <= LONGEST_NAME
            && text.codePoints().noneMatch(Character::isISOControl);
}

byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
}

byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

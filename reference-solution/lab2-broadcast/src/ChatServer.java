// A chat room: every line that one client sends, every client receives, the speaker too.
//
//     java ChatServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// A line has at most so many bytes, its \n not counted. Without a limit, one client that never ends
// its line could fill the memory of the server.
final int LONGEST_LINE = 64 * 1024;

// So many lines may wait for a client that is slow to read. The same memory, the same reason.
final int MOST_LINES_WAITING = 1000;

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

// Everyone who is here. Many threads use this list at the same time: one walks over it while
// another one adds or removes a client. In this kind of list each walk is over a copy that nobody
// changes, so nothing breaks.
final List<Client> room = new CopyOnWriteArrayList<>();

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: ChatServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);
    InetAddress here = InetAddress.getByName("127.0.0.1");

    try (ServerSocket listener = new ServerSocket(port, BACKLOG, here)) {
        IO.println("Listening on port " + listener.getLocalPort());
        while (true) {
            // This thread does nothing but accept, so that nobody waits at the door.
            Socket socket = listener.accept();
            Thread.startVirtualThread(() -> serve(socket));
        }
    } catch (BindException e) {
        System.err.println("ChatServer: cannot listen on port " + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Serves one client, from its first line to its last. Two threads work for each client, this one
// and its writer, and most of the time both wait. That is what virtual threads are made for: one
// that waits costs next to nothing, and thousands of them share a few threads of the computer.
void serve(Socket socket) {
    Client client = new Client(socket);

    // First into the room, then read: whoever speaks is there to hear it.
    room.add(client);
    IO.println("A client has come, which makes " + room.size());
    Thread.startVirtualThread(() -> write(client));

    try {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        byte[] line = readLine(in);
        while (line != null) {
            broadcast(line);
            line = readLine(in);
        }
    } catch (IOException e) {
        // It has vanished, said too much, or was disconnected by broadcast.
        IO.println("A client is lost: " + e.getMessage());
        disconnect(client);
    } finally {
        // The writer writes what is in the queue up to this END, and then closes the connection. If
        // the queue is full, the client has not read for a long time, and need not get the rest.
        room.remove(client);
        if (!client.lines.offer(END)) {
            disconnect(client);
        }
        IO.println("A client has gone, which leaves " + room.size());
    }
}

// Puts a line into everyone's queue. It does not write to a connection: a write waits as long as
// the other side does not read, and then one slow client would stop everybody else.
void broadcast(byte[] line) {
    for (Client client : room) {
        // offer does not wait either. It says false if the queue is full.
        if (!client.lines.offer(line)) {
            disconnect(client);
        }
    }
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
        // The client is gone. Its reader meets the same, and removes it from the room.
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

// Reads one line and returns its bytes with a plain \n at the end; null if there are no more lines.
// They stay bytes: this server passes on text, and need not know which letters it is made of.
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

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

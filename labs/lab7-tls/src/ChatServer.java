// A chat server with rooms, inside TLS: nobody on the way can read what is said or change it, and
// every client can make sure that it talks to this server.
//
//     java -cp "KIT/grader/target/lib/*" ChatServer.java 5000 my-certs/server.p12 chatlab

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

// So long this server waits for the next piece of a handshake.
final Duration PATIENCE = Duration.ofSeconds(10);

// TODO 1: What your server of lab 6 keeps: its limits, and the rooms.

// One client: its connection, and TLS on top of that. This is a class and no record, because a
// client equals nobody but itself.
class Client {
    final Socket connection;
    final SSLSocket tls;

    // TODO 1: As in lab 6: the lines that are still to be written, and who this is and where.

    Client(Socket connection, SSLSocket tls) {
        this.connection = connection;
        this.tls = tls;
    }
}

void main(String[] args) throws IOException {
    if (args.length != 3 || !isPort(args[0])) {
        System.err.println(
                "Usage: ChatServer PORT KEYSTORE PASSWORD, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);

    // TODO 1: If the port is taken, say so.
    try {
        listen(port, Tls.withKeys(args[1], args[2]));
    } catch (GeneralSecurityException e) {
        IO.println("ChatServer: " + e.getMessage());
    }
}

// Waits for clients, for ever.
void listen(int port, SSLContext context) throws IOException {
    // TODO 1: As in lab 6: listen, accept, and give each connection to a thread of its own.
    // TODO 4: What is that thread to do, and what is left for this one?
}

// First of all the handshake.
void welcome(Socket connection, SSLContext context) {
    // TODO 3: The server's end of TLS, startHandshake, and then serve.
    // TODO 4: Somebody connects and says nothing. May they stay for ever? See setSoTimeout.
    // TODO 5: And if there is no handshake? It may be plain text, or somebody who has gone.
}

// Serves one client, from its first line to its last.
void serve(Client client) {
    // TODO 1: As in lab 6. But where do the lines come from now, and where do they go?
    // TODO 6: The end of the stream, or an exception: how many ways are there to go?
}

// TODO 1: As in lab 6: answer, enter, say, leave, broadcast, tell, write, readLine, isName. Where
//         they close a connection, ask yourself what close does: see below.

// Ends a connection below TLS, without a goodbye. To close TLS would be polite, but it would have
// to write its goodbye, and so wait for a client that does not read.
void close(Socket connection) {
    try {
        connection.close();
    } catch (IOException e) {
        // It was no connection any more.
    }
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

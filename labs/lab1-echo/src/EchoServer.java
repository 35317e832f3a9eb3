// An echo server: it sends back every byte that it receives, unchanged and in order (RFC 862).
// It serves one client after another, until somebody stops it.
//
//     java EchoServer.java 5000

// How many clients may be connected and wait until this server accepts them.
final int BACKLOG = 50;

void main(String[] args) throws IOException {
    if (args.length != 1 || !isPort(args[0])) {
        System.err.println("Usage: EchoServer PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    int port = Integer.parseInt(args[0]);

    // TODO 1: Listen on this port of 127.0.0.1, and print that you do.
    // TODO 2: Accept a client and serve it.
    // TODO 5: When it has left, accept the next one, and so on.
    // TODO 7: If the port is taken, say so in one line on standard error. End with exit code 1.
    IO.println("EchoServer: nothing here yet (it was told port " + port + ")");
}

// Serves one client, from its first byte to its last.
void serve(Socket client) {
    // TODO 3: Echo what comes from this client.
    // TODO 4: Close the connection when the client has finished.
    // TODO 6: A client may be gone without a goodbye. Go on with the next one even then.
}

// Sends back what comes in, until nothing more can come.
void echo(InputStream in, OutputStream out) throws IOException {
    // TODO 3: Read some bytes, and write exactly those. Again, until the stream has ended.
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

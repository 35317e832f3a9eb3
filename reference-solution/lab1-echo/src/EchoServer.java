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

    // 127.0.0.1 is this very computer. A server that listens there cannot be reached from outside:
    // good manners for a program that is still being written, and the firewall does not ask.
    InetAddress here = InetAddress.getByName("127.0.0.1");

    try (ServerSocket listener = new ServerSocket(port, BACKLOG, here)) {
        IO.println("Listening on port " + listener.getLocalPort());
        while (true) {
            serve(listener.accept());
        }
    } catch (BindException e) {
        System.err.println("EchoServer: cannot listen on port " + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Serves one client, from its first byte to its last.
void serve(Socket client) {
    // Whatever happens in here, the connection is closed at the end.
    try (client) {
        IO.println("A client has connected");
        echo(client.getInputStream(), client.getOutputStream());
        IO.println("The client has finished");
    } catch (IOException e) {
        // Caught here and not in main: one client's accident must not end the loop over clients.
        IO.println("The client is lost: " + e.getMessage());
    }
}

// Sends back what comes in, until nothing more can come.
void echo(InputStream in, OutputStream out) throws IOException {
    // The size does not matter: what does not fit into the buffer now is there for the next read.
    byte[] buffer = new byte[8192];

    // A read waits until there is something, and then gives what is there: perhaps half a message,
    // perhaps three. TCP knows only bytes, and so does an echo.
    int count = in.read(buffer);
    while (count != -1) {
        // Only the first count bytes are new. The rest of the buffer is left over from earlier.
        out.write(buffer, 0, count);
        count = in.read(buffer);
    }
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

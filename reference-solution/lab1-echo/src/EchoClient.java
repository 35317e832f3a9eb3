// An echo client: it sends every line that its user types, and shows what the server answers.
//
//     java EchoClient.java 127.0.0.1 5000

void main(String[] args) {
    if (args.length != 2 || !isPort(args[1])) {
        System.err.println("Usage: EchoClient HOST PORT, where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    try (Socket server = new Socket(host, port)) {
        IO.println("Connected to " + host + ":" + port + ". Type a message, or exit to quit.");
        talk(server);
    } catch (IOException e) {
        System.err.println(
                "EchoClient: cannot connect to " + host + ":" + port + ": " + e.getMessage());
        System.exit(1);
    }
}

// Line by line: send it, wait for the reply, show the reply.
void talk(Socket server) {
    try {
        BufferedReader keyboard =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

        // readLine returns null when there will be no more lines: Ctrl-D, or the end of a file.
        String line = keyboard.readLine();
        while (line != null && !line.equals("exit")) {
            // Nothing sent means that nothing comes back, so there is nothing to wait for.
            if (!line.isEmpty()) {
                IO.println("Received: " + exchange(server, line));
            }
            line = keyboard.readLine();
        }
    } catch (IOException e) {
        // A connection that is gone shows itself in a read or in a write, and not always alike.
        IO.println("Connection closed by the server");
    }
}

// Sends one message and returns the reply to it.
String exchange(Socket server, String message) throws IOException {
    byte[] sent = message.getBytes(StandardCharsets.UTF_8);
    server.getOutputStream().write(sent);

    // One read may bring only a piece of the reply. How long it will be we know because it is an
    // echo: as many bytes as were sent. (Bytes, not characters: the ü in Grüße is two bytes.)
    byte[] reply = server.getInputStream().readNBytes(sent.length);
    if (reply.length < sent.length) {
        throw new EOFException("the stream ended within a reply");
    }
    return new String(reply, StandardCharsets.UTF_8);
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

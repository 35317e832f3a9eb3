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

    // TODO 1: Connect to the server, and talk to it. Close the connection when that is over.
    // TODO 6: If no server is there, say so in one line on standard error. End with exit code 1.
    IO.println("EchoClient: nothing here yet (it was told " + host + " and port " + port + ")");
}

// Line by line: send it, wait for the reply, show the reply.
void talk(Socket server) {
    // TODO 2: Read a line from the keyboard, in UTF-8 too. Exchange it for its reply.
    //         Print the reply after the word "Received: ". Then the next line.
    // TODO 4: Nothing is sent for an empty line. What follows from that?
    // TODO 5: Stop at the word exit, and when there are no more lines.
    // TODO 7: If the server has gone, print "Connection closed by the server", and stop.
}

// Sends one message and returns the reply to it.
String exchange(Socket server, String message) throws IOException {
    // TODO 3: Send the bytes of the message. Wait until as many have come back: that is the reply.
    // TODO 7: What if the stream ends before the reply is complete?
    return "";
}

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

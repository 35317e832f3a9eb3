// A chat client with rooms, inside TLS: it says nothing before it knows that it talks to the server
// that its user has named, and to nobody in between.
//
//     java -cp "KIT/grader/target/lib/*" ChatClient.java localhost 5000 ann hall \
//         my-certs/truststore.p12 chatlab

// TODO 1: What your client of lab 6 keeps.

void main(String[] args) {
    if (args.length != 6 || !isPort(args[1])) {
        System.err.println(
                "Usage: ChatClient HOST PORT NAME ROOM TRUSTSTORE PASSWORD,"
                        + " where PORT is a number up to 65535");
        System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);

    // What is typed and shown is text, and what travels is bytes. UTF-8 says which bytes make which
    // text. Said here once for the screen, or Java would go by the settings of the terminal.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    // TODO 10: If there is no handshake, say why: in one line on standard error, and then end with
    //          an exit code that is not 0. See Tls.reason.
    try {
        chat(Tls.withTrust(args[4], args[5]), host, port);
    } catch (GeneralSecurityException e) {
        IO.println("ChatClient: " + e.getMessage());
    }
}

void chat(SSLContext context, String host, int port) {
    // TODO 1: As in lab 6: connect, say who the user is, wait for the answer, and so on. If no
    //         server is there, say so.
    // TODO 8: But first of all, the client's end of TLS, and startHandshake. What is still sent and
    //         received on the connection itself?
}

// TODO 1: As in lab 6: awaitAck, send, receive, oneLine, tell, readLine, leave.
// TODO 11: In receive: is this the end, or has somebody cut off the rest?

boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535;
}

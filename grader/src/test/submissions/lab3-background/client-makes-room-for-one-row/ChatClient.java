void main(String[] args) {
    try (Socket server = new Socket(args[0], Integer.parseInt(args[1]))) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        IO.println("Connected. Type a message, or exit to quit.");
        Thread.ofVirtual().start(() -> receive(server));

        var keyboard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
            if (line.equals("exit")) {
                break;
            }
            if (!line.isEmpty()) {
                server.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        server.shutdownOutput();
    } catch (IOException e) {
        System.err.println("No server: " + e.getMessage());
        System.exit(1);
    }
}

void receive(Socket server) {
    var line = new StringBuilder();
    try {
        var in = new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8);
        for (int c = in.read(); c != -1; c = in.read()) {
            if (c == '\n') {
                show("Received: " + line.toString().stripTrailing());
                line = new StringBuilder();
            } else {
                line.append((char) c);
            }
        }
    } catch (IOException e) {
        if (server.isClosed()) {
            return;
        }
    }
    show("Connection closed by the server");
    System.exit(0);
}

// Scrolls everything up by a row, and puts the text into the row above the cursor.
void show(String text) {
    if (System.console() == null) {
        IO.println(text);
    } else {
        IO.print("\u001b7\u001b[A\r\u001b[S\u001b[L" + text + "\u001b8");
        System.out.flush();
    }
}

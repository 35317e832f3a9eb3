void main(String[] args) throws Exception {
    Socket socket = null;
    try {
        socket = new Socket(args[0], Integer.parseInt(args[1]));
    } catch (IOException e) {
        System.err.println("No server at " + args[0] + ":" + args[1]);
        System.exit(1);
    }
    Screen screen = new Screen();
    BufferedReader in =
            new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread.ofVirtual().start(() -> receive(in, screen));

    String line;
    while ((line = screen.readLine()) != null && !line.equals("exit")) {
        out.print(line + "\n");
        out.flush();
    }
    System.exit(0);
}

void receive(BufferedReader in, Screen screen) {
    StringBuilder line = new StringBuilder();
    try {
        for (int c = in.read(); c != -1; c = in.read()) {
            if (c == '\n') {
                screen.println("Received: " + line.toString().stripTrailing());
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
    } catch (IOException e) {
        // closed, too
    }
    screen.println("Connection closed by the server");
    System.exit(0);
}

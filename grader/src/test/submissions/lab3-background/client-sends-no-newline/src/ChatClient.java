void main(String[] args) throws IOException {
    Socket socket;
    try {
        socket = new Socket(args[0], Integer.parseInt(args[1]));
    } catch (IOException e) {
        System.err.println("Connection failed: " + e.getMessage());
        System.exit(1);
        return;
    }
    Screen screen = new Screen();
    Thread.ofPlatform().daemon().start(() -> receive(socket, screen));

    String message = screen.readLine();
    while (message != null && !message.equals("exit")) {
        socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        message = screen.readLine();
    }
    socket.close();
}

void receive(Socket socket, Screen screen) {
    StringBuilder text = new StringBuilder();
    try {
        Reader in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        int c = in.read();
        while (c != -1) {
            if (c == '\n') {
                screen.println("Received: " + text.toString().stripTrailing());
                text.setLength(0);
            } else {
                text.append((char) c);
            }
            c = in.read();
        }
        screen.println("Connection closed by the server");
        System.exit(0);
    } catch (IOException e) {
        if (!socket.isClosed()) {
            screen.println("Connection closed by the server");
            System.exit(0);
        }
    }
}

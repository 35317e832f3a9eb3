void main(String[] args) throws IOException {
    Screen screen = new Screen();
    String line = screen.readLine();
    try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
        Thread.ofPlatform().daemon().start(() -> receive(socket, screen));
        while (line != null && !line.equals("exit")) {
            if (!line.isEmpty()) {
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            line = screen.readLine();
        }
        socket.shutdownOutput();
    } catch (ConnectException e) {
        System.err.println("The server is not running.");
        System.exit(1);
    }
}

void receive(Socket socket, Screen screen) {
    try {
        var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
        var line = new StringBuilder();
        int c = in.read();
        while (c >= 0) {
            if (c == '\n') {
                screen.println("Received: " + line);
                line.setLength(0);
            } else if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
    } catch (IOException e) {
        if (socket.isClosed()) {
            return;
        }
    }
    screen.println("Connection closed by the server");
    System.exit(0);
}

void main(String[] args) throws IOException {
    try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
        Screen screen = new Screen();
        Thread.ofPlatform().daemon().start(() -> receive(socket, screen));
        String line = screen.readLine();
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
        var in = socket.getInputStream();
        var line = new ByteArrayOutputStream();
        while (!socket.isClosed()) {
            if (in.available() == 0) {
                Thread.sleep(10); // nothing there yet
                continue;
            }
            int c = in.read();
            if (c == '\n') {
                screen.println("Received: " + line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (c != '\r') {
                line.write(c);
            }
        }
    } catch (IOException e) {
        if (socket.isClosed()) {
            return;
        }
    } catch (InterruptedException e) {
        return;
    }
    screen.println("Connection closed by the server");
    System.exit(0);
}

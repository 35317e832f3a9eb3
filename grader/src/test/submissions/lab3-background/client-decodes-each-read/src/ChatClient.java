void main(String[] args) throws IOException {
    Socket socket;
    try {
        socket = new Socket(args[0], Integer.parseInt(args[1]));
    } catch (IOException e) {
        System.err.println("Connection refused by " + args[0] + " " + args[1]);
        System.exit(1);
        return;
    }
    var screen = new Screen();
    Thread.startVirtualThread(() -> receive(socket, screen));

    for (String line = screen.readLine(); line != null; line = screen.readLine()) {
        if (line.equals("exit")) {
            break;
        }
        if (!line.isBlank()) {
            socket.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
        }
    }
    System.exit(0);
}

void receive(Socket socket, Screen screen) {
    try {
        String rest = "";
        byte[] buffer = new byte[1024];
        int count = socket.getInputStream().read(buffer);
        while (count != -1) {
            rest += new String(buffer, 0, count, StandardCharsets.UTF_8);
            int end = rest.indexOf('\n');
            while (end != -1) {
                screen.println("Received: " + rest.substring(0, end).replace("\r", ""));
                rest = rest.substring(end + 1);
                end = rest.indexOf('\n');
            }
            count = socket.getInputStream().read(buffer);
        }
    } catch (IOException e) {
        // handled like the end of the stream
    }
    screen.println("Connection closed by the server");
    System.exit(0);
}

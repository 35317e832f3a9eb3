void main(String[] args) throws IOException {
    Socket socket = null;
    try {
        socket = new Socket(args[0], Integer.parseInt(args[1]));
    } catch (IOException e) {
        System.err.println("There is no server: " + e.getMessage());
        System.exit(1);
    }
    Screen screen = new Screen();
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), "UTF-8"));
    var out = socket.getOutputStream();

    Thread.ofPlatform().daemon().start(() -> {
        try {
            String line;
            do {
                line = in.readLine();
                screen.println("Received: " + line);
            } while (line != null);
        } catch (IOException e) {
            screen.println("Connection closed by the server");
            System.exit(1);
        }
    });

    String line = screen.readLine();
    while (line != null && !line.equals("exit")) {
        if (!line.isEmpty()) {
            out.write((line + "\n").getBytes("UTF-8"));
        }
        line = screen.readLine();
    }
    socket.shutdownOutput();
}

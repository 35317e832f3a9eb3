// everyone who is connected
final List<Socket> clients = new ArrayList<>();

void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    try (ServerSocket listener = new ServerSocket(port)) {
        IO.println("Server is listening on " + port);
        while (true) {
            Socket client = listener.accept();
            clients.add(client);
            handle(client);
        }
    } catch (IOException e) {
        System.err.println("Cannot listen on port " + port + ": " + e.getMessage());
        System.exit(1);
    }
}

void handle(Socket client) {
    try (client) {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String line = readLine(in);
        while (line != null) {
            IO.println("Received: " + line.length() + " characters");
            for (Socket other : clients) {
                other.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            line = readLine(in);
        }
    } catch (IOException e) {
        IO.println("Error: " + e.getMessage());
    }
    clients.remove(client);
}

String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() <= 65536) {
        int b = in.read();
        if (b == -1) {
            return null;
        }
        if (b == '\n') {
            String line = bytes.toString(StandardCharsets.UTF_8);
            return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }
        bytes.write(b);
    }
    throw new IOException("line too long");
}

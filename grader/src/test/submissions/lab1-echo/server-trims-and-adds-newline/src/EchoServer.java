void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    try (ServerSocket server = new ServerSocket(port)) {
        while (true) {
            Socket client = server.accept();
            handle(client);
        }
    } catch (IOException e) {
        System.err.println("Server could not be started: " + e.getMessage());
        System.exit(1);
    }
}

void handle(Socket client) {
    try (client) {
        byte[] buffer = new byte[1024];
        int n;
        while ((n = client.getInputStream().read(buffer)) > 0) {
            // Latin-1, because one byte is one character there
            String message = new String(buffer, 0, n, StandardCharsets.ISO_8859_1).strip();
            IO.println("> " + message);
            message += "\n";
            client.getOutputStream().write(message.getBytes(StandardCharsets.ISO_8859_1));
        }
    } catch (IOException e) {
        IO.println("Client disconnected");
    }
}

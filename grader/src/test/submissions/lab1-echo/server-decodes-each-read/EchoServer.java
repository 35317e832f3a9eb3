void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    ServerSocket server;
    try {
        server = new ServerSocket(port);
    } catch (BindException e) {
        System.err.println("Port " + port + " is taken");
        System.exit(1);
        return;
    }
    while (true) {
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[1024];
            int n;
            while ((n = in.read(buffer)) != -1) {
                String message = new String(buffer, 0, n, StandardCharsets.UTF_8);
                IO.println("Received: " + message);
                out.write(message.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            IO.println("Client lost: " + e.getMessage());
        }
    }
}

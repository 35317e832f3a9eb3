void main(String[] args) {
    try (Socket server = new Socket(args[0], Integer.parseInt(args[1]))) {
        IO.println("Connected!");
        chat(server);
    } catch (IOException e) {
        System.err.println("No server at " + args[0] + " " + args[1]);
        System.exit(1);
    }
}

void chat(Socket server) {
    var keyboard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
        String line;
        while ((line = keyboard.readLine()) != null) {
            if (line.equals("exit")) {
                break;
            }
            byte[] message = line.getBytes(StandardCharsets.UTF_8);
            server.getOutputStream().write(message);

            var reply = new ByteArrayOutputStream();
            do {
                int b = server.getInputStream().read();
                if (b == -1) {
                    IO.println("Connection closed by the server");
                    return;
                }
                reply.write(b);
            } while (reply.size() < message.length);
            IO.println("Received: " + reply.toString(StandardCharsets.UTF_8));
        }
    } catch (IOException e) {
        IO.println("Connection closed by the server");
    }
}

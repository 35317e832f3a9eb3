void main(String[] args) throws IOException {
    Socket socket;
    try {
        socket = new Socket(args[0], Integer.parseInt(args[1]));
    } catch (IOException e) {
        System.err.println("Can't connect: " + e.getMessage());
        System.exit(1);
        return;
    }

    var console = new BufferedReader(new InputStreamReader(System.in));
    try (socket) {
        String line = console.readLine();
        while (line != null && line != "exit") {
            if (!line.isBlank()) {
                byte[] bytes = line.getBytes();
                socket.getOutputStream().write(bytes);
                byte[] answer = socket.getInputStream().readNBytes(bytes.length);
                if (answer.length != bytes.length) {
                    throw new EOFException();
                }
                IO.println("Received: " + new String(answer));
            }
            line = console.readLine();
        }
    } catch (IOException e) {
        IO.println("Connection closed by the server");
    }
}

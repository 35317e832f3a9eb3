// As in the lecture: ask for a line, send it, then show everything that has come.

SocketChannel server;
ByteBuffer part = ByteBuffer.allocate(10);
boolean header = true;
String speaker;

void main(String[] args) {
    try {
        server = SocketChannel.open(new InetSocketAddress(args[0], Integer.parseInt(args[1])));
    } catch (IOException e) {
        System.err.println("no server: " + e.getMessage());
        System.exit(1);
    }
    try {
        send(args[2]);
        server.configureBlocking(false);
        String line = IO.readln(args[2] + " > ");
        while (line != null) {
            if (!line.isEmpty()) {
                send(line);
            }
            showAll();
            line = IO.readln(args[2] + " > ");
        }
        server.close();
    } catch (EOFException e) {
        IO.println("Connection closed by the server");
    } catch (IOException | NumberFormatException e) {
        System.err.println("Reading error: " + e.getMessage());
        System.exit(1);
    }
}

void send(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String length = String.format("%-10d", content.length);
    ByteBuffer frame = ByteBuffer.allocate(10 + content.length);
    frame.put(length.getBytes(StandardCharsets.UTF_8)).put(content).flip();
    while (frame.hasRemaining()) {
        server.write(frame);
    }
}

void showAll() throws IOException {
    int n = server.read(part);
    while (n > 0 || !part.hasRemaining()) {
        if (!part.hasRemaining()) {
            partIsComplete();
        }
        n = server.read(part);
    }
    if (n < 0) {
        throw new EOFException();
    }
}

void partIsComplete() {
    String text = new String(part.array(), StandardCharsets.UTF_8);
    if (header) {
        part = ByteBuffer.allocate(Integer.parseInt(text.strip()));
        header = false;
        return;
    }
    part = ByteBuffer.allocate(10);
    header = true;
    if (speaker == null) {
        speaker = text;
    } else {
        IO.println(speaker + " > " + text);
        speaker = null;
    }
}

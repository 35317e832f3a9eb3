final List<Client> clients = new CopyOnWriteArrayList<>();

class Client {
    final Socket socket;
    final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>(1000);

    Client(Socket socket) {
        this.socket = socket;
    }
}

void main(String[] args) {
    try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
        while (true) {
            Client client = new Client(server.accept());
            clients.add(client);
            Thread writer = Thread.startVirtualThread(() -> write(client));
            Thread.startVirtualThread(() -> read(client, writer));
        }
    } catch (IOException e) {
        System.err.println("Cannot listen: " + e.getMessage());
        System.exit(1);
    }
}

void read(Client client, Thread writer) {
    try (Socket socket = client.socket) {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != -1; b = in.read()) {
            if (b != '\n') {
                line.write(b);
                if (line.size() > 65536) {
                    return;
                }
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            broadcast(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        }
    } catch (IOException e) {
        IO.println("Client lost: " + e.getMessage());
    } finally {
        clients.remove(client);
        writer.interrupt();
    }
}

void broadcast(String text) {
    byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
    for (Client each : clients) {
        if (!each.outgoing.offer(line)) {
            try {
                each.socket.close();
            } catch (IOException e) {
                IO.println("Cannot close: " + e.getMessage());
            }
        }
    }
}

void write(Client client) {
    try {
        client.socket.setTcpNoDelay(true);
        while (true) {
            client.socket.getOutputStream().write(client.outgoing.take());
        }
    } catch (IOException | InterruptedException e) {
        IO.println("Nothing more to write: " + e.getMessage());
    }
}

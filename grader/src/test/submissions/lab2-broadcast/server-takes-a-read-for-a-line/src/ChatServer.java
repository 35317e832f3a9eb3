final List<Client> clients = new CopyOnWriteArrayList<>();
final byte[] goodbye = new byte[0];

record Client(Socket socket, BlockingQueue<byte[]> messages) {}

void main(String[] args) {
    try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
        while (true) {
            Client client = new Client(server.accept(), new LinkedBlockingQueue<>(1000));
            clients.add(client);
            Thread.startVirtualThread(() -> receive(client));
            Thread.startVirtualThread(() -> send(client));
        }
    } catch (IOException e) {
        System.err.println("Cannot listen: " + e.getMessage());
        System.exit(1);
    }
}

void receive(Client client) {
    try {
        InputStream in = client.socket().getInputStream();
        byte[] buffer = new byte[65536];
        int count = in.read(buffer);
        while (count != -1) {
            byte[] message = Arrays.copyOf(buffer, count);
            for (Client other : clients) {
                if (!other.messages().offer(message)) {
                    other.socket().close();
                }
            }
            count = in.read(buffer);
        }
    } catch (IOException e) {
        IO.println("Lost a client: " + e.getMessage());
    }
    clients.remove(client);
    if (!client.messages().offer(goodbye)) {
        close(client);
    }
}

void send(Client client) {
    try (Socket socket = client.socket()) {
        socket.setTcpNoDelay(true);
        byte[] message = client.messages().take();
        while (message != goodbye) {
            socket.getOutputStream().write(message);
            message = client.messages().take();
        }
    } catch (IOException | InterruptedException e) {
        IO.println("Cannot send: " + e.getMessage());
    }
}

void close(Client client) {
    try {
        client.socket().close();
    } catch (IOException e) {
        IO.println(e.getMessage());
    }
}

final List<Client> clients = Collections.synchronizedList(new ArrayList<>());

class Client {
    final Socket socket;
    final Deque<byte[]> queue = new ArrayDeque<>();
    boolean over;

    Client(Socket socket) {
        this.socket = socket;
    }

    synchronized void put(byte[] line) {
        if (queue.size() < 1000) {
            queue.addLast(line);
            notifyAll();
        } else {
            close();
        }
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }

    // null when there is nothing left and nothing will come
    synchronized byte[] get() throws InterruptedException {
        while (queue.isEmpty() && !over) {
            wait();
        }
        return queue.pollFirst();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}

void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    try (ServerSocket server = new ServerSocket(port)) {
        while (true) {
            Client client = new Client(server.accept());
            clients.add(client);
            Thread.ofPlatform().start(() -> read(client));
            Thread.ofPlatform().start(() -> write(client));
        }
    } catch (IOException e) {
        System.err.println("Port " + port + ": " + e.getMessage());
        System.exit(1);
    }
}

void read(Client client) {
    try {
        InputStream in = new BufferedInputStream(client.socket.getInputStream());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b;
        while (line.size() <= 65537 && (b = in.read()) != -1) {
            line.write(b);
            if (b == '\n') {
                synchronized (clients) {
                    clients.forEach(each -> each.put(line.toByteArray()));
                }
                line.reset();
            } else if (line.size() > 65536) {
                client.close();
                break;
            }
        }
    } catch (IOException e) {
        client.close();
    }
    clients.remove(client);
    client.end();
}

void write(Client client) {
    try (Socket socket = client.socket) {
        socket.setTcpNoDelay(true);
        byte[] line = client.get();
        while (line != null) {
            socket.getOutputStream().write(line);
            line = client.get();
        }
    } catch (IOException | InterruptedException e) {
        IO.println("A client is gone: " + e.getMessage());
    }
}

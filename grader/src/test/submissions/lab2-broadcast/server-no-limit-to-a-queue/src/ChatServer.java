final Set<Client> clients = ConcurrentHashMap.newKeySet();

record Client(Socket socket, BlockingQueue<String> queue) {}

void main(String[] args) {
    try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
        while (true) {
            Client client = new Client(server.accept(), new LinkedBlockingQueue<>());
            clients.add(client);
            Thread.startVirtualThread(() -> read(client));
            Thread.startVirtualThread(() -> write(client));
        }
    } catch (IOException e) {
        System.err.println("Cannot listen: " + e.getMessage());
        System.exit(1);
    }
}

void read(Client client) {
    try {
        BufferedInputStream in = new BufferedInputStream(client.socket().getInputStream());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b != -1) {
            if (b == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                String clean = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
                clients.forEach(each -> each.queue().add(clean + "\n"));
                line.reset();
            } else {
                line.write(b);
            }
            if (line.size() > 65536) {
                client.socket().close();
            }
            b = in.read();
        }
    } catch (IOException e) {
        IO.println("Client lost: " + e.getMessage());
    } finally {
        clients.remove(client);
        client.queue().add("");
    }
}

void write(Client client) {
    try (Socket socket = client.socket()) {
        socket.setTcpNoDelay(true);
        String line = client.queue().take();
        while (!line.isEmpty()) {
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            line = client.queue().take();
        }
    } catch (IOException | InterruptedException e) {
        IO.println("Client lost: " + e.getMessage());
    }
}

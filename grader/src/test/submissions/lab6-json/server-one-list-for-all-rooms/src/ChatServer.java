import java.net.BindException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

// Rooms with JSON. One thread reads for each client, and another one writes.

record Broadcast(String type, Said payload) {}

record Said(String sender, String room, String text) {}

record Plain(String type, Words payload) {}

record Words(String message) {}

final JsonMapper json = JsonMapper.builder().build();
final List<Client> clients = new ArrayList<>();

class Client {
    final Socket socket;
    final ExecutorService writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(1000),
                    Thread.ofVirtual().factory(),
                    (_, _) -> hangUp());
    String name;
    String room;

    Client(Socket socket) {
        this.socket = socket;
    }

    void tell(String type, String message) {
        tell(new Plain(type, new Words(message)));
    }

    void tell(Object message) {
        byte[] line = (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
        writer.execute(() -> write(line));
    }

    void write(byte[] line) {
        try {
            socket.getOutputStream().write(line);
        } catch (IOException e) {
            IO.println(name + " cannot be reached");
        }
    }

    void close() {
        writer.execute(this::hangUp);
        writer.shutdown();
    }

    void hangUp() {
        try {
            socket.close();
        } catch (IOException e) {
            IO.println(name + " was closed");
        }
    }
}

void main(String[] args) throws IOException {
    try (var server = new ServerSocket(Integer.parseInt(args[0]))) {
        while (true) {
            Client client = new Client(server.accept());
            Thread.startVirtualThread(() -> serve(client));
        }
    } catch (BindException e) {
        System.err.println("The port is in use.");
        System.exit(1);
    }
}

void serve(Client client) {
    try {
        var in = new BufferedInputStream(client.socket.getInputStream());
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != -1; b = in.read()) {
            if (b == '\n') {
                understand(client, line.toByteArray());
                line.reset();
            } else if (line.size() == 65536) {
                client.tell("error", "too long");
                break;
            } else {
                line.write(b);
            }
        }
    } catch (IOException e) {
        IO.println("connection lost: " + client.name);
    }
    leave(client);
    client.close();
}

void understand(Client client, byte[] line) {
    JsonNode message;
    try {
        message = json.readTree(line);
    } catch (JacksonException e) {
        client.tell("error", "no JSON");
        return;
    }
    String type = message.path("type").stringValue("");
    JsonNode payload = message.path("payload");
    String problem =
            switch (type) {
                case "connect" -> connect(client, payload.path("name"), payload.path("room"));
                case "message" -> say(client, payload);
                default -> "unknown type";
            };
    if (problem != null) {
        client.tell("error", problem);
    }
}

String connect(Client client, JsonNode name, JsonNode room) {
    if (!good(name) || !good(room)) {
        return "name or room is no good";
    }
    synchronized (clients) {
        if (client.name != null) {
            return "you are connected already";
        }
        for (Client other : clients) {
            if (other.name.equals(name.stringValue())) {
                return "this name is taken";
            }
        }
        client.name = name.stringValue();
        client.room = room.stringValue();
        client.tell("connect_ack", "Connected to the room.");
        notification(client.name + " has joined the room.");
        clients.add(client);
    }
    return null;
}

String say(Client client, JsonNode payload) {
    if (client.name == null) {
        return "connect first";
    }
    if (!payload.path("text").isString()) {
        return "no text";
    }
    var said = new Said(client.name, client.room, payload.path("text").stringValue());
    synchronized (clients) {
        for (Client other : clients) {
            other.tell(new Broadcast("message", said));
        }
    }
    return null;
}

void leave(Client client) {
    synchronized (clients) {
        if (clients.remove(client)) {
            notification(client.name + " has left the room.");
        }
    }
}

void notification(String message) {
    for (Client other : clients) {
        other.tell("notification", message);
    }
}

boolean good(JsonNode name) {
    return name.isString() && name.stringValue().matches("[^\\p{Cc}]{1,20}");
}

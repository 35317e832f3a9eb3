import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

public class ChatServer {

    static final JsonMapper MAPPER = new JsonMapper();
    static final int MAX_LINE = 65536;

    /** room -> name -> who it is */
    static final Map<String, Map<String, Handler>> rooms = new HashMap<>();

    /** All names that are taken, as room/name. */
    static final Set<String> taken = new HashSet<>();

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("Waiting for clients on port " + port);
            while (true) {
                new Handler(server.accept()).start();
            }
        } catch (IOException e) {
            System.err.println("Cannot use port " + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    static synchronized boolean enter(String room, String name, Handler handler) {
        Map<String, Handler> members = rooms.computeIfAbsent(room, r -> new HashMap<>());
        if (!taken.add(room + "/" + name)) {
            return false;
        }
        handler.send("connect_ack", "Connected to the room.");
        for (Handler member : members.values()) {
            member.send("notification", name + " has joined the room.");
        }
        members.put(name, handler);
        return true;
    }

    static synchronized void leave(String room, String name) {
        Map<String, Handler> members = rooms.get(room);
        members.remove(name);
        for (Handler member : members.values()) {
            member.send("notification", name + " has left the room.");
        }
        if (members.isEmpty()) {
            rooms.remove(room);
        }
    }

    static synchronized void say(String room, String name, String text) {
        ObjectNode payload = MAPPER.createObjectNode();
        payload.put("sender", name).put("room", room).put("text", text);
        for (Handler member : rooms.get(room).values()) {
            member.send("message", payload);
        }
    }

    static class Handler extends Thread {

        static final String LAST = "";

        final Socket socket;
        final BlockingQueue<String> queue = new ArrayBlockingQueue<>(1001);
        final Thread sender = new Thread(this::sendAll);
        String name;
        String room;

        Handler(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void run() {
            sender.start();
            try {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                String line = readLine(in);
                while (line != null) {
                    handle(line);
                    line = readLine(in);
                }
            } catch (IOException e) {
                System.out.println("Lost " + name + ": " + e.getMessage());
            } finally {
                if (name != null) {
                    leave(room, name);
                }
                put(LAST);
            }
        }

        void handle(String line) {
            JsonNode message;
            try {
                message = MAPPER.readTree(line);
            } catch (JacksonException e) {
                send("error", "This is not JSON.");
                return;
            }
            JsonNode payload = message.path("payload");
            switch (text(message, "type")) {
                case "connect" -> connect(text(payload, "name"), text(payload, "room"));
                case "message" -> message(text(payload, "text"));
                case null, default -> send("error", "There is no such type.");
            }
        }

        void connect(String newName, String newRoom) {
            if (name != null) {
                send("error", "You are in " + room + " already.");
            } else if (!isGood(newName) || !isGood(newRoom)) {
                send("error", "Name and room must have 1 to 20 characters.");
            } else if (enter(newRoom, newName, this)) {
                name = newName;
                room = newRoom;
            } else {
                send("error", newName + " is taken.");
            }
        }

        void message(String text) {
            if (name == null) {
                send("error", "Connect first.");
            } else if (text == null) {
                send("error", "There is no text.");
            } else {
                say(room, name, text);
            }
        }

        static String text(JsonNode node, String field) {
            JsonNode value = node.path(field);
            return value.isString() ? value.stringValue() : null;
        }

        static boolean isGood(String name) {
            return name != null
                    && !name.isEmpty()
                    && name.codePointCount(0, name.length()) <= 20
                    && name.chars().noneMatch(Character::isISOControl);
        }

        /** What a thousand waiting lines do not hold is too much for somebody who does not read. */
        void put(String line) {
            if (!queue.offer(line)) {
                close();
            }
        }

        void send(String type, String message) {
            send(type, MAPPER.createObjectNode().put("message", message));
        }

        void send(String type, ObjectNode payload) {
            ObjectNode message = MAPPER.createObjectNode().put("type", type);
            message.set("payload", payload);
            put(MAPPER.writeValueAsString(message));
        }

        void sendAll() {
            try (OutputStream out = socket.getOutputStream()) {
                String line = queue.take();
                while (line != LAST) {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    line = queue.take();
                }
            } catch (IOException | InterruptedException e) {
                close();
            }
        }

        String readLine(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.read();
            while (b != '\n') {
                if (b == -1) {
                    return null;
                }
                if (line.size() == MAX_LINE) {
                    send("error", "This line is too long.");
                    return null;
                }
                line.write(b);
                b = in.read();
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println("Already closed: " + name);
            }
        }
    }
}

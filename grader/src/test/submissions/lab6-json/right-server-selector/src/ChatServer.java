import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything happens in one thread, so nothing has to be locked. */
public class ChatServer {

    record Frame(String type, Object payload) {}

    record Info(String message) {}

    record Said(String sender, String room, String text) {}

    static final int MOST_WAITING = 1000;
    static final int LONGEST = 65536;

    static final JsonMapper json = new JsonMapper();
    static final Map<String, Map<String, Guest>> rooms = new HashMap<>();
    static final ByteBuffer chunk = ByteBuffer.allocate(16 * 1024);

    public static void main(String[] args) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel door = ServerSocketChannel.open();
        try {
            door.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
        } catch (IOException e) {
            System.err.println("port " + args[0] + ": " + e.getMessage());
            System.exit(1);
        }
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            selector.select();
            for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
                selector.selectedKeys().remove(key);
                if (key.isValid() && key.isAcceptable()) {
                    open(door.accept(), selector);
                }
                if (key.isValid() && key.isReadable()) {
                    ((Guest) key.attachment()).read();
                }
                if (key.isValid() && key.isWritable()) {
                    ((Guest) key.attachment()).write();
                }
            }
        }
    }

    static void open(SocketChannel channel, Selector selector) throws IOException {
        if (channel != null) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            key.attach(new Guest(channel, key));
        }
    }

    static class Guest {
        final SocketChannel channel;
        final SelectionKey key;
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        final Queue<ByteBuffer> out = new ArrayDeque<>();
        boolean closing;
        String name;
        String room;

        Guest(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }

        void read() {
            chunk.clear();
            int count;
            try {
                count = channel.read(chunk);
            } catch (IOException e) {
                leave();
                close();
                return;
            }
            chunk.flip();
            while (chunk.hasRemaining() && !closing) {
                byte b = chunk.get();
                if (b == '\n') {
                    understand(line.toByteArray());
                    line.reset();
                } else if (line.size() == LONGEST) {
                    tell("error", new Info("too long"));
                    count = -1;
                    break;
                } else {
                    line.write(b);
                }
            }
            if (count < 0) {
                leave();
                closing = true;
                interest();
                write();
            }
        }

        void understand(byte[] bytes) {
            try {
                JsonNode message = json.readTree(bytes);
                JsonNode payload = message.path("payload");
                switch (string(message, "type")) {
                    case "connect" -> connect(string(payload, "name"), string(payload, "room"));
                    case "message" -> say(string(payload, "text"));
                    default -> throw new IllegalStateException("I do not know this type");
                }
            } catch (JacksonException | IllegalStateException e) {
                tell("error", new Info("Sorry: " + e.getMessage()));
            }
        }

        static String string(JsonNode node, String field) {
            if (!node.path(field).isString()) {
                throw new IllegalStateException("where is " + field + "?");
            }
            return node.path(field).stringValue();
        }

        void connect(String wantedName, String wantedRoom) {
            if (name != null) {
                throw new IllegalStateException("you are " + name);
            }
            if (!good(wantedName) || !good(wantedRoom)) {
                throw new IllegalStateException("this is no name");
            }
            Map<String, Guest> guests = rooms.computeIfAbsent(wantedRoom, _ -> new TreeMap<>());
            if (guests.putIfAbsent(wantedName, this) != null) {
                throw new IllegalStateException("there is a " + wantedName);
            }
            name = wantedName;
            room = wantedRoom;
            tell("connect_ack", new Info("Connected to the room."));
            announce(" has joined the room.");
        }

        static boolean good(String text) {
            return text.matches("[^\\p{Cc}]{1,20}");
        }

        void say(String text) {
            if (room == null) {
                throw new IllegalStateException("where are you?");
            }
            Said said = new Said(name, room, text);
            for (Guest guest : List.copyOf(rooms.get(room).values())) {
                guest.tell("message", said);
            }
        }

        void announce(String what) {
            for (Guest guest : List.copyOf(rooms.get(room).values())) {
                if (guest != this) {
                    guest.tell("notification", new Info(name + what));
                }
            }
        }

        void leave() {
            if (room != null) {
                rooms.get(room).remove(name);
                announce(" has left the room.");
                rooms.computeIfPresent(room, (_, guests) -> guests.isEmpty() ? null : guests);
                room = null;
            }
        }

        void tell(String type, Object payload) {
            byte[] bytes = json.writeValueAsBytes(new Frame(type, payload));
            ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 1);
            buffer.put(bytes).put((byte) '\n').flip();
            out.add(buffer);
            if (out.size() > MOST_WAITING) {
                leave();
                close();
            } else if (!closing) {
                write();
            }
        }

        void write() {
            try {
                while (!out.isEmpty()) {
                    channel.write(out.peek());
                    if (out.peek().hasRemaining()) {
                        interest();
                        return;
                    }
                    out.remove();
                }
                if (closing) {
                    close();
                } else {
                    interest();
                }
            } catch (IOException e) {
                out.clear(); // a read will tell that this one is gone
                closing = true;
                leave();
                close();
            }
        }

        void interest() {
            if (key.isValid()) {
                key.interestOps(
                        (closing ? 0 : SelectionKey.OP_READ)
                                | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
            }
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                System.out.println("closed twice: " + name);
            }
        }
    }
}

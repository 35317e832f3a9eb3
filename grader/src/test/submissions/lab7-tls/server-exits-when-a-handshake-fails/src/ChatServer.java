import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One object for each client: this is the client, and everything it does. */
public class ChatServer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] END = {};

    /** Room, name, client. Also the lock for everything. */
    private static final Map<String, Map<String, ChatServer>> ROOMS = new HashMap<>();

    private final SSLSocket socket;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(1000);
    private String name;
    private String room;

    ChatServer(SSLSocket socket) {
        this.socket = socket;
    }

    public static void main(String[] args) throws Exception {
        char[] password = args[2].toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(args[1])) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        int port = Integer.parseInt(args[0]);
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (ServerSocket listener =
                context.getServerSocketFactory().createServerSocket(port, 50, here)) {
            while (true) {
                ChatServer client = new ChatServer((SSLSocket) listener.accept());
                new Thread(client::run).start();
            }
        } catch (BindException e) {
            System.err.println("Port " + port + " is taken");
            System.exit(1);
        }
    }

    void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            try {
                socket.startHandshake();
            } catch (SSLException e) {
                synchronized (ROOMS) {
                    System.err.println("TLS does not work: " + e.getMessage());
                    System.exit(1);
                }
            }
            socket.setSoTimeout(0);
            Thread writer = new Thread(this::write);
            writer.start();
            try {
                read(new BufferedInputStream(socket.getInputStream()));
            } finally {
                leave();
                tell(END);
                writer.join();
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("Lost: " + e.getMessage());
        }
    }

    void read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != -1; next = in.read()) {
            if (next == '\n') {
                answer(line.toByteArray());
                line.reset();
            } else if (line.size() == 65536) {
                error("this line is too long");
                return;
            } else {
                line.write(next);
            }
        }
    }

    void answer(byte[] line) {
        JsonNode message;
        try {
            message = JSON.readTree(line);
        } catch (JacksonException e) {
            error("this is no JSON");
            return;
        }
        JsonNode payload = message.path("payload");
        String type = message.path("type").asString("");
        if (type.equals("connect") && isText(payload, "name") && isText(payload, "room")) {
            connect(payload.get("name").stringValue(), payload.get("room").stringValue());
        } else if (type.equals("message") && isText(payload, "text")) {
            say(payload.get("text").stringValue());
        } else {
            error("this is no message");
        }
    }

    void connect(String newName, String newRoom) {
        synchronized (ROOMS) {
            if (name != null || !isName(newName) || !isName(newRoom)) {
                error("not like this");
                return;
            }
            Map<String, ChatServer> members = ROOMS.computeIfAbsent(newRoom, r -> new HashMap<>());
            if (members.putIfAbsent(newName, this) != null) {
                error("this name is taken");
                return;
            }
            name = newName;
            room = newRoom;
            tell(json("connect_ack", Map.of("message", "Connected to the room.")));
            tellOthers(newName + " has joined the room.");
        }
    }

    void say(String text) {
        synchronized (ROOMS) {
            if (name == null) {
                error("connect first");
                return;
            }
            byte[] said = json("message", Map.of("sender", name, "room", room, "text", text));
            ROOMS.get(room).values().forEach(client -> client.tell(said));
        }
    }

    void leave() {
        synchronized (ROOMS) {
            if (name != null) {
                ROOMS.get(room).remove(name);
                tellOthers(name + " has left the room.");
            }
        }
    }

    void tellOthers(String message) {
        byte[] notification = json("notification", Map.of("message", message));
        for (ChatServer client : ROOMS.get(room).values()) {
            if (client != this) {
                client.tell(notification);
            }
        }
    }

    void error(String message) {
        tell(json("error", Map.of("message", message)));
    }

    void tell(byte[] line) {
        if (queue.offer(line)) {
            return;
        }
        try {
            // With this, close does not wait for the writer, who waits for somebody who does not
            // read.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            System.out.println("Lost: " + e.getMessage());
        }
    }

    void write() {
        try {
            for (byte[] line = queue.take(); line != END; line = queue.take()) {
                socket.getOutputStream().write(line);
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("Not written: " + e.getMessage());
        }
    }

    static byte[] json(String type, Map<String, String> payload) {
        ObjectNode message = JSON.createObjectNode().put("type", type);
        message.set("payload", JSON.valueToTree(payload));
        return (message + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static boolean isText(JsonNode payload, String field) {
        return payload.path(field).isString();
    }

    static boolean isName(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= 1 && length <= 20 && text.codePoints().noneMatch(Character::isISOControl);
    }
}

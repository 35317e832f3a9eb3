import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

public class ChatClient {

    static final JsonMapper MAPPER = new JsonMapper();

    private final Socket socket;
    private final Console console = new Console();
    private volatile boolean quitting;
    private boolean connected;

    ChatClient(Socket socket) throws IOException {
        this.socket = socket;
    }

    public static void main(String[] args) throws Exception {
        Socket socket;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("No server at " + args[0] + ":" + args[1]);
            System.exit(1);
            return;
        }
        ChatClient client = new ChatClient(socket);
        client.send("connect", Map.of("name", args[2], "room", args[3]));
        Thread receiver = new Thread(client::receive);
        receiver.setDaemon(true);
        receiver.start();
        client.type();
        receiver.join(500);
        System.exit(0);
    }

    void type() {
        try {
            String line = console.readLine();
            while (line != null && !line.equals("!quit")) {
                if (!line.isEmpty()) {
                    send("message", Map.of("text", line));
                }
                line = console.readLine();
            }
            quitting = true;
            socket.shutdownOutput();
        } catch (IOException e) {
            console.print("Not sent: " + e.getMessage());
        }
    }

    void send(String type, Map<String, String> payload) throws IOException {
        String json = MAPPER.writeValueAsString(Map.of("type", type, "payload", payload));
        socket.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    void receive() {
        try {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (line != null) {
                show(MAPPER.readTree(line));
                line = in.readLine();
            }
        } catch (IOException e) {
            console.print("Lost: " + e.getMessage());
        }
        if (!quitting) {
            console.print("Connection closed by the server");
            System.exit(1);
        }
    }

    void show(JsonNode message) {
        JsonNode payload = message.path("payload");
        switch (message.path("type").asString()) {
            case "connect_ack" -> {
                connected = true;
                print("* " + payload.path("message").asString());
            }
            case "notification" -> print("* " + payload.path("message").asString());
            case "message" ->
                    print(
                            payload.path("sender").asString()
                                    + ": "
                                    + payload.path("text").asString());
            case "error" -> {
                if (!connected) {
                    System.err.println(payload.path("message").asString());
                    System.exit(1);
                }
                print("! " + payload.path("message").asString());
            }
            default -> {
                // a type from the future
            }
        }
    }

    void print(String text) {
        console.print(text.replaceAll("\\p{Cntrl}", " "));
    }
}

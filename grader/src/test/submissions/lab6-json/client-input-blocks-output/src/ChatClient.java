import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

public class ChatClient {

    static final JsonMapper MAPPER = new JsonMapper();
    static final PrintStream SCREEN = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            chat(socket, args[2], args[3]);
        } catch (IOException e) {
            System.err.println("Cannot connect: " + e.getMessage());
            System.exit(1);
        }
    }

    static void chat(Socket socket, String name, String room) throws IOException {
        BufferedReader keyboard =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        send(socket, "connect", Map.of("name", name, "room", room));
        JsonNode answer = MAPPER.readTree(in.readLine());
        if (answer.path("type").asString().equals("error")) {
            System.err.println(answer.path("payload").path("message").asString());
            System.exit(1);
        }
        show(answer);

        String text = keyboard.readLine();
        while (text != null && !text.equals("!quit")) {
            if (!text.isEmpty()) {
                send(socket, "message", Map.of("text", text));
                String line = in.readLine();
                if (line == null) {
                    SCREEN.println("Connection closed by the server");
                    return;
                }
                show(MAPPER.readTree(line));
            }
            text = keyboard.readLine();
        }
    }

    static void send(Socket socket, String type, Map<String, String> payload) throws IOException {
        String json = MAPPER.writeValueAsString(Map.of("type", type, "payload", payload)) + "\n";
        socket.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    static void show(JsonNode message) {
        JsonNode payload = message.path("payload");
        String line =
                switch (message.path("type").asString()) {
                    case "message" ->
                            payload.path("sender").asString()
                                    + ": "
                                    + payload.path("text").asString();
                    case "error" -> "! " + payload.path("message").asString();
                    default -> "* " + payload.path("message").asString();
                };
        SCREEN.println(line.replaceAll("\\p{Cntrl}", " "));
    }
}

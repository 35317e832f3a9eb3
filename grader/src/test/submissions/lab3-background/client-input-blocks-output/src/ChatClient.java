import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class ChatClient {

    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            chat(socket);
        } catch (IOException e) {
            System.err.println("Cannot connect: " + e.getMessage());
            System.exit(1);
        }
    }

    static void chat(Socket socket) throws IOException {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in));
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);

        String message = keyboard.readLine();
        while (message != null && !message.equals("exit")) {
            if (!message.isEmpty()) {
                out.println(message);
                String reply = in.readLine();
                if (reply == null) {
                    System.out.println("Connection closed by the server");
                    return;
                }
                System.out.println("Received: " + reply);
            }
            message = keyboard.readLine();
        }
    }
}

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

public class EchoClient {
    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            run(socket);
        } catch (IOException e) {
            System.err.println("Could not connect: " + e.getMessage());
            System.exit(1);
        }
    }

    static void run(Socket socket) {
        Scanner scanner = new Scanner(System.in, StandardCharsets.UTF_8);
        try {
            while (scanner.hasNextLine()) {
                String message = scanner.nextLine();
                if (message.equals("exit")) {
                    return;
                }
                if (message.isEmpty()) {
                    continue;
                }
                socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
                byte[] answer = socket.getInputStream().readNBytes(message.length());
                if (answer.length < message.length()) {
                    System.out.println("Connection closed by the server");
                    return;
                }
                System.out.println("Received: " + new String(answer, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            System.out.println("Connection closed by the server");
        }
    }
}

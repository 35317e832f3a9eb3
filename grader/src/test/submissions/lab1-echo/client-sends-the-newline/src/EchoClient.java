import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

public class EchoClient {

    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            PrintStream out =
                    new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            Scanner keyboard = new Scanner(System.in);
            while (keyboard.hasNextLine()) {
                String line = keyboard.nextLine();
                if (line.equals("exit")) {
                    break;
                }
                if (line.isEmpty()) {
                    continue;
                }
                out.println(line);
                int expected = line.getBytes(StandardCharsets.UTF_8).length;
                byte[] reply = socket.getInputStream().readNBytes(expected);
                if (reply.length < expected) {
                    System.out.println("Connection closed by the server");
                    break;
                }
                System.out.println("Received: " + new String(reply, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }
}

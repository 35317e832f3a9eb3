import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

public class EchoClient {

    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]));
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                Scanner scanner = new Scanner(System.in, StandardCharsets.UTF_8)) {
            System.out.print("> ");
            while (scanner.hasNextLine()) {
                String line = scanner.nextLine();
                if (line.equals("exit")) {
                    break;
                }
                byte[] data = line.getBytes(StandardCharsets.UTF_8);
                if (data.length > 0) {
                    out.write(data);
                    in.readFully(data);
                    System.out.println("Received: " + new String(data, StandardCharsets.UTF_8));
                }
                System.out.print("> ");
            }
        } catch (EOFException | SocketException e) {
            // ConnectException is a SocketException too
            if (e instanceof java.net.ConnectException) {
                System.err.println("Nobody listens at " + args[0] + ":" + args[1]);
                System.exit(1);
            }
            System.out.println("Connection closed by the server");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}

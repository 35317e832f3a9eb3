import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

class EchoClient {
    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]));
                BufferedReader stdin = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = stdin.readLine(); line != null; line = stdin.readLine()) {
                if ("exit".equals(line)) {
                    break;
                } else if (!line.isEmpty()) {
                    byte[] message = line.getBytes(StandardCharsets.UTF_8);
                    socket.getOutputStream().write(message);
                    byte[] reply = socket.getInputStream().readNBytes(message.length);
                    System.out.println("Received: " + new String(reply, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            System.err.println("Connection failed: " + e.getMessage());
            System.exit(1);
        }
    }
}

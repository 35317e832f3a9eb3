import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class EchoClient {

    public static void main(String[] args) {
        Socket socket = null;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("No connection to " + args[0] + ":" + args[1]);
            System.exit(1);
        }

        try {
            BufferedReader user = new BufferedReader(new InputStreamReader(System.in));
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[1024];
            String line;
            while ((line = user.readLine()) != null && !line.equals("exit")) {
                if (line.isEmpty()) {
                    continue;
                }
                socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
                int n = in.read(buffer);
                if (n == -1) {
                    System.out.println("Connection closed by the server");
                    break;
                }
                String reply = new String(buffer, 0, n, StandardCharsets.UTF_8);
                System.out.println("Received: " + reply);
            }
            socket.close();
        } catch (IOException e) {
            System.out.println("Connection closed by the server");
        }
    }
}

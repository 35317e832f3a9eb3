import java.io.*;
import java.net.*;

public class EchoServer {
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        ServerSocket server = null;
        try {
            server = new ServerSocket(port);
        } catch (IOException e) {
            System.err.println("Port already used!");
            System.exit(1);
        }

        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] data = new byte[2048];
            while (true) {
                int n = in.read(data);
                if (n == -1) {
                    break;
                }
                out.write(data, 0, n);
            }
        } catch (IOException e) {
            System.out.println("Connection error: " + e.getMessage());
        }
        System.out.println("Bye!");
    }
}

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        ServerSocket server = new ServerSocket(port);
        System.out.println("Waiting for clients...");
        while (true) {
            Socket client = server.accept();
            System.out.println("Client connected: " + client.getPort());
            try {
                byte[] chunk = new byte[4096];
                int n;
                while ((n = client.getInputStream().read(chunk)) >= 0) {
                    client.getOutputStream().write(chunk, 0, n);
                }
            } catch (IOException e) {
                System.out.println("Client failed: " + e.getMessage());
            }
            client.close();
        }
    }
}

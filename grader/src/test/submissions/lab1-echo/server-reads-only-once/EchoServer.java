import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

public class EchoServer {

    private static final List<Socket> clients = new ArrayList<>();

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("Server is listening on port " + port);
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                System.out.println("Clients so far: " + clients.size());
                try {
                    handle(client);
                } catch (IOException e) {
                    System.out.println("Problem with a client: " + e.getMessage());
                }
            }
        } catch (IOException e) {
            System.err.println("Could not listen on port " + port);
            System.exit(1);
        }
    }

    private static void handle(Socket client) throws IOException {
        byte[] message = new byte[4096];
        int length = client.getInputStream().read(message);
        if (length > 0) {
            client.getOutputStream().write(message, 0, length);
        }
    }
}

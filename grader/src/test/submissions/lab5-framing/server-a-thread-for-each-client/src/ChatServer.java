import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    static final List<ClientHandler> clients = new CopyOnWriteArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                new ClientHandler(server.accept()).start();
            }
        } catch (IOException e) {
            System.err.println("The server cannot run: " + e.getMessage());
            System.exit(1);
        }
    }

    static void broadcast(byte[] frames, ClientHandler sender) {
        for (ClientHandler client : clients) {
            if (client != sender) {
                client.send(frames);
            }
        }
    }
}

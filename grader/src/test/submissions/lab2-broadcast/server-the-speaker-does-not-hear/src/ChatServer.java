import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    private static final List<ClientHandler> clients = new CopyOnWriteArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                ClientHandler handler = new ClientHandler(server.accept());
                clients.add(handler);
                handler.start();
            }
        } catch (IOException e) {
            System.err.println("Could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    static class ClientHandler extends Thread {
        private final Socket socket;
        private final PrintWriter out;

        ClientHandler(Socket socket) throws IOException {
            this.socket = socket;
            this.out = new PrintWriter(socket.getOutputStream(), true);
        }

        @Override
        public void run() {
            try (socket;
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
                String line;
                while ((line = in.readLine()) != null) {
                    broadcast(line, this);
                }
            } catch (IOException e) {
                System.out.println("Lost a client: " + e.getMessage());
            } finally {
                clients.remove(this);
            }
        }
    }

    private static void broadcast(String line, ClientHandler sender) {
        for (ClientHandler client : clients) {
            if (client != sender) {
                client.out.println(line);
            }
        }
    }
}

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public class ChatServer {
    private static final String END = "\n";
    private static final List<Client> clients = new ArrayList<>();

    record Client(Socket socket, BlockingQueue<String> lines) {}

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            while (true) {
                Client client = new Client(server.accept(), new ArrayBlockingQueue<>(1000));
                synchronized (clients) {
                    clients.add(client);
                }
                Thread.startVirtualThread(() -> receive(client));
                Thread.startVirtualThread(() -> send(client));
            }
        } catch (IOException e) {
            System.err.println("Port " + port + " cannot be opened: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void receive(Client client) {
        try {
            InputStream in = client.socket().getInputStream();
            byte[] buffer = new byte[1024];
            StringBuilder text = new StringBuilder();
            int n;
            while ((n = in.read(buffer)) != -1) {
                text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                int newline;
                while ((newline = text.indexOf("\n")) >= 0) {
                    String line = text.substring(0, newline);
                    text.delete(0, newline + 1);
                    broadcast(line.endsWith("\r") ? line.substring(0, newline - 1) : line);
                }
                if (text.length() > 65536) {
                    throw new IOException("This line is too long");
                }
            }
        } catch (IOException e) {
            System.out.println("Client error: " + e.getMessage());
            close(client);
        } finally {
            synchronized (clients) {
                clients.remove(client);
            }
            if (!client.lines().offer(END)) {
                close(client);
            }
        }
    }

    private static void broadcast(String line) {
        synchronized (clients) {
            for (Client client : clients) {
                if (!client.lines().offer(line)) {
                    close(client);
                }
            }
        }
    }

    private static void send(Client client) {
        try (Socket socket = client.socket()) {
            socket.setTcpNoDelay(true);
            String line = client.lines().take();
            while (!line.equals(END)) {
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                line = client.lines().take();
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("Client error: " + e.getMessage());
        }
    }

    private static void close(Client client) {
        try {
            client.socket().close();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}

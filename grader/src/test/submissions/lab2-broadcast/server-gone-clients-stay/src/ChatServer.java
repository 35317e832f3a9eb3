import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    private static final List<Client> clients = new CopyOnWriteArrayList<>();

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            while (true) {
                Socket socket = server.accept();
                Client client = new Client(socket, new ArrayBlockingQueue<>(1000));
                clients.add(client);
                Thread.startVirtualThread(() -> read(client));
                Thread.startVirtualThread(() -> write(client));
            }
        } catch (IOException e) {
            System.err.println("Cannot listen on " + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    record Client(Socket socket, BlockingQueue<String> queue) {
        void send(String line) throws IOException {
            if (socket.isClosed()) {
                throw new SocketException("Socket is closed");
            }
            if (!queue.offer(line)) {
                socket.close();
            }
        }
    }

    private static void broadcast(String line) {
        try {
            for (Client client : clients) {
                client.send(line);
            }
        } catch (IOException e) {
            System.err.println("Could not send to everyone: " + e);
        }
    }

    private static void read(Client client) {
        try {
            InputStream in = new BufferedInputStream(client.socket().getInputStream());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != -1; b = in.read()) {
                if (b == '\n') {
                    broadcast(line.toString("UTF-8").replaceAll("\r$", ""));
                    line.reset();
                } else {
                    line.write(b);
                    if (line.size() > 65536) {
                        throw new IOException("line too long");
                    }
                }
            }
            client.queue().put("\n");
        } catch (IOException | InterruptedException e) {
            System.out.println("Client left: " + e.getMessage());
            try {
                client.socket().close();
            } catch (IOException e2) {
                // nothing to do
            }
            client.queue().offer("\n");
        }
    }

    // until a line that is a line end comes: no line of text can be one
    private static void write(Client client) {
        try (Socket socket = client.socket()) {
            socket.setTcpNoDelay(true);
            String line = client.queue().take();
            while (!line.equals("\n")) {
                socket.getOutputStream().write((line + "\n").getBytes("UTF-8"));
                line = client.queue().take();
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("Cannot write: " + e.getMessage());
        }
    }
}

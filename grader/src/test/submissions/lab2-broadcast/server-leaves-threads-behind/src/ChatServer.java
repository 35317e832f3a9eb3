import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    private static final List<Client> clients = new CopyOnWriteArrayList<>();
    private static final byte[] CLOSE = new byte[0];

    record Client(Socket socket, BlockingQueue<byte[]> queue) {
        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // already closed
            }
        }
    }

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Client client = new Client(server.accept(), new ArrayBlockingQueue<>(1000));
                clients.add(client);
                new Thread(() -> readFrom(client), "reader").start();
                new Thread(() -> writeTo(client), "writer").start();
            }
        } catch (IOException e) {
            System.err.println("Cannot listen on port " + args[0]);
            System.exit(1);
        }
    }

    private static void readFrom(Client client) {
        try {
            InputStream in = new BufferedInputStream(client.socket().getInputStream());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (line.size() <= 65536) {
                int b = in.read();
                if (b == -1) {
                    break;
                }
                if (b == '\n') {
                    broadcast((line.toString("UTF-8").replaceAll("\r\\z", "") + "\n")
                            .getBytes("UTF-8"));
                    line.reset();
                } else {
                    line.write(b);
                }
            }
        } catch (IOException e) {
            client.close();
        }
        clients.remove(client);
        if (!client.queue().offer(CLOSE)) {
            client.close();
        }
    }

    private static void broadcast(byte[] line) {
        for (Client client : clients) {
            if (!client.queue().offer(line)) {
                client.close();
            }
        }
    }

    private static void writeTo(Client client) {
        while (true) {
            try {
                byte[] line = client.queue().take();
                if (line == CLOSE) {
                    client.close();
                } else {
                    client.socket().getOutputStream().write(line);
                }
            } catch (IOException | InterruptedException e) {
                client.close();
            }
        }
    }
}

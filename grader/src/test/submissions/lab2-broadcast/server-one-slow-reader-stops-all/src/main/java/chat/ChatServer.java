package chat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

public class ChatServer {
    private final Set<Socket> clients = new HashSet<>();
    private final Object lock = new Object();

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            new ChatServer().run(server);
        } catch (IOException e) {
            System.err.println("Cannot start the server: " + e.getMessage());
            System.exit(1);
        }
    }

    void run(ServerSocket server) throws IOException {
        while (true) {
            Socket client = server.accept();
            synchronized (lock) {
                clients.add(client);
            }
            Thread.ofPlatform().start(() -> serve(client));
        }
    }

    private void broadcast(byte[] line) {
        synchronized (lock) {
            for (Socket client : clients) {
                try {
                    client.getOutputStream().write(line);
                } catch (IOException e) {
                    System.out.println("One client is gone: " + e.getMessage());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b;
            while (line.size() <= 65536 && (b = in.read()) != -1) {
                if (b == '\n') {
                    broadcast(plain(line.toByteArray()));
                    line.reset();
                } else {
                    line.write(b);
                }
            }
        } catch (IOException e) {
            System.out.println(e.getMessage());
        } finally {
            synchronized (lock) {
                clients.remove(client);
            }
        }
    }

    private static byte[] plain(byte[] line) {
        int length = line.length;
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        byte[] result = new byte[length + 1];
        System.arraycopy(line, 0, result, 0, length);
        result[length] = '\n';
        return result;
    }
}

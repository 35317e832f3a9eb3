import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

public class ChatServer {

    private final Set<Client> clients = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) {
        ServerSocket listener;
        try {
            listener = new ServerSocket(Integer.parseInt(args[0]));
        } catch (IOException e) {
            System.err.println("Port " + args[0] + " is not free");
            System.exit(1);
            return;
        }
        new ChatServer().run(listener);
    }

    void run(ServerSocket listener) {
        try (listener) {
            while (true) {
                Client client = new Client(listener.accept());
                clients.add(client);
                Thread.ofVirtual().start(client::listen);
                Thread.ofVirtual().start(client::speak);
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private class Client {
        private final Socket socket;
        private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(1000);

        Client(Socket socket) {
            this.socket = socket;
        }

        void hear(Optional<String> line) {
            if (!lines.offer(line)) {
                hangUp();
            }
        }

        void listen() {
            try {
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                String line;
                while ((line = in.readLine()) != null) {
                    for (Client client : clients) {
                        client.hear(Optional.of(line));
                    }
                }
            } catch (IOException e) {
                hangUp();
            } finally {
                clients.remove(this);
                hear(Optional.empty());
            }
        }

        void speak() {
            try (socket) {
                socket.setTcpNoDelay(true);
                Writer out =
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                Optional<String> line = lines.take();
                while (line.isPresent()) {
                    out.write(line.get() + "\n");
                    out.flush();
                    line = lines.take();
                }
            } catch (IOException | InterruptedException e) {
                System.out.println("Stopped writing: " + e.getMessage());
            }
        }

        void hangUp() {
            try {
                socket.close();
            } catch (IOException e) {
                // already closed
            }
        }
    }
}

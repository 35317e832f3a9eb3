import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    private static final List<Client> CLIENTS = new CopyOnWriteArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket door = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Client client = new Client(door.accept());
                CLIENTS.add(client);
                new Thread(client::listen).start();
                new Thread(client::speak).start();
            }
        } catch (IOException e) {
            System.err.println("No server on port " + args[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    static void broadcast(String line) {
        for (Client client : CLIENTS) {
            client.tell(line);
        }
    }

    static class Client {

        /** No line looks like this. */
        private static final String END = "\n";

        private static final int LONGEST = 65536;

        private final Socket socket;
        private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(1000);

        Client(Socket socket) {
            this.socket = socket;
        }

        void listen() {
            try {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                String line = readLine(in);
                while (line != null) {
                    broadcast(line);
                    line = readLine(in);
                }
            } catch (IOException e) {
                System.out.println("lost: " + e.getMessage());
                hangUp();
            } finally {
                CLIENTS.remove(this);
                tell(END);
            }
        }

        /** The next line without its end; null if there is none. */
        String readLine(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            while (next != '\n') {
                if (next == -1) {
                    return null;
                }
                if (line.size() == LONGEST) {
                    throw new IOException("too long a line");
                }
                line.write(next);
                next = in.read();
            }
            String text = line.toString(Charset.forName("windows-1252"));
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }

        void tell(String line) {
            if (!lines.offer(line)) {
                hangUp();
            }
        }

        void speak() {
            try (socket) {
                socket.setTcpNoDelay(true);
                String line = lines.take();
                while (!line.equals(END)) {
                    write(line);
                    line = lines.take();
                }
            } catch (IOException | InterruptedException e) {
                System.out.println("not written: " + e.getMessage());
            }
        }

        void write(String line) throws IOException {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(bytes);
        }

        void hangUp() {
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println("closed already");
            }
        }
    }
}

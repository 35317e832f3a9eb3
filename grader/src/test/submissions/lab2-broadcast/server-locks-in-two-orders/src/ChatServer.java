import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    static final List<Client> clients = new CopyOnWriteArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Client client = new Client(server.accept());
                clients.add(client);
                new Thread(client).start();
            }
        } catch (IOException e) {
            System.err.println("Cannot serve: " + e.getMessage());
            System.exit(1);
        }
    }

    static class Client implements Runnable {
        final Socket socket;

        Client(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void run() {
            try (socket) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                int b;
                while (line.size() <= 65536 && (b = in.read()) != -1) {
                    if (b != '\n') {
                        line.write(b);
                        continue;
                    }
                    say(line.toByteArray());
                    line.reset();
                }
            } catch (IOException e) {
                System.out.println("a client is gone");
            } finally {
                clients.remove(this);
            }
        }

        /** My lines stay in their order, because nobody can write to me meanwhile. */
        private synchronized void say(byte[] line) {
            for (Client other : clients) {
                other.send(line);
            }
        }

        private synchronized void send(byte[] line) {
            int length = line.length;
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            byte[] whole = new byte[length + 1];
            System.arraycopy(line, 0, whole, 0, length);
            whole[length] = '\n';
            try {
                socket.getOutputStream().write(whole);
            } catch (IOException e) {
                clients.remove(this);
            }
        }
    }
}

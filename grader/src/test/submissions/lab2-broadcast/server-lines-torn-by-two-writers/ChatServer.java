import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    static final byte[] NEWLINE = {'\n'};
    static final byte[] STOP = new byte[0];
    static final List<Client> clients = new CopyOnWriteArrayList<>();

    // two pieces for each line: the text, and the newline
    record Client(Socket socket, BlockingQueue<byte[]> pieces) {}

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Client client = new Client(server.accept(), new ArrayBlockingQueue<>(2000));
                clients.add(client);
                new Thread(() -> read(client)).start();
                new Thread(() -> write(client)).start();
            }
        } catch (IOException e) {
            System.err.println("Server could not be started: " + e.getMessage());
            System.exit(1);
        }
    }

    static void broadcast(byte[] text) {
        for (Client client : clients) {
            if (text.length > 0) {
                send(client, text);
            }
            Thread.yield();
            send(client, NEWLINE);
        }
    }

    static void send(Client client, byte[] piece) {
        if (!client.pieces().offer(piece)) {
            close(client);
        }
    }

    static void read(Client client) {
        try {
            InputStream in = new BufferedInputStream(client.socket().getInputStream());
            byte[] line = readLine(in);
            while (line != null) {
                broadcast(line);
                line = readLine(in);
            }
        } catch (IOException e) {
            close(client);
        }
        clients.remove(client);
        send(client, STOP);
    }

    static byte[] readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b == -1) {
                return null;
            }
            line.write(b);
            if (line.size() > 65536) {
                throw new IOException("too long");
            }
        }
        return line.toString("UTF-8").replaceFirst("\r$", "").getBytes("UTF-8");
    }

    static void write(Client client) {
        try (OutputStream out = client.socket().getOutputStream()) {
            client.socket().setTcpNoDelay(true);
            byte[] piece = client.pieces().take();
            while (piece != STOP) {
                out.write(piece);
                piece = client.pieces().take();
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("Client is gone");
        }
    }

    static void close(Client client) {
        try {
            client.socket().close();
        } catch (IOException e) {
            // closed
        }
    }
}

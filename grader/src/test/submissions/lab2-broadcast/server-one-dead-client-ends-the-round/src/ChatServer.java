import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class ChatServer {

    static final List<Socket> clients = new CopyOnWriteArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                clients.add(client);
                new Thread(() -> handle(client)).start();
            }
        } catch (IOException e) {
            System.err.println("Server failed: " + e.getMessage());
            System.exit(1);
        }
    }

    static void broadcast(byte[] message) throws IOException {
        for (Socket client : clients) {
            synchronized (client) {
                if (!client.isClosed()) {
                    client.getOutputStream().write(message);
                }
            }
        }
    }

    static void handle(Socket socket) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            byte[] message = readMessage(in);
            while (message != null) {
                try {
                    broadcast(message);
                } catch (IOException e) {
                    System.err.println("Message could not be sent: " + e);
                }
                message = readMessage(in);
            }
        } catch (IOException e) {
            System.out.println("Connection lost, giving it a moment: " + e.getMessage());
            sleep(200);
        }
        clients.remove(socket);
        synchronized (socket) {
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println(e);
            }
        }
    }

    static byte[] readMessage(InputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int b;
        while ((b = in.read()) != -1) {
            if (b == '\n') {
                String text = message.toString("UTF-8");
                return (text.replace("\r", "") + "\n").getBytes("UTF-8");
            }
            if (message.size() == 65536) {
                return null; // too long
            }
            message.write(b);
        }
        return null;
    }

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // go on
        }
    }
}

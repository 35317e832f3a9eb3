import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

public class ChatServer {

    private static final ConcurrentLinkedQueue<Client> clients = new ConcurrentLinkedQueue<>();

    public static void main(String[] args) {
        try (ServerSocket serverSocket = new ServerSocket(Integer.parseInt(args[0]))) {
            System.out.println("Chat server started");
            while (true) {
                Client client = new Client(serverSocket.accept());
                clients.add(client);
                Thread.startVirtualThread(client::receive);
                Thread.startVirtualThread(client::send);
            }
        } catch (IOException ex) {
            fail(ex);
        }
    }

    private static synchronized void fail(IOException ex) {
        System.err.println("Server exception: " + ex.getMessage());
        System.exit(1);
    }

    private static synchronized void broadcast(byte[] message) throws IOException {
        for (Client client : clients) {
            if (!client.messages.offer(message) && !client.socket.isInputShutdown()) {
                client.socket.shutdownInput(); // its reader then ends
            }
        }
    }

    private static class Client {
        private static final byte[] LAST = new byte[0];
        private final Socket socket;
        private final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(1000);

        Client(Socket socket) {
            this.socket = socket;
        }

        void receive() {
            try {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                int next;
                while (line.size() <= 65536 && (next = in.read()) != -1) {
                    if (next == '\n') {
                        byte[] message =
                                (line.toString("UTF-8").stripTrailing() + "\n").getBytes("UTF-8");
                        broadcast(message);
                        line.reset();
                    } else {
                        line.write(next);
                    }
                }
                clients.remove(this);
                if (!messages.offer(LAST)) {
                    socket.close();
                }
            } catch (IOException ex) {
                fail(ex);
            }
        }

        void send() {
            try (socket) {
                socket.setTcpNoDelay(true);
                byte[] message = messages.take();
                while (message != LAST) {
                    socket.getOutputStream().write(message);
                    message = messages.take();
                }
            } catch (IOException | InterruptedException ex) {
                System.out.println("Nobody there to write to: " + ex.getMessage());
            }
        }
    }
}

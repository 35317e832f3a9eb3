import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

public class ChatServer {

    static final List<Client> clients = new ArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Client client = new Client(server.accept());
                clients.add(client);
                new Thread(client::read).start();
                new Thread(client::write).start();
            }
        } catch (IOException e) {
            System.err.println("Cannot listen: " + e.getMessage());
            System.exit(1);
        }
    }

    static void broadcast(byte[] line) {
        for (Client client : clients) {
            client.send(line);
            pause(); // not too fast for the network
        }
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            // goes on
        }
    }

    static class Client {
        static final byte[] BYE = new byte[0];
        final Socket socket;
        final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(1000);

        Client(Socket socket) {
            this.socket = socket;
        }

        void send(byte[] line) {
            if (!queue.offer(line)) {
                close();
            }
        }

        void read() {
            try {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                int b;
                while ((b = in.read()) != -1) {
                    if (b == '\n') {
                        String text = line.toString("UTF-8");
                        if (text.endsWith("\r")) {
                            text = text.substring(0, text.length() - 1);
                        }
                        broadcast((text + "\n").getBytes("UTF-8"));
                        line.reset();
                    } else if (line.size() == 65536) {
                        close();
                        break;
                    } else {
                        line.write(b);
                    }
                }
            } catch (IOException e) {
                close();
            } finally {
                clients.remove(this);
                if (!queue.offer(BYE)) {
                    close();
                }
            }
        }

        void write() {
            try (socket) {
                byte[] line = queue.take();
                while (line != BYE) {
                    socket.getOutputStream().write(line);
                    line = queue.take();
                }
            } catch (IOException | InterruptedException e) {
                System.out.println("cannot write: " + e.getMessage());
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // closed
            }
        }
    }
}

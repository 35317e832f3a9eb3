import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

public class ChatServer {

    private static final byte[] END = new byte[0];

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Queue<Guest> guests = new ConcurrentLinkedQueue<>();

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket door = new ServerSocket(port, 100, InetAddress.getLoopbackAddress())) {
            new ChatServer().welcome(door);
        } catch (IOException e) {
            System.err.println("ChatServer, port " + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private void welcome(ServerSocket door) throws IOException {
        while (true) {
            Guest guest = new Guest(door.accept());
            guests.add(guest);
            pool.submit(guest::listen);
            pool.submit(guest::write);
        }
    }

    private class Guest {
        private final Socket socket;
        private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(1000);

        Guest(Socket socket) {
            this.socket = socket;
        }

        void listen() {
            try {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int b = in.read(); b != -1; b = in.read()) {
                    if (b != '\n') {
                        if (line.size() == 65536) {
                            throw new IOException("too long a line");
                        }
                        line.write(b);
                        continue;
                    }
                    byte[] said = plain(line.toByteArray());
                    guests.forEach(guest -> guest.tell(said));
                    line.reset();
                }
                guests.remove(this);
                tell(END);
            } catch (IOException e) {
                guests.remove(this);
                close();
            }
        }

        byte[] plain(byte[] line) {
            int length = line.length;
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            byte[] plain = new byte[length + 1];
            System.arraycopy(line, 0, plain, 0, length);
            plain[length] = '\n';
            return plain;
        }

        void tell(byte[] line) {
            if (!waiting.offer(line)) {
                close();
            }
        }

        void write() {
            try {
                for (byte[] line = waiting.take(); line != END; line = waiting.take()) {
                    socket.getOutputStream().write(line);
                }
            } catch (IOException e) {
                System.out.println("somebody is gone");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            close();
        }

        void close() {
            waiting.offer(END); // the writer may wait for a line, and none will come
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println("cannot close: " + e.getMessage());
            }
        }
    }
}

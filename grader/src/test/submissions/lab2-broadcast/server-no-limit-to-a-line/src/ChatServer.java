import java.io.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

public class ChatServer {
    private static final Map<Socket, BlockingQueue<byte[]>> room = new ConcurrentHashMap<>();
    private static final byte[] END = new byte[0];

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(1000);
                room.put(socket, queue);
                threads.submit(() -> read(socket, queue));
                threads.submit(() -> write(socket, queue));
            }
        } catch (IOException e) {
            System.err.println("Could not listen: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Void read(Socket socket, BlockingQueue<byte[]> queue) throws IOException {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            List<Byte> bytes = new ArrayList<>();
            int b;
            while ((b = in.read()) != -1) {
                if (b != '\n') {
                    bytes.add((byte) b);
                    continue;
                }
                if (!bytes.isEmpty() && bytes.getLast() == '\r') {
                    bytes.removeLast();
                }
                bytes.add((byte) '\n');
                broadcast(bytes);
                bytes.clear();
            }
        } finally {
            room.remove(socket);
            if (!queue.offer(END)) {
                socket.close();
            }
        }
        return null;
    }

    private static void broadcast(List<Byte> bytes) throws IOException {
        byte[] line = new byte[bytes.size()];
        for (int i = 0; i < line.length; i++) {
            line[i] = bytes.get(i);
        }
        for (Map.Entry<Socket, BlockingQueue<byte[]>> client : room.entrySet()) {
            if (!client.getValue().offer(line)) {
                client.getKey().close();
            }
        }
    }

    private static Void write(Socket socket, BlockingQueue<byte[]> queue) throws Exception {
        try (socket) {
            for (byte[] line = queue.take(); line != END; line = queue.take()) {
                socket.getOutputStream().write(line);
            }
        }
        return null;
    }
}

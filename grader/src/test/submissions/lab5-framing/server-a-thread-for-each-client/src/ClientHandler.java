import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

class ClientHandler extends Thread {

    private static final int MAX_WAITING = 8 * 1024 * 1024;

    private final Socket socket;
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread writer = new Thread(this::write);

    ClientHandler(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void run() {
        writer.start();
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] name = readFrame(in);
            ChatServer.clients.add(this);
            while (true) {
                byte[] message = readFrame(in);
                ByteBuffer frames = ByteBuffer.allocate(20 + name.length + message.length);
                frames.put(header(name)).put(name).put(header(message)).put(message);
                ChatServer.broadcast(frames.array(), this);
            }
        } catch (IOException | NumberFormatException e) {
            System.out.println("Client gone: " + e.getMessage());
        }
        ChatServer.clients.remove(this);
        writer.interrupt();
    }

    private static byte[] readFrame(DataInputStream in) throws IOException {
        byte[] header = new byte[10];
        in.readFully(header);
        int length = Integer.parseInt(new String(header, StandardCharsets.US_ASCII).trim());
        if (length < 0 || length > 65536) {
            throw new IOException("Bad length " + length);
        }
        byte[] content = new byte[length];
        in.readFully(content);
        return content;
    }

    private static byte[] header(byte[] content) {
        byte[] header = new byte[10];
        Arrays.fill(header, (byte) ' ');
        byte[] number = Integer.toString(content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(number, 0, header, 0, number.length);
        return header;
    }

    void send(byte[] frames) {
        if (waiting.addAndGet(frames.length) > MAX_WAITING) {
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println("Not closed: " + e.getMessage());
            }
        } else {
            queue.add(frames);
        }
    }

    private void write() {
        try {
            while (true) {
                byte[] frames = queue.take();
                socket.getOutputStream().write(frames);
                waiting.addAndGet(-frames.length);
            }
        } catch (IOException | InterruptedException e) {
            System.out.println("Writer ends: " + e.getMessage());
        }
    }
}

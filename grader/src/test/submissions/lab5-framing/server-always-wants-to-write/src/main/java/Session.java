import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** One client. */
class Session {

    private static final int HEADER = 10;
    private static final int MAX_CONTENT = 65536;
    private static final int MAX_QUEUED = 8 * 1024 * 1024;

    final SocketChannel channel;
    final SelectionKey key;
    byte[] name;

    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private ByteBuffer content;
    private final Deque<ByteBuffer> outbox = new ArrayDeque<>();
    private int queued;

    Session(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** The content of a frame, or null when it is not there yet. */
    byte[] receive() throws IOException {
        if (content == null) {
            check(channel.read(header));
            if (header.hasRemaining()) {
                return null;
            }
            content = ByteBuffer.allocate(length());
            header.clear();
        }
        check(channel.read(content));
        if (content.hasRemaining()) {
            return null;
        }
        byte[] bytes = content.array();
        content = null;
        return bytes;
    }

    private static void check(int count) throws IOException {
        if (count < 0) {
            throw new IOException("left");
        }
    }

    private int length() throws IOException {
        String number = new String(header.array(), StandardCharsets.US_ASCII).stripTrailing();
        int length = Integer.parseInt(number);
        if (length < 0 || length > MAX_CONTENT) {
            throw new IOException("frame of " + length + " bytes");
        }
        return length;
    }

    /** False when too much is waiting already. */
    boolean send(byte[] name, byte[] message) {
        ByteBuffer frames = ByteBuffer.allocate(2 * HEADER + name.length + message.length);
        for (byte[] part : new byte[][] {name, message}) {
            frames.put(String.format("%-10d", part.length).getBytes(StandardCharsets.US_ASCII));
            frames.put(part);
        }
        frames.flip();
        if (queued + frames.remaining() > MAX_QUEUED) {
            return false;
        }
        queued += frames.remaining();
        outbox.add(frames);
        return true;
    }

    void flush() throws IOException {
        while (!outbox.isEmpty()) {
            queued -= channel.write(outbox.peek());
            if (outbox.peek().hasRemaining()) {
                return;
            }
            outbox.remove();
        }
    }
}

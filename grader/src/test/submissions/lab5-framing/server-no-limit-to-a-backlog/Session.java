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

    final SocketChannel channel;
    final SelectionKey key;
    byte[] name;

    private final ByteBuffer header = ByteBuffer.allocate(HEADER);
    private ByteBuffer content;
    private final Deque<ByteBuffer> outbox = new ArrayDeque<>();

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

    void send(byte[] name, byte[] message) {
        ByteBuffer frames = ByteBuffer.allocate(2 * HEADER + name.length + message.length);
        for (byte[] part : new byte[][] {name, message}) {
            frames.put(String.format("%-10d", part.length).getBytes(StandardCharsets.US_ASCII));
            frames.put(part);
        }
        frames.flip();
        outbox.add(frames);
        key.interestOpsOr(SelectionKey.OP_WRITE);
    }

    void flush() throws IOException {
        while (!outbox.isEmpty()) {
            channel.write(outbox.peek());
            if (outbox.peek().hasRemaining()) {
                return;
            }
            outbox.remove();
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
}

package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;

/** A client, as a server of the tests sees it. */
final class Caller implements AutoCloseable {

    private final int number;
    private final Socket socket;
    private final byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;

    Caller(int number, Socket socket) {
        this.number = number;
        this.socket = socket;
    }

    /** The first to connect is number 1. */
    int number() {
        return number;
    }

    /** What one read brings; nothing at the end. */
    byte[] read() throws IOException {
        boolean more = from < to || fill();
        byte[] bytes = more ? Arrays.copyOfRange(buffer, from, to) : new byte[0];
        from = to;
        return bytes;
    }

    private boolean fill() throws IOException {
        int count = socket.getInputStream().read(buffer);
        from = 0;
        to = Math.max(count, 0);
        return count > 0;
    }

    /** The same, as text. */
    String readText() throws IOException {
        return new String(read(), UTF_8);
    }

    /** The bytes up to the next line feed, without it. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (from < to || fill()) {
            byte b = buffer[from++];
            if (b == '\n') {
                return line.toString(UTF_8);
            }
            line.write(b);
        }
        throw new IOException("the client has finished sending");
    }

    void write(String text) throws IOException {
        write(text.getBytes(UTF_8));
    }

    void write(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads whatever comes until the client has finished sending. */
    void awaitEnd() throws IOException {
        while (read().length > 0) {
            // Not looked at.
        }
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

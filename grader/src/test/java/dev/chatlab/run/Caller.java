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
        byte[] buffer = new byte[16 * 1024];
        int count = socket.getInputStream().read(buffer);
        return Arrays.copyOf(buffer, Math.max(count, 0));
    }

    /** The bytes up to the next line feed, without it. */
    String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = socket.getInputStream().read(); b != '\n'; b = socket.getInputStream().read()) {
            if (b < 0) {
                throw new IOException("the client has finished sending");
            }
            line.write(b);
        }
        return line.toString(UTF_8);
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

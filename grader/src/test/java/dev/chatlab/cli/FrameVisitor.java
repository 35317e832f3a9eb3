package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;

/** Somebody in a room of frames, who hears the others' names and messages. */
record FrameVisitor(Socket socket) {

    private static final int HEADER = 10;

    static FrameVisitor enters(Socket socket, String name) throws IOException {
        FrameVisitor visitor = new FrameVisitor(socket);
        visitor.says(name);
        return visitor;
    }

    void says(String text) throws IOException {
        byte[] content = text.getBytes(UTF_8);
        String header = String.format(Locale.ROOT, "%-" + HEADER + "d", content.length);
        socket.getOutputStream().write((header + text).getBytes(UTF_8));
    }

    /** The message, whoever says it. */
    void hears(String message) throws IOException {
        assertThat(pair()[1]).isEqualTo(message);
    }

    void hears(String name, String message) throws IOException {
        assertThat(pair()).containsExactly(name, message);
    }

    private String[] pair() throws IOException {
        return new String[] {content(), content()};
    }

    private String content() throws IOException {
        String header = read(HEADER);
        return read(Integer.parseInt(header.strip()));
    }

    private String read(int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server has ended the connection");
        }
        return new String(bytes, UTF_8);
    }
}

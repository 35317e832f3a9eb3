import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One client's connection. It waits for nothing, once it is open. */
interface Connection extends AutoCloseable {

    /** To be watched by a selector. */
    SocketChannel channel();

    void write(byte[] bytes) throws IOException;

    /** Adds what has come to this buffer, of 64 KiB at least. Nothing may have come. */
    void read(ByteBuffer heard) throws IOException;

    @Override
    default void close() throws IOException {
        channel().close();
    }

    /** A connection without TLS. */
    static Connection plain(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        return new Plain(channel);
    }

    record Plain(SocketChannel channel) implements Connection {

        @Override
        public void write(byte[] bytes) throws IOException {
            Connection.writeAll(channel, ByteBuffer.wrap(bytes));
        }

        @Override
        public void read(ByteBuffer heard) throws IOException {
            Connection.readSome(channel, heard);
        }
    }

    /** So little is on its way to a server that the operating system always takes it at once. */
    static void writeAll(SocketChannel channel, ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server does not read");
        }
    }

    static void readSome(SocketChannel channel, ByteBuffer into) throws IOException {
        if (channel.read(into) < 0) {
            throw new IOException("a client was disconnected");
        }
    }
}

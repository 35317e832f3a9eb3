import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The clients of one server, all on one thread. */
final class Crowd implements AutoCloseable {

    /** The references let 50 wait at the door. Who is not announced comes in groups of so many. */
    private static final int GROUP = 25;

    /** If nothing at all comes for so long, nothing will. */
    private static final int PATIENCE_MILLIS = 20_000;

    /** After so long, a call is repeated. */
    private static final int CALL_MILLIS = 500;

    private final Server server;
    private final Talk talk;
    private final Optional<Tls> tls;
    private final int roomSize;

    /** A message as it is heard has so many bytes. */
    private final int lengthHeard;

    private final Selector selector = Selector.open();
    private final ByteBuffer heard = ByteBuffer.allocate(64 * 1024);
    private final List<Client> clients = new ArrayList<>();
    private char call = 'A';

    /** One client, and what it has heard since a roll call began. */
    private static final class Client {
        final Connection connection;
        long bytes = 0;
        char newestCall = 0;

        Client(Connection connection) {
            this.connection = connection;
        }

        void write(byte[] bytes) throws IOException {
            connection.write(bytes);
        }

        void read(ByteBuffer heard) throws IOException {
            connection.read(heard);
        }

        void forget() {
            bytes = 0;
            newestCall = 0;
        }

        void remember(ByteBuffer heard) {
            bytes += heard.remaining();
            while (heard.hasRemaining()) {
                char letter = (char) heard.get();
                if (letter >= 'A' && letter <= 'Z') {
                    newestCall = letter;
                }
            }
        }
    }

    Crowd(Server server, Talk talk, Optional<Tls> tls, int roomSize) throws IOException {
        this.server = server;
        this.talk = talk;
        this.tls = tls;
        this.roomSize = roomSize;
        this.lengthHeard = talk.lengthHeard();
    }

    /** So many more clients come. Then they are all in their rooms, and nothing is on its way. */
    void enter(int count) throws IOException, InterruptedException {
        for (int i = 1; i <= count; i++) {
            int number = clients.size();
            Client newcomer = new Client(connect());
            newcomer.connection.channel().register(selector, SelectionKey.OP_READ, newcomer);
            clients.add(newcomer);
            String enters = talk.enters(number, number / roomSize);
            if (!enters.isEmpty()) {
                newcomer.write(bytes(enters));
            }
            await(talk.heardOfNewcomer(number % roomSize));
            if (!talk.answersNewcomers() && (i % GROUP == 0 || i == count)) {
                callTheRoll();
            }
        }
    }

    /** Everyone says a message, and everyone hears all of them, so many times. */
    long waves(int count) throws IOException {
        int listeners = talk.speakerHears() ? clients.size() : clients.size() - 1;
        long deliveries = (long) clients.size() * listeners;
        byte[] message = bytes(talk.says('A'));
        for (int i = 0; i < count; i++) {
            for (Client client : clients) {
                client.write(message);
            }
            await(deliveries * lengthHeard);
        }
        return count * deliveries;
    }

    private Connection connect() throws IOException, InterruptedException {
        return tls.isPresent()
                ? tls.get().connect(server.connect())
                : Connection.plain(server.connect());
    }

    /**
     * Where the server says nothing about newcomers, the last of them calls until everybody has
     * heard it: that shows that they are there. A call that somebody does not hear in time is
     * repeated, with the next letter. Who has heard the latest one, to its end, has nothing more to
     * hear.
     */
    private void callTheRoll() throws IOException {
        long start = System.nanoTime();
        Client caller = clients.getLast();
        Set<Client> missing;
        clients.forEach(Client::forget);
        do {
            if (millisSince(start) > PATIENCE_MILLIS) {
                throw new IOException("somebody is never heard by everyone");
            }
            call = call == 'Z' ? 'A' : (char) (call + 1);
            caller.write(bytes(talk.says(call)));
            missing = new HashSet<>(clients);
            if (!talk.speakerHears()) {
                missing.remove(caller);
            }
            hearTheCall(missing);
        } while (!missing.isEmpty());
    }

    /** Takes out of these whoever hears the latest call in time. */
    private void hearTheCall(Set<Client> missing) throws IOException {
        long start = System.nanoTime();
        while (!missing.isEmpty() && millisSince(start) < CALL_MILLIS) {
            selector.select(CALL_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                Client client = (Client) key.attachment();
                client.read(heard.clear());
                client.remember(heard.flip());
                if (client.newestCall == call && client.bytes % lengthHeard == 0) {
                    missing.remove(client);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Reads until all clients together have heard so many bytes. */
    private void await(long bytes) throws IOException {
        long missing = bytes;
        while (missing > 0) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new IOException(missing + " bytes are missing, and nothing comes");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                ((Client) key.attachment()).read(heard.clear());
                missing -= heard.position();
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.connection.close();
        }
        selector.close();
    }
}

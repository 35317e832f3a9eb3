import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

public class ChatServer {

    private final Selector selector;
    private final ServerSocketChannel server;
    private final List<Session> sessions = new ArrayList<>();

    ChatServer(int port) throws IOException {
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(port));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] args) throws IOException {
        ChatServer chat;
        try {
            chat = new ChatServer(Integer.parseInt(args[0]));
        } catch (IOException e) {
            System.err.println("Cannot listen on port " + args[0] + ": " + e.getMessage());
            System.exit(1);
            return;
        }
        chat.run();
    }

    private void run() throws IOException {
        while (true) {
            selector.select();
            Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
                SelectionKey key = keys.next();
                keys.remove();
                if (!key.isValid()) {
                    continue;
                }
                if (key.isAcceptable()) {
                    accept();
                } else {
                    handle((Session) key.attachment());
                }
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        channel.configureBlocking(false);
        int both = SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        SelectionKey key = channel.register(selector, both);
        key.attach(new Session(channel, key));
    }

    private void handle(Session session) {
        try {
            if (session.key.isWritable()) {
                session.flush();
            }
            if (session.key.isReadable()) {
                receive(session);
            }
        } catch (IOException | NumberFormatException e) {
            close(session, e.getMessage());
        }
    }

    private void receive(Session session) throws IOException {
        byte[] content = session.receive();
        if (content == null) {
            return;
        }
        if (session.name == null) {
            session.name = content;
            sessions.add(session);
            return;
        }
        for (Session other : new ArrayList<>(sessions)) {
            if (other != session && !other.send(session.name, content)) {
                close(other, "too slow");
            }
        }
    }

    private void close(Session session, String why) {
        System.out.println("Closing a connection: " + why);
        sessions.remove(session);
        try {
            session.channel.close();
        } catch (IOException e) {
            System.out.println("Closing failed: " + e.getMessage());
        }
    }
}

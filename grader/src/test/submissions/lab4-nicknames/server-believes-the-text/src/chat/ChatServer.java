package chat;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class ChatServer {

    static final Set<Handler> handlers = new HashSet<>();
    static final Map<String, Handler> names = new HashMap<>();

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(ChatServer::shutDown));
            while (true) {
                new Handler(server.accept()).start();
            }
        } catch (IOException e) {
            System.err.println("Cannot use port " + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    static synchronized void broadcast(String message) {
        for (Handler handler : names.values()) {
            handler.send(message);
        }
    }

    static synchronized boolean enter(String name, Handler handler) {
        if (names.containsKey(name)) {
            return false;
        }
        names.put(name, handler);
        broadcast(name + " joined!");
        handler.send("Connected to server!");
        return true;
    }

    static synchronized void leave(String name) {
        names.remove(name);
        broadcast(name + " left!");
    }

    static synchronized void opened(Handler handler) {
        handlers.add(handler);
        handler.sender.start();
    }

    static synchronized void closed(Handler handler) {
        handlers.remove(handler);
        handler.queue.add(Handler.LAST);
    }

    static synchronized List<Handler> sayGoodbye() {
        for (Handler handler : handlers) {
            handler.send("server> !quit");
            handler.queue.add(Handler.LAST);
        }
        return List.copyOf(handlers);
    }

    static void shutDown() {
        try {
            for (Handler handler : sayGoodbye()) {
                handler.sender.join(300);
            }
        } catch (InterruptedException e) {
            System.out.println("interrupted");
        }
        Runtime.getRuntime().halt(0);
    }

    static class Handler extends Thread {

        static final String LAST = new String("last");

        final Socket socket;
        final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        final Thread sender = new Thread(this::sendAll);

        Handler(Socket socket) {
            this.socket = socket;
        }

        void send(String message) {
            if (queue.size() < 1000) {
                queue.add(message);
            } else {
                disconnect();
            }
        }

        void disconnect() {
            try {
                socket.close();
            } catch (IOException e) {
                System.out.println("Cannot close: " + e.getMessage());
            }
        }

        @Override
        public void run() {
            opened(this);
            try {
                Lines in =
                        new Lines(socket.getInputStream());
                String name = askForName(in);
                if (name != null) {
                    try {
                        chat(name, in);
                    } finally {
                        leave(name);
                    }
                }
            } catch (IOException e) {
                System.out.println("Lost a client: " + e.getMessage());
            }
            closed(this);
        }

        String askForName(Lines in) throws IOException {
            while (true) {
                send("NICK");
                String line = in.readLine();
                if (line == null || line.equals("!quit")) {
                    return null;
                }
                String name = line.strip();
                if (isGood(name) && enter(name, this)) {
                    return name;
                }
            }
        }

        static boolean isGood(String name) {
            return !name.isEmpty()
                    && name.codePointCount(0, name.length()) <= 20
                    && name.chars().noneMatch(Character::isISOControl);
        }

        void chat(String name, Lines in) throws IOException {
            String line = in.readLine();
            while (line != null && !line.equals("!quit")) {
                if (line.contains(": ")) {
                    broadcast(line); // the client has put the name in front
                } else if (!line.isEmpty()) {
                    broadcast(name + ": " + line);
                }
                line = in.readLine();
            }
        }

        void sendAll() {
            try (socket) {
                socket.setTcpNoDelay(true);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), false);
                String message = queue.take();
                while (message != LAST && !out.checkError()) {
                    out.print(message + "\n");
                    out.flush();
                    message = queue.take();
                }
            } catch (IOException | InterruptedException e) {
                System.out.println("Cannot send: " + e.getMessage());
            }
        }
    }
}

import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

public class ChatServer {
    static final Set<BufferedWriter> writers = Collections.synchronizedSet(new HashSet<>());

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            System.out.println("Chat server on port " + port);
            while (true) {
                Socket socket = server.accept();
                new Thread(() -> handle(socket)).start();
            }
        } catch (IOException e) {
            System.err.println("Port " + port + " cannot be used");
            System.exit(1);
        }
    }

    static void handle(Socket socket) {
        try (socket;
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter writer =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        socket.getOutputStream(), StandardCharsets.UTF_8))) {
            writers.add(writer);
            String line;
            while ((line = reader.readLine()) != null) {
                synchronized (writers) {
                    for (BufferedWriter each : writers) {
                        each.write(line + "\n");
                    }
                }
            }
            writers.remove(writer);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}

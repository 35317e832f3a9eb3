import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class ChatServer {

    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> handle(socket));
            }
        } catch (IOException e) {
            System.err.println("Cannot listen: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void handle(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b;
            while (line.size() <= 65536 && (b = in.read()) != -1) {
                if (b == '\n') {
                    // whoever says something gets it back
                    socket.getOutputStream().write((line.toString("UTF-8").replace("\r", "") + "\n")
                            .getBytes("UTF-8"));
                    line.reset();
                } else {
                    line.write(b);
                }
            }
        } catch (IOException e) {
            System.out.println("client gone");
        }
    }
}

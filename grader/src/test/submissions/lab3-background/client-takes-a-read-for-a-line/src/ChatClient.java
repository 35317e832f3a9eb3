import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class ChatClient {

    public static void main(String[] args) throws Exception {
        Socket socket = connect(args[0], Integer.parseInt(args[1]));
        Screen screen = new Screen();
        Thread receiver = new Thread(() -> receive(socket, screen));
        receiver.setDaemon(true);
        receiver.start();

        String message = screen.readLine();
        while (message != null && !message.equals("exit")) {
            if (!message.isEmpty()) {
                byte[] bytes = (message + "\n").getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(bytes);
            }
            message = screen.readLine();
        }
        socket.shutdownOutput();
    }

    private static Socket connect(String host, int port) {
        try {
            return new Socket(host, port);
        } catch (IOException e) {
            System.err.println("Cannot connect: " + e.getMessage());
            System.exit(1);
            throw new AssertionError(e);
        }
    }

    private static void receive(Socket socket, Screen screen) {
        try {
            Reader in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
            char[] buffer = new char[1024];
            int count;
            while ((count = in.read(buffer)) != -1) {
                screen.println("Received: " + new String(buffer, 0, count).strip());
            }
        } catch (IOException e) {
            // the same as the end
        }
        screen.println("Connection closed by the server");
        System.exit(0);
    }
}

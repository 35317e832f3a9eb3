import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

class ChatClient {
    private static volatile boolean closed;

    public static void main(String[] args) throws IOException {
        Socket socket;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("Cannot connect to the server: " + e.getMessage());
            System.exit(1);
            return;
        }
        Screen screen = new Screen();
        Thread thread = new Thread(() -> receive(socket, screen));
        thread.setDaemon(true);
        thread.start();

        OutputStream out = socket.getOutputStream();
        while (!closed) {
            String line = screen.readLine();
            if (line == null || line.equals("exit")) {
                socket.shutdownOutput();
                break;
            }
            if (!line.isEmpty() && !closed) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void receive(Socket socket, Screen screen) {
        try {
            Scanner in = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8);
            in.useDelimiter("(?<=\n)");
            while (in.hasNext()) {
                String line = in.next();
                if (line.endsWith("\n")) {
                    screen.println("Received: " + line.stripTrailing());
                }
            }
        } catch (IOException e) {
            // no more messages
        }
        closed = true;
        screen.println("Connection closed by the server");
    }
}

import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;

public class ChatClient {
    public static void main(String[] args) throws IOException {
        final Socket socket = open(args);
        final Screen screen = new Screen();

        Thread listener = new Thread("listener") {
            @Override
            public void run() {
                listen(socket, screen);
            }
        };
        listener.start();

        PrintStream server = new PrintStream(socket.getOutputStream(), true, "UTF-8");
        while (true) {
            String line = screen.readLine();
            if (line == null || line.equals("exit")) {
                System.exit(0);
            } else if (line.length() > 0) {
                server.println(line);
            }
        }
    }

    static Socket open(String[] args) {
        try {
            return new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("No connection: " + e.getMessage());
            System.exit(3);
            return null;
        }
    }

    static void listen(Socket socket, Screen screen) {
        try {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8));
            String line;
            while ((line = in.readLine()) != null) {
                screen.println("Received: " + line);
            }
        } catch (IOException e) {
            // server crashed
        }
        screen.println("Connection closed by the server");
        System.exit(0);
    }
}

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class ChatClient implements Runnable {
    private final Socket socket;
    private final Screen screen = new Screen();

    ChatClient(Socket socket) {
        this.socket = socket;
    }

    public static void main(String[] args) throws IOException {
        try {
            new ChatClient(new Socket(args[0], Integer.parseInt(args[1]))).chat();
        } catch (IOException e) {
            System.err.println("Could not connect: " + e.getMessage());
            System.exit(1);
        }
    }

    void chat() throws IOException {
        new Thread(this).start();
        BufferedWriter writer =
                new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
        String line = screen.readLine();
        while (line != null && !line.equals("exit")) {
            if (!line.isEmpty()) {
                writer.write(line);
                writer.write('\n');
            }
            line = screen.readLine();
        }
        writer.close();
        System.exit(0);
    }

    @Override
    public void run() {
        try {
            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            int c;
            while ((c = reader.read()) != -1) {
                line.append((char) c);
                if (c == '\n') {
                    screen.println("Received: " + line.toString().strip());
                    line = new StringBuilder();
                }
            }
        } catch (IOException e) {
            // reported below
        }
        screen.println("Connection closed by the server");
        System.exit(1);
    }
}

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class EchoClient {
    private final Socket socket;
    private final BufferedWriter writer;

    EchoClient(Socket socket) throws IOException {
        this.socket = socket;
        this.writer =
                new BufferedWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    void run() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String line;
        while ((line = in.readLine()) != null) {
            if (line.equals("exit")) {
                return;
            }
            if (!line.isEmpty() && !exchange(line)) {
                System.out.println("Connection closed by the server");
                return;
            }
        }
    }

    private boolean exchange(String line) throws IOException {
        writer.write(line);
        int length = line.getBytes(StandardCharsets.UTF_8).length;
        byte[] reply = socket.getInputStream().readNBytes(length);
        if (reply.length < length) {
            return false;
        }
        System.out.println("Received: " + new String(reply, StandardCharsets.UTF_8));
        return true;
    }

    public static void main(String[] args) {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            new EchoClient(socket).run();
        } catch (IOException e) {
            System.err.println("Connection problem: " + e.getMessage());
            System.exit(1);
        }
    }
}

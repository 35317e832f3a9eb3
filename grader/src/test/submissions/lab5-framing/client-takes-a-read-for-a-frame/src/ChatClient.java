import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class ChatClient {

    private final Socket socket;
    private final Console console = new Console();
    private volatile boolean leaving;

    ChatClient(Socket socket) throws IOException {
        this.socket = socket;
    }

    public static void main(String[] args) throws Exception {
        Socket socket;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("No server at " + args[0] + ":" + args[1]);
            System.exit(1);
            return;
        }
        ChatClient client = new ChatClient(socket);
        client.send(args[2]);
        Thread receiver = new Thread(client::receive);
        receiver.setDaemon(true);
        receiver.start();
        client.type();
        receiver.join(500);
        System.exit(0);
    }

    private void type() {
        try {
            String line = console.readLine();
            while (line != null) {
                if (!line.isEmpty()) {
                    send(line);
                }
                line = console.readLine();
            }
            leaving = true;
            socket.shutdownOutput();
        } catch (IOException e) {
            console.print("Not sent: " + e.getMessage());
        }
    }

    private void send(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] header = String.format("%-10d", content.length).getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(header);
        socket.getOutputStream().write(content);
    }

    private void receive() {
        try {
            InputStream in = socket.getInputStream();
            while (true) {
                String name = readFrame(in);
                console.print(name + " > " + readFrame(in));
            }
        } catch (EOFException e) {
            end();
        } catch (NumberFormatException e) {
            System.err.println("Bad header: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            end();
        }
    }

    private void end() {
        if (!leaving) {
            console.print("Connection closed by the server");
            System.exit(0);
        }
    }

    private String readFrame(InputStream in) throws IOException {
        byte[] frame = new byte[10 + 65536];
        int count = in.read(frame);
        if (count < 0) {
            throw new EOFException();
        }
        int length = Integer.parseInt(new String(frame, 0, 10, StandardCharsets.UTF_8).trim());
        int end = Math.max(10, Math.min(10 + length, count));
        return new String(frame, 10, end - 10, StandardCharsets.UTF_8);
    }
}

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
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
        String frame = String.format("%-10d%s", text.length(), text);
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
    }

    private void receive() {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
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

    private String readFrame(DataInputStream in) throws IOException {
        byte[] header = new byte[10];
        in.readFully(header);
        String number = new String(header, StandardCharsets.UTF_8).stripTrailing();
        byte[] content = new byte[Integer.parseInt(number)];
        in.readFully(content);
        return new String(content, StandardCharsets.UTF_8);
    }
}

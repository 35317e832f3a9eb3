import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

public class ChatClient {

    private final Socket socket;
    private volatile String name;
    private volatile boolean choosing;
    private final Console console = new Console();
    private final Semaphore asked = new Semaphore(0);
    private boolean told; // used by the receiving thread only
    private volatile boolean quitting;

    ChatClient(Socket socket, String name) throws IOException {
        this.socket = socket;
        this.name = name;
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
        ChatClient client = new ChatClient(socket, args[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(client::interrupted));
        Thread receiver = new Thread(client::receive);
        receiver.setDaemon(true);
        receiver.start();
        client.type();
        receiver.join(500);
        System.exit(0);
    }

    void type() throws InterruptedException {
        try {
            String line = console.readLine();
            while (line != null && !line.equals("!quit")) {
                if (!line.isEmpty()) {
                    asked.acquire();
                    asked.release();
                    if (choosing) {
                        choosing = false;
                        name = line;
                        send(name);
                    } else {
                        send(name + ": " + line);
                    }
                }
                line = console.readLine();
            }
            quitting = true;
            send("!quit");
            socket.shutdownOutput();
        } catch (IOException e) {
            console.print("Not sent: " + e.getMessage());
        }
    }

    void interrupted() {
        if (!quitting) {
            quitting = true;
            try {
                send("!quit");
            } catch (IOException e) {
                console.print("Not sent: " + e.getMessage());
            }
        }
    }

    synchronized void send(String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void receive() {
        int code = 1;
        try {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (line != null && !line.equals("server> !quit")) {
                if (line.equals("NICK")) {
                    nick();
                } else {
                    console.print(line);
                }
                line = in.readLine();
            }
            code = line == null ? 1 : 0;
        } catch (IOException e) {
            console.print("Lost: " + e.getMessage());
        }
        if (!quitting) {
            quitting = true;
            console.print("Connection closed by the server");
            System.exit(code);
        }
    }

    void nick() throws IOException {
        if (told) {
            choosing = true;
            console.print("Choose another name:");
        } else {
            told = true;
            send(name);
            asked.release();
        }
    }
}

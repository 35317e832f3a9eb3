import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            while (true) {
                serveClient(server.accept());
            }
        } catch (IOException e) {
            System.err.println("Fehler: Port " + port + " ist belegt");
            System.exit(1);
        }
    }

    static void serveClient(Socket client) {
        // gepuffert ist schneller
        try (BufferedInputStream in = new BufferedInputStream(client.getInputStream());
                BufferedOutputStream out = new BufferedOutputStream(client.getOutputStream())) {
            int b = in.read();
            while (b != -1) {
                out.write(b);
                b = in.read();
            }
        } catch (IOException e) {
            System.out.println("Client weg: " + e.getMessage());
        }
    }
}

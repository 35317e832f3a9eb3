import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {

    public static void main(String[] args) {
        if (args.length != 2) {
            System.out.println("Usage: java EchoServer <host> <port>");
            return;
        }
        String host = args[0];
        int port = Integer.parseInt(args[1]);
        try (ServerSocket server = new ServerSocket(port, 10, InetAddress.getByName(host))) {
            System.out.println("Server started on " + host + ":" + port);
            while (true) {
                try (Socket client = server.accept()) {
                    client.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException e) {
                    System.out.println("Client gone: " + e.getMessage());
                }
            }
        } catch (IOException e) {
            System.err.println("Server not started: " + e.getMessage());
            System.exit(1);
        }
    }
}

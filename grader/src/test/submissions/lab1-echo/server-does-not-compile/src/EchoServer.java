import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0])
        try (ServerSocket server = new ServerSocket(port)) {
            while (true) {
                try (Socket client = server.accept()) {
                    client.getInputStream().transferTo(clinet.getOutputStream());
                } catch (IOException e) {
                    System.out.println("client gone");
                }
            }
        } catch (IOException e) {
            System.err.println("port taken");
            System.exit(1);
        }
    }
}

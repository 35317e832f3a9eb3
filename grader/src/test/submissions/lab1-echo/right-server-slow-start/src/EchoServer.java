import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {

    public static void main(String[] args) throws Exception {
        System.out.println("Getting everything ready, this takes a moment ...");
        Thread.sleep(3000);
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
            System.out.println("Ready.");
            while (true) {
                try (Socket client = server.accept()) {
                    client.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException e) {
                    System.out.println("A client is lost: " + e.getMessage());
                }
            }
        } catch (IOException e) {
            System.err.println("Cannot listen on port " + args[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }
}

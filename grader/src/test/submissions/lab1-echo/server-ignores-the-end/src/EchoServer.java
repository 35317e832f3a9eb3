import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {
    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                try (Socket client = server.accept()) {
                    InputStream in = client.getInputStream();
                    OutputStream out = client.getOutputStream();
                    byte[] buffer = new byte[1024];
                    while (client.isConnected()) {
                        int length = in.read(buffer);
                        out.write(buffer, 0, length);
                    }
                } catch (IOException e) {
                    System.out.println("client left");
                }
            }
        } catch (IOException e) {
            System.err.println("Port " + args[0] + " not available");
            System.exit(1);
        }
    }
}

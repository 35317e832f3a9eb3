import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {
    public static void main(String[] args) {
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                try (Socket client = server.accept()) {
                    InputStream in = client.getInputStream();
                    byte[] buffer = new byte[1024];
                    int n = in.read(buffer);
                    while (n != -1) {
                        // TODO send it back
                        n = in.read(buffer);
                    }
                } catch (IOException e) {
                    // next one
                }
            }
        } catch (IOException e) {
            // should not happen
        }
    }
}

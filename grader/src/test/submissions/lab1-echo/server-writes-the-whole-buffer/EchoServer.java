import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            while (true) {
                Socket client = server.accept();
                try {
                    echo(client);
                } catch (IOException e) {
                    System.out.println("Lost: " + client);
                }
            }
        } catch (IOException e) {
            System.err.println("Cannot use port " + port);
            System.exit(1);
        }
    }

    private static void echo(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[1024];
        while (in.read(buffer) != -1) {
            out.write(buffer);
            out.flush();
        }
        client.close();
    }
}

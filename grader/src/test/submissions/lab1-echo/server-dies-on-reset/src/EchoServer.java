import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {

    public static void main(String[] args) {
        if (args.length < 1) {
            System.out.println("Usage: java EchoServer <port>");
            return;
        }
        int port = Integer.parseInt(args[0]);

        try (ServerSocket serverSocket = new ServerSocket(port)) {
            System.out.println("Listening on port " + port);

            while (true) {
                Socket socket = serverSocket.accept();
                System.out.println("New client: " + socket.getRemoteSocketAddress());

                InputStream input = socket.getInputStream();
                OutputStream output = socket.getOutputStream();
                byte[] buffer = new byte[1024];
                int read;
                while ((read = input.read(buffer)) != -1) {
                    output.write(buffer, 0, read);
                }
                socket.close();
            }
        } catch (IOException ex) {
            System.err.println("Server exception: " + ex.getMessage());
            System.exit(1);
        }
    }
}

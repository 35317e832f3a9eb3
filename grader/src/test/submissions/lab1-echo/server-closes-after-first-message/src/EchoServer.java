import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

class EchoServer {

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket serverSocket = new ServerSocket(port)) {
            while (true) {
                Socket clientSocket = serverSocket.accept();
                try {
                    byte[] buffer = new byte[1024];
                    int count = clientSocket.getInputStream().read(buffer);
                    if (count > 0) {
                        byte[] message = Arrays.copyOf(buffer, count);
                        clientSocket.getOutputStream().write(message);
                    }
                } catch (IOException e) {
                    System.out.println("client error: " + e.getMessage());
                } finally {
                    clientSocket.close();
                }
            }
        } catch (IOException e) {
            System.err.println("server error: " + e.getMessage());
            System.exit(1);
        }
    }
}

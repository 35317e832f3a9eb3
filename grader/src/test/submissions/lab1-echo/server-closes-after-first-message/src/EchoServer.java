import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

class EchoServer {

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket serverSocket = new ServerSocket(port)) {
            while (true) {
                Socket clientSocket = serverSocket.accept();
                try {
                    echoMessage(clientSocket.getInputStream(), clientSocket.getOutputStream());
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

    private static void echoMessage(InputStream in, OutputStream out) throws IOException {
        int b;
        do {
            b = in.read();
            if (b != -1) {
                out.write(b);
            }
        } while (b != -1 && b != '\n');
    }
}

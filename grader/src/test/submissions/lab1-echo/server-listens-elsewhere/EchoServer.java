import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {

    static final String HOST = "127.0.0.1";
    static final int PORT = 12345; // Port to listen on

    public static void main(String[] args) throws IOException {
        ServerSocket serverSocket = new ServerSocket(PORT);
        System.out.println("Server is listening on " + HOST + ":" + PORT);

        while (true) {
            Socket clientSocket = serverSocket.accept();
            try {
                clientSocket.getInputStream().transferTo(clientSocket.getOutputStream());
            } catch (IOException e) {
                System.out.println("Client error");
            }
            clientSocket.close();
        }
    }
}

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;

public class EchoServer {
    public static void main(String[] args) throws InterruptedException {
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                try (Socket socket = listener.accept()) {
                    echo(socket);
                } catch (IOException e) {
                    System.out.println("The client is gone");
                }
            }
        } catch (IOException e) {
            System.err.println("Cannot listen on port " + args[0]);
            System.exit(1);
        }
    }

    static void echo(Socket socket) throws IOException, InterruptedException {
        InputStream in = socket.getInputStream();
        while (socket.isConnected()) {
            // read would block if there is nothing
            if (in.available() > 0) {
                socket.getOutputStream().write(in.readNBytes(in.available()));
            } else {
                Thread.sleep(5);
            }
        }
    }
}

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.LocalTime;
import java.util.Arrays;

public class EchoServer {

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            log("listening on " + server);
            while (true) {
                Socket client = server.accept();
                log("accepted " + client);
                handle(client);
            }
        } catch (IOException e) {
            System.err.println("ERROR port " + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static void handle(Socket client) {
        long total = 0;
        byte[] buffer = new byte[1500];
        try (client) {
            int n;
            while ((n = client.getInputStream().read(buffer)) != -1) {
                log("read " + n + " bytes: " + Arrays.toString(Arrays.copyOf(buffer, n)));
                client.getOutputStream().write(buffer, 0, n);
                total += n;
                System.err.println("DEBUG total " + total);
            }
            log("end of stream");
        } catch (IOException e) {
            System.err.println("WARN " + e);
            e.printStackTrace();
        }
    }

    private static void log(String text) {
        System.out.println(LocalTime.now() + " [" + Thread.currentThread().getName() + "] " + text);
    }
}

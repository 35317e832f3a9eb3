import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;

public class EchoClient {

    public static void main(String[] args) throws Exception {
        Socket socket = new Socket(args[0], Integer.parseInt(args[1]));
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        BufferedReader console = new BufferedReader(new InputStreamReader(System.in));

        System.out.println("Enter a message (or 'exit' to quit)");
        String message = console.readLine();
        while (message != null && !message.equals("exit")) {
            if (!message.isEmpty()) {
                byte[] data = message.getBytes(StandardCharsets.UTF_8);
                byte[] response = new byte[0];
                try {
                    out.write(data);
                    response = in.readNBytes(data.length);
                } catch (SocketException e) {
                    // handled below
                }
                if (response.length != data.length) {
                    System.out.println("Connection closed by the server");
                    break;
                }
                System.out.println("Received: " + new String(response, StandardCharsets.UTF_8));
            }
            message = console.readLine();
        }
        socket.close();
    }
}

package lab1;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

public class EchoClient {

    public static void main(String[] args) throws IOException {
        String host = args[0];
        int port = Integer.parseInt(args[1]);

        Socket socket;
        try {
            socket = new Socket(host, port);
        } catch (IOException e) {
            System.err.println("Cannot reach " + host + ":" + port);
            System.exit(2);
            return;
        }

        try (socket) {
            BufferedReader keyboard =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                String text = keyboard.readLine();
                if (text.equals("exit")) {
                    break;
                }
                if (text.length() == 0) {
                    continue;
                }
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(bytes);
                byte[] reply = new byte[bytes.length];
                in.readFully(reply);
                System.out.println("Received: " + new String(reply, StandardCharsets.UTF_8));
            }
        } catch (EOFException | SocketException e) {
            System.out.println("Connection closed by the server");
        }
    }
}

package echo;

import java.io.*;
import java.net.*;

public class EchoServer {
    private final int port;

    public EchoServer(int port) {
        this.port = port;
    }

    public void start() {
        try (ServerSocket listener = new ServerSocket(port)) {
            while (true) {
                Socket client = listener.accept();
                try {
                    String message = receive(client);
                    while (message != null) {
                        send(client, message);
                        message = receive(client);
                    }
                } catch (IOException e) {
                    System.out.println("client gone");
                }
                client.close();
            }
        } catch (IOException e) {
            System.err.println("cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private String receive(Socket client) throws IOException {
        InputStreamReader reader = new InputStreamReader(client.getInputStream());
        BufferedReader buffered = new BufferedReader(reader);
        return buffered.readLine();
    }

    private void send(Socket client, String message) throws IOException {
        client.getOutputStream().write((message + "\n").getBytes());
    }

    public static void main(String[] args) {
        new EchoServer(Integer.parseInt(args[0])).start();
    }
}

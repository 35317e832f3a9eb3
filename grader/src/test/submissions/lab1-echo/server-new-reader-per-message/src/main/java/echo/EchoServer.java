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
                    while (echoLine(client)) {
                        System.out.println("line done");
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

    // returns false when there are no more lines
    private boolean echoLine(Socket client) throws IOException {
        BufferedInputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        int c = in.read();
        while (c != -1) {
            out.write(c);
            if (c == '\n') {
                return true;
            }
            c = in.read();
        }
        return false;
    }

    public static void main(String[] args) {
        new EchoServer(Integer.parseInt(args[0])).start();
    }
}

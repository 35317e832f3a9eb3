import java.io.*;
import java.net.*;
import java.util.*;

public class EchoServer {

    static List<Socket> connections = new ArrayList<>();

    public static void main(String[] args) {
        try (ServerSocket ss = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Socket s = ss.accept();
                connections.add(s);
                try {
                    byte[] buf = new byte[512];
                    int n;
                    while ((n = s.getInputStream().read(buf)) != -1) {
                        s.getOutputStream().write(buf, 0, n);
                    }
                    System.out.println("client " + connections.size() + " is done");
                } catch (IOException e) {
                    System.out.println("client " + connections.size() + " crashed");
                }
            }
        } catch (IOException e) {
            System.err.println("Could not open the port: " + e.getMessage());
            System.exit(1);
        }
    }
}

import java.io.*;
import java.net.*;

public class MyServer {
    public static void main(String[] args) {
        ServerSocket s;
        try {
            s = new ServerSocket(Integer.parseInt(args[0]));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        for (;;) {
            try (Socket c = s.accept()) {
                int b;
                while ((b = c.getInputStream().read()) != -1) {
                    c.getOutputStream().write(b);
                }
            } catch (IOException e) {
                System.out.println(e);
            }
        }
    }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;

public class EchoClient {
    public static void main(String[] args) {
        Socket socket = null;
        try {
            socket = new Socket(args[0], Integer.parseInt(args[1]));
        } catch (IOException e) {
            System.err.println("Server nicht erreichbar");
            System.exit(1);
        }

        try {
            BufferedReader tastatur = new BufferedReader(new InputStreamReader(System.in));
            BufferedReader antworten =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), "UTF-8"));
            OutputStream out = socket.getOutputStream();

            String zeile = tastatur.readLine();
            while (zeile != null && !zeile.equals("exit")) {
                if (!zeile.isEmpty()) {
                    out.write(zeile.getBytes("UTF-8"));
                    String antwort = antworten.readLine();
                    if (antwort == null) {
                        System.out.println("Connection closed by the server");
                        break;
                    }
                    System.out.println("Received: " + antwort);
                }
                zeile = tastatur.readLine();
            }
            socket.close();
        } catch (IOException e) {
            System.out.println("Connection closed by the server");
        }
    }
}

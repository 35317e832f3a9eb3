package de.example.echo;

import java.io.IOException;
import java.net.ServerSocket;

public class EchoServer {
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket server = new ServerSocket(port)) {
            while (true) {
                new ClientHandler(server.accept()).start();
            }
        } catch (IOException e) {
            System.err.println("Port " + port + " kann nicht benutzt werden: " + e.getMessage());
            System.exit(1);
        }
    }
}

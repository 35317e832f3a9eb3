package de.example.room;

import java.io.IOException;
import java.net.ServerSocket;

public class ChatServer {
    public static void main(String[] args) {
        Room room = new Room();
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                new Member(server.accept(), room).start();
            }
        } catch (IOException e) {
            System.err.println("Der Server kann nicht starten: " + e.getMessage());
            System.exit(1);
        }
    }
}

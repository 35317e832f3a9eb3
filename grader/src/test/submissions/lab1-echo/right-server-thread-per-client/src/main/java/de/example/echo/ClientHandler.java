package de.example.echo;

import java.io.IOException;
import java.net.Socket;

class ClientHandler extends Thread {
    private final Socket socket;

    ClientHandler(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            byte[] buffer = new byte[1024];
            int n;
            while ((n = socket.getInputStream().read(buffer)) != -1) {
                socket.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            System.out.println(getName() + ": " + e.getMessage());
        }
    }
}

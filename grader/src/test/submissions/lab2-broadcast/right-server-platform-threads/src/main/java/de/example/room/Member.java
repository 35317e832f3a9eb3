package de.example.room;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedList;

/** Two threads for each member; the list of lines is guarded by the member itself. */
class Member {
    private static final int MAX_LINES = 1000;
    private static final int MAX_BYTES = 64 * 1024;

    private final Socket socket;
    private final Room room;
    private final LinkedList<byte[]> lines = new LinkedList<>();
    private boolean done;

    Member(Socket socket, Room room) {
        this.socket = socket;
        this.room = room;
    }

    void start() {
        room.enter(this);
        new Thread(this::read).start();
        new Thread(this::write).start();
    }

    synchronized void hear(byte[] line) {
        if (lines.size() == MAX_LINES) {
            quit();
        } else {
            lines.add(line);
            notify();
        }
    }

    private synchronized byte[] next() throws InterruptedException {
        while (lines.isEmpty() && !done) {
            wait();
        }
        return lines.poll();
    }

    private synchronized void finish() {
        done = true;
        notify();
    }

    private void quit() {
        try {
            socket.close();
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private void read() {
        byte[] buffer = new byte[MAX_BYTES + 1];
        int filled = 0;
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int n = in.read(buffer, filled, buffer.length - filled);
                if (n == -1) {
                    break;
                }
                filled += n;
                filled = sayLines(buffer, filled);
                if (filled == buffer.length) {
                    quit();
                    break;
                }
            }
        } catch (IOException e) {
            System.err.println("WARN " + e);
            quit();
        } finally {
            room.leave(this);
            finish();
        }
    }

    // says the complete lines, and returns how much is left of an incomplete one
    private int sayLines(byte[] buffer, int filled) {
        int start = 0;
        for (int i = 0; i < filled; i++) {
            if (buffer[i] == '\n') {
                int end = i > start && buffer[i - 1] == '\r' ? i - 1 : i;
                byte[] line = Arrays.copyOfRange(buffer, start, end + 1);
                line[line.length - 1] = '\n';
                room.say(line);
                start = i + 1;
            }
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        return filled - start;
    }

    private void write() {
        try (socket) {
            byte[] line = next();
            while (line != null) {
                socket.getOutputStream().write(line);
                line = next();
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("WARN " + e);
        }
    }
}

package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.run.InProcessProgram.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;

/** Clients that talk to the room where the grader plays the server. */
final class InProcessClient {

    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 0x7f;

    private InProcessClient() {}

    /** What a client does once it is connected. */
    interface Talk {
        /** Returns the exit code. */
        int with(Socket server, InProcessProgram self) throws Exception;
    }

    /**
     * A client that connects and then does this. Its connection ends with the program and no
     * sooner: another of its threads would take that for a failure.
     */
    static Main talking(Talk talk) {
        return self -> {
            try {
                Socket server = self.own(new Socket(self.host(), self.port()));
                return talk.with(server, self);
            } catch (ConnectException e) {
                self.complain("no server on port " + self.port() + "\n");
                return 1;
            }
        };
    }

    /** The echo client of lab 1. */
    static Main echo() {
        return talking(InProcessClient::exchange);
    }

    private static int exchange(Socket server, InProcessProgram self) throws IOException {
        BufferedReader user = new BufferedReader(new InputStreamReader(self.keyboard(), UTF_8));
        for (String line = user.readLine(); line != null; line = user.readLine()) {
            if (line.equals("exit")) {
                return 0;
            }
            byte[] sent = line.getBytes(UTF_8);
            byte[] reply = reply(server, sent);
            if (reply.length < sent.length) {
                self.print("Connection closed by the server\n");
                return 0;
            }
            if (sent.length > 0) {
                self.print("Received: " + new String(reply, UTF_8) + "\n");
            }
        }
        return 0;
    }

    /**
     * A client at a terminal: it prints what comes behind {@code Received:}, above the line that is
     * being typed, and sends that line when Enter is pressed. Ctrl-C and Ctrl-D end it.
     */
    static Main listening() {
        return talking((server, self) -> {
            TypedLine typed = new TypedLine(self);
            self.fork(() ->
                    new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))
                            .lines()
                            .forEach(line -> typed.printAbove("Received: " + line)));
            Reader keys = new InputStreamReader(self.keyboard(), UTF_8);
            for (int key = keys.read(); key > CTRL_D; key = keys.read()) {
                if (key == '\r') {
                    server.getOutputStream().write((typed.take() + "\n").getBytes(UTF_8));
                } else if (key == BACKSPACE) {
                    typed.rubOut();
                } else {
                    typed.add((char) key);
                }
            }
            return 0;
        });
    }

    /** The line that is being typed, drawn anew when something was printed above it. */
    private static final class TypedLine {

        private final InProcessProgram self;
        private final StringBuilder text = new StringBuilder(); // guarded by this

        TypedLine(InProcessProgram self) {
            this.self = self;
        }

        synchronized void printAbove(String line) {
            self.print("\r\u001b[K" + line + "\r\n" + text);
        }

        synchronized void add(char c) {
            text.append(c);
            self.print(Character.toString(c));
        }

        synchronized void rubOut() {
            text.setLength(text.length() - 1);
            self.print("\b \b");
        }

        synchronized String take() {
            String line = text.toString();
            text.setLength(0);
            self.print("\r\n");
            return line;
        }
    }

    /** As many bytes as were sent; fewer when the server has ended the connection. */
    private static byte[] reply(Socket server, byte[] sent) throws IOException {
        try {
            server.getOutputStream().write(sent);
            return server.getInputStream().readNBytes(sent.length);
        } catch (SocketException e) {
            return new byte[0];
        }
    }

    /** A client that connects, prints this, and stays until the server ends the connection. */
    static Main printing(String text) {
        return talking((server, self) -> {
            self.print(text);
            return server.getInputStream().readAllBytes().length > 0 ? 1 : 0;
        });
    }
}

package dev.chatlab.run;

import dev.chatlab.run.InProcessProgram.Main;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Servers that treat all their clients alike, each on a thread of its own. */
final class InProcessServer {

    private InProcessServer() {}

    /** What a server does with one client. Its connection is closed when this returns. */
    interface Handler {
        void talk(Caller caller) throws Exception;
    }

    /** A server that does this with each client, at the same time. */
    static Main serving(Handler handler) {
        return self -> {
            try (ServerSocket listening = self.own(listen(self))) {
                for (int number = 1; ; number++) {
                    Caller caller = new Caller(number, self.own(listening.accept()));
                    self.fork(() -> serve(handler, caller));
                }
            } catch (BindException e) {
                self.complain("port " + self.port() + " is taken\n");
                return 1;
            }
        };
    }

    static ServerSocket listen(InProcessProgram self) throws IOException {
        return new ServerSocket(self.port(), 50, InetAddress.getLoopbackAddress());
    }

    private static void serve(Handler handler, Caller caller) throws Exception {
        try (caller) {
            handler.talk(caller);
        } catch (IOException e) {
            // This client is gone; the others are not.
        }
    }

    /** The echo server of lab 1, for many clients at a time. */
    static Main echo() {
        return serving(caller -> {
            for (byte[] bytes = caller.read(); bytes.length > 0; bytes = caller.read()) {
                caller.write(bytes);
            }
        });
    }

    /** A server that accepts, and never says anything. */
    static Main silent() {
        return serving(Caller::awaitEnd);
    }

    /** A server that says this to whoever comes, and listens to the end. */
    static Main saying(String text) {
        return serving(caller -> {
            caller.write(text);
            caller.awaitEnd();
        });
    }
}

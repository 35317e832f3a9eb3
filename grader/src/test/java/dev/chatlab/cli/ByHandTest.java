package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code serve} and {@code join}: the reference programs, to try things by hand. */
class ByHandTest {

    @Test
    void serve_runs_the_reference_server() throws Exception {
        int port = Ports.reserve();
        Process serve = Grader.start("serve", "1", "--port", Integer.toString(port));
        try (Socket socket = connect(port, serve)) {
            socket.getOutputStream().write("hello".getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(5)).asString(UTF_8).isEqualTo("hello");
        } finally {
            end(serve);
            Ports.release(port);
        }
    }

    @Test
    void join_runs_the_reference_client() throws Exception {
        try (ServerSocket room = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process join =
                    Grader.start("join", "1", "--port", Integer.toString(room.getLocalPort()));
            try (Socket client = room.accept()) {
                join.getOutputStream().write("hello\n".getBytes(UTF_8));
                join.getOutputStream().flush();
                byte[] said = client.getInputStream().readNBytes(5);
                client.getOutputStream().write(said);
                assertThat(lineWith(join, "Received: ")).contains("Received: hello");
            } finally {
                end(join);
            }
        }
    }

    @Test
    void serve_with_a_port_that_is_taken_says_so_and_fails() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            Process serve = Grader.start("serve", "1", "--port", port);
            String said = new String(serve.getInputStream().readAllBytes(), UTF_8);
            assertThat(serve.waitFor()).isEqualTo(1);
            assertThat(said).contains(port).doesNotContain("Exception in thread");
        }
    }

    /** Nobody tells when a port begins to listen: tries again whenever a little wait is over. */
    private static Socket connect(int port, Process serve) throws Exception {
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException e) {
                assertThat(serve.waitFor(5, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
            }
        }
    }

    private static String lineWith(Process process, String part) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = reader.readLine();
        while (line != null && !line.contains(part)) {
            line = reader.readLine();
        }
        return line == null ? "" : line;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}

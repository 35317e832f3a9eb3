package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel tells of its queues. */
@EnabledOnOs(OS.LINUX) // nobody else can be asked
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SocketQueuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void bytes_that_nobody_has_read_are_seen(String address) throws IOException {
        assumeTrue(
                NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null,
                () -> "this machine has no " + address);
        try (ServerSocket listening = listen(address);
                Socket client = connect(listening);
                Socket program = listening.accept()) {
            client.getOutputStream().write(new byte[5]);
            assertThat(received(program)).isEqualTo(5);
        }
    }

    @Test
    void what_has_been_read_is_in_no_queue() throws IOException {
        try (ServerSocket listening = listen("127.0.0.1");
                Socket client = connect(listening);
                Socket program = listening.accept()) {
            client.getOutputStream().write(new byte[5]);
            program.getInputStream().readNBytes(5);
            assertThat(received(program)).isZero();
        }
    }

    @Test
    void somebody_who_waits_to_be_accepted_is_seen() throws IOException {
        try (ServerSocket listening = listen("127.0.0.1");
                Socket _ = connect(listening)) {
            assertThat(SocketQueues.of(listening.getLocalPort(), SocketQueues.ANY))
                    .anyMatch(some -> some.received() == 1);
        }
    }

    @Test
    void the_sockets_of_another_port_are_not_shown() throws IOException {
        try (ServerSocket listening = listen("127.0.0.1");
                ServerSocket another = listen("127.0.0.1");
                Socket _ = connect(another)) {
            assertThat(SocketQueues.of(listening.getLocalPort(), SocketQueues.ANY)).hasSize(1);
        }
    }

    private static ServerSocket listen(String address) throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(address));
    }

    private static Socket connect(ServerSocket listening) throws IOException {
        return new Socket(listening.getInetAddress(), listening.getLocalPort());
    }

    private static int received(Socket program) {
        return SocketQueues.of(program.getLocalPort(), program.getPort()).getFirst().received();
    }
}

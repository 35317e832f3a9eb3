package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PortsTest {

    @Test
    void ports_are_distinct_and_outside_the_ephemeral_range() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertThat(ports.add(Ports.reserve())).isTrue();
        }
        assertThat(ports)
                .allMatch(port -> port >= 10_000 && port <= 65_535)
                .noneMatch(Ports::isEphemeral);
        ports.forEach(Ports::release);
    }

    @Test
    void the_port_that_the_system_gives_an_outgoing_connection_is_ephemeral() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(Ports.isEphemeral(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void a_reserved_port_can_be_bound() throws Exception {
        int port = Ports.reserve();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(socket.isBound()).isTrue();
        } finally {
            Ports.release(port);
        }
    }

    @Test
    void a_port_in_use_is_passed_over_whatever_address_it_is_used_on() throws Exception {
        for (String address : List.of("127.0.0.1", "0.0.0.0")) {
            int port = Ports.reserve();
            Ports.release(port);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, port));
                int other = Ports.reserveFrom(port);
                Ports.release(other);
                assertThat(other).isNotEqualTo(port);
            }
        }
    }

    @Test
    void the_ephemeral_range_is_passed_over() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            int port = Ports.reserveFrom(socket.getLocalPort() + 1);
            Ports.release(port);
            assertThat(Ports.isEphemeral(port)).isFalse();
        }
    }

    @Test
    void a_port_is_not_handed_out_twice_before_it_is_released() {
        int first = Ports.reserve();
        int second = Ports.reserveFrom(first);
        assertThat(second).isNotEqualTo(first);
        Ports.release(first);
        assertThat(Ports.reserveFrom(first)).isEqualTo(first);
        Ports.release(first);
        Ports.release(second);
    }

    @Test
    void graders_that_run_at_once_begin_at_ports_that_will_do() {
        assertThat(IntStream.range(0, 1_000).map(_ -> Ports.somewhere()))
                .noneMatch(Ports::isEphemeral);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void nobody_can_connect_to_a_port_while_it_is_looked_at() throws Exception {
        int port = Ports.reserve();
        Ports.release(port);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> connected =
                CompletableFuture.supplyAsync(() -> {
                    int connections = 0;
                    while (!over.get()) {
                        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                            connections += socket.isConnected() ? 1 : 0;
                        } catch (IOException refused) {
                            // As it should be.
                        }
                    }
                    return connections;
                });
        for (int i = 0; i < 2_000; i++) {
            Ports.release(Ports.reserveFrom(port));
        }
        over.set(true);
        assertThat(connected.get()).isZero();
    }

    @Test
    void a_port_just_released_does_not_come_back_at_once() {
        int port = Ports.reserve();
        Ports.release(port);
        int next = Ports.reserve();
        Ports.release(next);
        assertThat(next).isNotEqualTo(port);
    }
}

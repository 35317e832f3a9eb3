package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Step;
import dev.chatlab.program.Ports;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.wire.RawBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One owner for everything that a conversation holds. */
class StageTest {

    private final int port = Ports.reserve();
    private final AtomicInteger firstContacts = new AtomicInteger();

    @AfterEach
    void releasePort() {
        Ports.release(port);
    }

    @Test
    void closing_ends_the_program() throws Exception {
        Stage stage = stage(InProcessServer.echo());
        stage.close();
        assertThat(((InProcessProgram) stage.program()).closed()).isTrue();
    }

    @Test
    void closing_twice_does_nothing() throws Exception {
        Stage stage = stage(InProcessServer.echo());
        stage.connect("alice");
        stage.close();
        stage.close();
        assertThat(stage.program().exit()).isDone();
    }

    @Test
    void closing_closes_every_connection() throws Exception {
        Stage stage = stage(InProcessServer.echo());
        Peer alice = stage.connect("alice");
        stage.close();
        assertThat(alice.socket().isClosed()).isTrue();
    }

    @Test
    void closing_closes_the_earlier_connection_of_somebody_who_came_back() throws Exception {
        Stage stage = stage(InProcessServer.echo());
        Peer before = stage.connect("alice");
        before.leave(Step.Goodbye.USUAL);
        stage.connect("alice");
        stage.close();
        assertThat(before.socket().isClosed()).isTrue();
    }

    @Test
    void closing_closes_the_room() throws Exception {
        ServerSocket room = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InProcessProgram client =
                InProcessProgram.start("127.0.0.1", room.getLocalPort(), InProcessClient.echo());
        new Stage(
                        client,
                        new RawBytes(),
                        Stories.PATIENT,
                        Optional.of(room),
                        Optional.empty(),
                        () -> {})
                .close();
        assertThat(room.isClosed()).isTrue();
    }

    @Test
    void the_first_connection_is_the_first_contact() throws Exception {
        try (Stage stage = stage(InProcessServer.echo())) {
            assertThat(firstContacts).hasValue(0);
            stage.connect("alice");
            assertThat(firstContacts).hasPositiveValue();
        }
    }

    @Test
    void a_play_that_is_over_makes_room_although_nobody_ever_connected() throws Exception {
        stage(InProcessServer.echo()).close();
        assertThat(firstContacts).hasPositiveValue();
    }

    @Test
    void actors_stand_in_the_order_in_which_they_came() throws Exception {
        try (Stage stage = stage(InProcessServer.echo())) {
            stage.connect("bob");
            stage.connect("alice");
            assertThat(stage.peers()).extracting(Peer::name).containsExactly("bob", "alice");
        }
    }

    private Stage stage(Main main) throws IOException {
        return new Stage(
                InProcessProgram.start("127.0.0.1", port, main),
                new RawBytes(),
                Stories.PATIENT,
                Optional.empty(),
                Optional.empty(),
                firstContacts::incrementAndGet);
    }
}

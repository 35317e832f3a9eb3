package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SegmentsTest {

    private ServerSocket listening;
    private Socket client;
    private Caller program;

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Socket(listening.getInetAddress(), listening.getLocalPort());
        client.setTcpNoDelay(true);
        program = new Caller(1, listening.accept());
    }

    @AfterEach
    void disconnect() throws IOException {
        program.close();
        client.close();
        listening.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere nobody can see whether the first piece has been read
    void two_pieces_reach_a_slow_program_in_two_reads() throws Exception {
        CountDownLatch somebodyWaits = new CountDownLatch(1);
        CompletableFuture<List<String>> reads =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        somebodyWaits.await();
                        return List.of(program.readText(), program.readText());
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        send("hel");
        Segments.awaitTaken(client, new Looked(somebodyWaits), ages());
        send("lo");
        somebodyWaits.countDown(); // a wait that was none would be found out now
        client.shutdownOutput();
        assertThat(reads.get()).containsExactly("hel", "lo");
    }

    @Test
    void what_has_been_read_is_not_waited_for() throws Exception {
        send("hel");
        program.read();
        Segments.awaitTaken(client, new CompletableFuture<>(), ages());
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void a_program_that_never_reads_is_given_up() throws Exception {
        send("hel");
        Segments.awaitTaken(client, new CompletableFuture<>(), over());
        send("lo");
        assertThat(program.readText()).isEqualTo("hello");
    }

    @Test
    void a_program_that_has_ended_is_given_up() throws Exception {
        send("hel");
        Segments.awaitTaken(client, CompletableFuture.completedFuture(1), ages());
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void pieces_in_a_conversation_stay_apart() throws Exception {
        List<String> reads = new ArrayList<>();
        Stories.passes(
                "wire raw bytes",
                """
                alice connects
                alice => "a"
                alice => "bc"
                alice => "d"
                alice is disconnected
                """,
                InProcessServer.serving(caller -> {
                    for (int i = 0; i < 3; i++) {
                        reads.add(caller.readText());
                    }
                }));
        assertThat(reads).containsExactly("a", "bc", "d");
    }

    /** A program that runs; whoever waits for its end opens the latch. */
    private static final class Looked extends CompletableFuture<Integer> {
        private final CountDownLatch latch;

        Looked(CountDownLatch latch) {
            this.latch = latch;
        }

        @Override
        public Integer get(long timeout, TimeUnit unit)
                throws InterruptedException, ExecutionException, TimeoutException {
            latch.countDown();
            return super.get(timeout, unit);
        }
    }

    private void send(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static Deadline ages() {
        return Deadline.in(Duration.ofHours(1), () -> Duration.ZERO);
    }

    private static Deadline over() {
        return Deadline.in(Duration.ZERO, () -> Duration.ZERO);
    }
}

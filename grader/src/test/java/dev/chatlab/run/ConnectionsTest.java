package dev.chatlab.run;

import static dev.chatlab.run.Stories.NOTHING;
import static dev.chatlab.run.Stories.NO_ANSWER;
import static dev.chatlab.run.Stories.NO_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Filler;
import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Connecting, leaving, vanishing, being disconnected; writes and reads that get stuck. */
class ConnectionsTest {

    private static final Main ROOM = InProcessRoom.of(WireFormat.LINES, InProcessRoom.TO_EVERYONE);

    /** More than a room's inbox or any socket buffer takes. */
    private static final String ENDLESS = "{16 MiB of text}";

    @Test
    void the_first_connection_waits_until_somebody_listens() throws Exception {
        passes(
                "alice connects",
                self -> {
                    self.awaitLookedFor();
                    return InProcessServer.echo().run(self);
                });
    }

    @Test
    void nobody_listens() throws Exception {
        Main deaf =
                self -> {
                    new CountDownLatch(1).await();
                    return 0;
                };
        assertThat(failureOf("alice connects", deaf, NO_START))
                .isEqualTo(
                        new Told(
                                "alice connects",
                                "alice",
                                Ended.NO_CONNECTION,
                                NOTHING,
                                NOTHING,
                                "alice could not connect: nobody listens on the server's port."));
    }

    @Test
    void a_server_that_listens_elsewhere_is_told_where() throws Exception {
        Main elsewhere =
                self -> {
                    self.listensAlsoOn(4711);
                    new CountDownLatch(1).await();
                    return 0;
                };
        assertThat(failureOf("alice connects", elsewhere, NO_START).message())
                .isEqualTo(
                        "alice could not connect: nobody listens on the server's port, but it"
                                + " listens on port 4711.");
    }

    @Test
    void a_program_that_dies_before_it_listens_is_not_waited_for() throws Exception {
        assertThat(failureOf("alice connects", _ -> 7))
                .isEqualTo(
                        new Told(
                                "alice connects",
                                "alice",
                                Ended.EXIT,
                                NOTHING,
                                NOTHING,
                                "The server ended before anybody could connect: the program has"
                                        + " ended with exit code 7."));
    }

    @Test
    void nobody_can_connect_to_a_server_that_has_ended() throws Exception {
        Told told =
                failureOf(
                        """
                        alice connects
                        alice is disconnected
                        server exits 1
                        bob connects
                        """,
                        self -> {
                            try (var listening = InProcessServer.listen(self);
                                    var caller = new Caller(1, listening.accept())) {
                                return caller.number();
                            }
                        });
        assertThat(told.line()).isEqualTo("bob connects");
    }

    @Test
    void the_end_of_a_connection_is_a_disconnection() throws Exception {
        passes(
                """
                alice connects
                alice -> !quit
                alice is disconnected
                """,
                ROOM);
    }

    @Test
    void a_reset_is_a_disconnection_too() throws Exception {
        passes(
                """
                alice connects
                alice -> hello
                alice is disconnected
                """,
                InProcessServer.serving(caller -> {
                    caller.readLine();
                    caller.reset();
                }));
    }

    @Test
    void a_client_that_has_finished_sending_still_hears() throws Exception {
        passes(
                """
                alice, bob connect
                alice finishes sending
                alice <- bye
                alice is disconnected
                """,
                InProcessServer.serving(caller -> {
                    caller.awaitEnd();
                    caller.write(caller.number() == 1 ? "bye\n" : "");
                }));
    }

    @Test
    void a_connection_that_stays_open_is_no_disconnection() throws Exception {
        Told told =
                failureOf(
                        """
                        alice connects
                        alice finishes sending
                        alice is disconnected
                        """,
                        keepingOpen(),
                        NO_ANSWER);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice is disconnected",
                                "alice",
                                Ended.SILENCE,
                                NOTHING,
                                NOTHING,
                                "The server did not end alice's connection."));
    }

    @Test
    void last_words_before_a_disconnection_are_left_over() throws Exception {
        Told told =
                failureOf(
                        """
                        alice connects
                        alice finishes sending
                        alice is disconnected
                        """,
                        InProcessServer.serving(caller -> {
                            caller.awaitEnd();
                            caller.write("bye\n");
                        }));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice is disconnected",
                                "alice",
                                Ended.LEFTOVER,
                                NOTHING,
                                "bye\n",
                                "alice received something that nobody expected."));
    }

    @Test
    void who_leaves_ends_the_stream() throws Exception {
        assertThat(endOf("alice leaves")).isEqualTo("end");
    }

    @Test
    void who_vanishes_resets_the_connection() throws Exception {
        assertThat(endOf("alice vanishes")).isEqualTo("reset");
    }

    @Test
    void who_leaves_does_not_reset_although_something_is_unread() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        StringBuilder end = new StringBuilder();
        passes(
                """
                alice, bob connect
                alice leaves
                bob -> gone?
                bob <- gone
                """,
                InProcessServer.serving(caller -> {
                    if (caller.number() == 1) {
                        caller.write("unread\n");
                        end.append(howItEnds(caller));
                        left.countDown();
                    } else {
                        caller.readLine();
                        left.await();
                        caller.write("gone\n");
                        caller.awaitEnd();
                    }
                }));
        assertThat(end).hasToString("end");
    }

    @Test
    void a_program_that_does_not_read_lets_a_write_get_stuck() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Told told =
                failureOf(
                        "alice connects\nalice -> " + ENDLESS,
                        InProcessServer.serving(_ -> never.await()),
                        NO_ANSWER);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice -> " + ENDLESS,
                                "alice",
                                Ended.SILENCE,
                                NOTHING,
                                NOTHING,
                                "alice could not send everything: the server does not read."));
    }

    @Test
    void raw_bytes_get_stuck_in_the_same_way() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Told told =
                failureOf(
                        "alice connects\nalice => " + ENDLESS,
                        InProcessServer.serving(_ -> never.await()),
                        NO_ANSWER);
        assertThat(told.message())
                .isEqualTo("alice could not send everything: the server does not read.");
    }

    @Test
    void a_write_to_a_connection_that_is_reset_fails() throws Exception {
        Told told =
                failureOf(
                        "alice connects\nalice -> " + ENDLESS,
                        InProcessServer.serving(caller -> {
                            caller.read();
                            caller.reset();
                        }));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "alice -> " + ENDLESS,
                                "alice",
                                Ended.RESET,
                                NOTHING,
                                NOTHING,
                                "alice was sending, and the connection was reset by the server."));
    }

    @Test
    void a_slow_reader_gets_everything_when_it_reads_again() throws Exception {
        passes(
                """
                alice, bob connect
                alice stops reading
                bob -> {1 MiB of text}
                bob <- {1 MiB of text}
                alice reads again
                alice <- {1 MiB of text}
                """,
                ROOM);
    }

    @Test
    void a_reader_who_has_stopped_holds_up_a_server_that_waits_for_it() throws Exception {
        Told told = failureOf(slowReader("alice stops reading"), waitingForEach(), NO_ANSWER);
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "bob <- and me?",
                                "bob",
                                Ended.SILENCE,
                                "and me?",
                                NOTHING,
                                "bob waited, and nothing came."));
    }

    @Test
    void a_reader_who_reads_on_does_not_hold_it_up() throws Exception {
        passes(slowReader("alice reads again"), waitingForEach());
    }

    private static String slowReader(String deed) {
        return """
        alice, bob connect
        %s
        alice -> all of it!
        bob -> and me?
        bob <- and me?
        alice reads again
        alice <- {6 MiB of text}
        """
                .formatted(deed);
    }

    /**
     * Answers one client at a time: alice first, and whoever waits, waits for her. What she gets is
     * more than the socket buffers hold, and less than an inbox.
     */
    private static Main waitingForEach() {
        String all = new Filler(6, Filler.Unit.MIB).text();
        ReentrantLock turn = new ReentrantLock();
        CountDownLatch aliceFirst = new CountDownLatch(1);
        return InProcessServer.serving(caller -> {
            String line = caller.readLine();
            if (caller.number() > 1) {
                aliceFirst.await();
            }
            turn.lock();
            try {
                aliceFirst.countDown();
                caller.write(caller.number() == 1 ? all + "\n" : line + "\n");
            } finally {
                turn.unlock();
            }
            caller.awaitEnd();
        });
    }

    /** How the server meets the end of alice's connection after this deed of hers. */
    private static String endOf(String deed) throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        StringBuilder end = new StringBuilder();
        passes(
                """
                alice, bob connect
                %s
                bob -> gone?
                bob <- gone
                """
                        .formatted(deed),
                InProcessServer.serving(caller -> {
                    if (caller.number() == 1) {
                        end.append(howItEnds(caller));
                        gone.countDown();
                    } else {
                        caller.readLine();
                        gone.await();
                        caller.write("gone\n");
                        caller.awaitEnd();
                    }
                }));
        return end.toString();
    }

    private static String howItEnds(Caller caller) {
        try {
            caller.awaitEnd();
            return "end";
        } catch (IOException e) {
            return "reset";
        }
    }

    /** Never ends a connection. */
    static Main keepingOpen() {
        CountDownLatch never = new CountDownLatch(1);
        return InProcessServer.serving(caller -> {
            caller.awaitEnd();
            never.await();
        });
    }

    private static void passes(String script, Main main) throws Exception {
        Stories.passes("wire lines", script, main);
    }

    private static Told failureOf(String script, Main main) throws Exception {
        return Stories.failureOf("wire lines", script, main);
    }

    private static Told failureOf(String script, Main main, Timing timing) throws Exception {
        return Stories.failureOf("wire lines", script, main, timing);
    }
}

package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.Event.What;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private final Recorder recorder = new Recorder();

    @Test
    void what_an_actor_received_is_one_sequence() {
        recorder.record("alice", new Event.Received(Octets.of("hel")));
        recorder.record("bob", new Event.Received(Octets.of("no")));
        recorder.record("alice", new Event.Received(Octets.of("lo")));
        assertThat(recorder.transcript().receivedBy("alice")).isEqualTo(Octets.of("hello"));
    }

    @Test
    void who_received_nothing_received_no_bytes() {
        recorder.record("alice", new Event.Sent(Octets.of("hello")));
        assertThat(recorder.transcript().receivedBy("alice")).isEqualTo(Octets.of(""));
    }

    @Test
    void actors_stand_in_the_order_in_which_they_came() {
        for (String actor : List.of("carol", "alice", "carol", "bob")) {
            recorder.record(actor, new Event.Connected());
        }
        recorder.record("user", new Event.InputEnded());
        assertThat(recorder.transcript().actors()).containsExactly("carol", "alice", "bob");
    }

    @Test
    void a_kind_of_event_belongs_to_its_actor() {
        recorder.record("alice", new Event.Vanished());
        assertThat(recorder.transcript().has("alice", Event.Vanished.class)).isTrue();
        assertThat(recorder.transcript().has("bob", Event.Vanished.class)).isFalse();
    }

    @Test
    void an_event_knows_the_line_that_was_played() {
        recorder.playing(3);
        recorder.record("alice", new Event.Connected());
        assertThat(recorder.transcript().events()).extracting(Event::step).containsExactly(3);
    }

    @Test
    void a_transcript_does_not_change_any_more() {
        Transcript before = recorder.transcript();
        recorder.record("alice", new Event.Connected());
        assertThat(before.events()).isEmpty();
    }

    @Test
    void a_flood_of_events_is_cut_off() {
        for (int i = 0; i < 100_005; i++) {
            recorder.record("alice", new Event.Connected());
        }
        assertThat(recorder.transcript().events()).hasSize(100_000);
    }

    @Test
    void a_conversation_is_recorded_from_its_first_connection_to_its_last() throws Exception {
        Result result =
                Stories.passes(
                        "wire raw bytes",
                        """
                        alice connects
                        alice => "hello"
                        alice <= "hello"
                        """,
                        InProcessServer.echo());
        assertThat(result.transcript().events())
                .extracting(Event::what)
                .containsExactly(
                        new Event.Connected(),
                        new Event.Sent(Octets.of("hello")),
                        new Event.Received(Octets.of("hello")),
                        new Event.FinishedSending(),
                        new Event.EndOfStream());
    }

    @Test
    void time_runs_forward() throws Exception {
        Result result =
                Stories.passes("wire raw bytes", "alice, bob connect", InProcessServer.echo());
        List<Duration> times = result.transcript().events().stream().map(Event::at).toList();
        assertThat(times).isSorted();
    }

    @Test
    void the_keyboard_and_the_exit_are_recorded_too() throws Exception {
        Result result =
                Stories.passes(
                        "wire raw bytes",
                        """
                        user types ""
                        user ends the input
                        client exits 0
                        """,
                        InProcessClient.echo());
        List<What> all = result.transcript().events().stream().map(Event::what).toList();
        assertThat(all)
                .containsExactly(
                        new Event.Typed(Octets.of("\n")),
                        new Event.InputEnded(),
                        new Event.Exited(0));
    }
}

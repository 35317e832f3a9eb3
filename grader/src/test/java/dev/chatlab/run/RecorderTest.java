package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded has bounds: a flood must not fill the memory. */
class RecorderTest {

    private static final int MOST_MEBIBYTES = 40;
    private static final Octets MEBIBYTE = Octets.of(new byte[1024 * 1024]);

    private final Recorder recorder = new Recorder();

    static Stream<Event.What> carriers() {
        return Stream.of(
                new Event.Sent(MEBIBYTE), new Event.Received(MEBIBYTE), new Event.Typed(MEBIBYTE));
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void a_flood_of_bytes_is_cut_off(Event.What what) {
        for (int i = 0; i < MOST_MEBIBYTES + 5; i++) {
            recorder.record("alice", what);
        }
        assertThat(recorder.transcript().events()).hasSize(MOST_MEBIBYTES);
    }

    @Test
    void bytes_of_all_kinds_and_all_people_count_together() {
        for (int i = 0; i < MOST_MEBIBYTES; i++) {
            recorder.record("alice", new Event.Sent(MEBIBYTE));
            recorder.record("bob", new Event.Received(MEBIBYTE));
        }
        assertThat(recorder.transcript().events()).hasSize(MOST_MEBIBYTES);
    }

    @Test
    void what_came_first_is_kept() {
        recorder.record("alice", new Event.Received(Octets.of("hello")));
        for (int i = 0; i < MOST_MEBIBYTES + 5; i++) {
            recorder.record("bob", new Event.Received(MEBIBYTE));
        }
        assertThat(recorder.transcript().receivedBy("alice")).isEqualTo(Octets.of("hello"));
    }

    @Test
    void what_carries_nothing_takes_no_room() {
        for (int i = 0; i < 1000; i++) {
            recorder.record("alice", new Event.Connected());
        }
        recorder.record("alice", new Event.Sent(MEBIBYTE));
        assertThat(recorder.transcript().events()).hasSize(1001);
    }
}

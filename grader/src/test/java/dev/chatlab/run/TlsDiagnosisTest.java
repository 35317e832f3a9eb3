package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of TLS that tell apart what looks alike; the others have sample submissions. */
class TlsDiagnosisTest {

    private static final String CONNECTS = "alice connects";

    @Test
    void a_handshake_that_fails_for_no_known_reason_is_given_none() {
        assertThat(noHandshake(CONNECTS, "alice", "Connection reset").diagnosis()).isEmpty();
    }

    @Test
    void a_client_that_gives_up_for_no_known_reason_has_connected_all_the_same() {
        Story story = noHandshake("room <- {}", "room", "Remote host terminated the handshake");
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_another_one() {
        Story story = noHandshake(CONNECTS, "alice", "PKIX path building failed: unable");
        assertThat(story.diagnosis()).contains(Misconception.SHOWS_ANOTHER_CERTIFICATE);
    }

    @Test
    void who_speaks_one_version_only_fails_where_the_server_speaks_the_other_one() {
        Story story = noHandshake("dave connects with TLS 1.2", "dave", "protocol_version");
        assertThat(story.diagnosis()).contains(Misconception.SPEAKS_ONE_VERSION_ONLY);
    }

    @Test
    void a_server_that_ends_after_a_stranger_has_come_did_not_bear_the_handshake() {
        Story story =
                Story.insideTls("mallory connects without TLS\nalice connects")
                        .failsAt(1)
                        .exited(1)
                        .with(Unmet.of("alice", Ended.NO_CONNECTION));
        assertThat(story.diagnosis()).contains(Misconception.A_BAD_HANDSHAKE_ENDS_THE_SERVER);
    }

    @Test
    void a_server_that_ends_without_a_stranger_has_another_reason() {
        Story story =
                Story.insideTls(CONNECTS)
                        .failsAt(0)
                        .exited(1)
                        .with(Unmet.of("alice", Ended.NO_CONNECTION));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.A_BAD_HANDSHAKE_ENDS_THE_SERVER));
    }

    @Test
    void an_alert_says_that_a_certificate_was_wanted() {
        assertThat(ended(new Event.Alert("certificate_required")).diagnosis())
                .contains(Misconception.ASKS_FOR_A_CERTIFICATE);
    }

    @Test
    void a_reset_without_an_alert_says_nothing_about_certificates() {
        assertThat(ended(new Event.Reset()).diagnosis())
                .isNotEqualTo(Optional.of(Misconception.ASKS_FOR_A_CERTIFICATE));
    }

    @Test
    void who_is_not_hung_up_on_and_got_an_answer_was_served_in_plain_text() {
        assertThat(notDisconnected("{\"type\": \"connect_ack\"}\n").diagnosis())
                .contains(Misconception.ACCEPTS_PLAIN_TEXT);
    }

    @Test
    void who_is_not_hung_up_on_and_got_an_alert_was_forgotten() {
        assertThat(notDisconnected("\u0015\u0003\u0003").diagnosis())
                .contains(Misconception.LEAVES_FAILED_HANDSHAKES_OPEN);
    }

    @Test
    void a_client_that_shows_nothing_at_all_when_it_is_cut_off_has_not_taken_it_for_an_end() {
        Story story =
                Story.insideTls(
                                "room leaves without close_notify\n"
                                        + "screen shows Connection cut off")
                        .failsAt(1)
                        .with(Unmet.of("user", Ended.SILENCE));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.TAKES_A_CUT_FOR_THE_END));
    }

    private static Story noHandshake(String script, String who, String why) {
        return Story.insideTls(script)
                .failsAt(0)
                .withoutConnection()
                .with(Unmet.of(who, Ended.NO_HANDSHAKE).because(Optional.of(why)));
    }

    private static Story ended(Event.What what) {
        return Story.insideTls("alice connects\nalice -> {\"type\": \"connect\"}")
                .failsAt(1)
                .met("alice", new Event.Connected())
                .met("alice", what)
                .with(Unmet.of("alice", Ended.RESET));
    }

    private static Story notDisconnected(String received) {
        return Story.insideTls("mallory connects without TLS\nmallory is disconnected")
                .failsAt(1)
                .received("mallory", received)
                .with(Unmet.of("mallory", Ended.SILENCE));
    }
}

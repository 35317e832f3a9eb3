package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of JSON and rooms that tell apart what looks alike; others have sample submissions. */
class JsonDiagnosisTest {

    private static final String ACK = "{\"type\": \"connect_ack\"}";
    private static final String ERROR = "{\"type\": \"error\"}";

    @Test
    void a_name_of_long_characters_that_is_refused_was_not_counted_in_characters() {
        assertThat(refused("🙂🙂").diagnosis()).contains(Misconception.COUNTS_OTHER_UNITS);
    }

    @Test
    void a_name_of_short_characters_that_is_refused_was_counted() {
        assertThat(refused("bob").diagnosis())
                .isNotEqualTo(Optional.of(Misconception.COUNTS_OTHER_UNITS));
    }

    @Test
    void who_enters_while_another_one_leaves_and_is_not_found_sits_in_a_room_thrown_away() {
        Story story =
                Story.ofJson(
                                "alice, bob, carol connect\nalice finishes sending\nbob -> "
                                        + ACK
                                        + "\ncarol <- "
                                        + ERROR)
                        .failsAt(3)
                        .with(difference("carol", ERROR, ACK));
        assertThat(story.diagnosis()).contains(Misconception.THROWS_A_ROOM_AWAY_IN_USE);
    }

    @Test
    void who_is_not_found_while_nobody_leaves_does_not() {
        Story story =
                Story.ofJson("bob, carol connect\nbob -> " + ACK + "\ncarol <- " + ERROR)
                        .failsAt(2)
                        .with(difference("carol", ERROR, ACK));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.THROWS_A_ROOM_AWAY_IN_USE));
    }

    private static Story refused(String name) {
        return Story.ofJson("bob connects\nbob <- " + ACK)
                .failsAt(1)
                .sent("bob", "{\"payload\": {\"name\": \"" + name + "\"}}\n")
                .with(difference("bob", ACK, ERROR));
    }

    private static Unmet difference(String who, String expected, String actual) {
        return Unmet.of(who, Ended.DIFFERENCE, Octets.of(expected), Octets.of(actual));
    }
}

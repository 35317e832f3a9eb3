package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of names that are hard to provoke with a program; the others have sample submissions. */
class NameDiagnosisTest {

    private static final String NEWCOMER = "alice, bob connect\nbob <- NICK";

    @Test
    void somebody_who_was_asked_and_is_silent_keeps_the_next_one_waiting() {
        Story story =
                Story.ofNames(NEWCOMER)
                        .failsAt(1)
                        .received("alice", "NICK\n")
                        .with(silence("bob", "NICK"));
        assertThat(story.diagnosis()).contains(Misconception.HANDSHAKE_BLOCKS_EVERYONE);
    }

    @Test
    void somebody_who_has_answered_keeps_nobody_waiting() {
        Story story =
                Story.ofNames(NEWCOMER)
                        .failsAt(1)
                        .received("alice", "NICK\n")
                        .sent("alice", "alice\n")
                        .with(silence("bob", "NICK"));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.HANDSHAKE_BLOCKS_EVERYONE));
    }

    @Test
    void a_departure_that_is_not_announced_leaves_a_client_in_the_list() {
        Story story =
                Story.ofNames("alice, bob connect\nbob leaves\nalice <- bob left!")
                        .failsAt(2)
                        .with(silence("alice", "bob left!"));
        assertThat(story.diagnosis()).contains(Misconception.GONE_CLIENTS_STAY);
    }

    @Test
    void who_is_refused_a_name_that_nobody_ever_had_is_given_no_reason() {
        Story story =
                Story.ofNames("bob connects\nbob -> bob\nbob <- Connected to server!")
                        .failsAt(2)
                        .sent("bob", "bob\n")
                        .received("bob", "NICK\n")
                        .with(silence("bob", "Connected to server!"));
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void who_is_refused_the_name_of_somebody_who_left_meets_a_server_that_keeps_it() {
        Story story =
                Story.ofNames("alice, bob connect\nalice vanishes\nbob -> alice\nbob <- welcome")
                        .failsAt(3)
                        .sent("bob", "alice\n")
                        .received("bob", "NICK\n")
                        .with(silence("bob", "welcome"));
        assertThat(story.diagnosis()).contains(Misconception.FORGETS_TO_FREE_THE_NAME);
    }

    @Test
    void a_wrong_goodbye_is_a_word() {
        Story story =
                Story.ofNames("alice connects\nserver is told to stop\nalice <- server> !quit")
                        .failsAt(2)
                        .with(difference("alice", "server> !quit", "bye"));
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void no_goodbye_at_all_is_none() {
        Story story =
                Story.ofNames("alice connects\nserver is told to stop\nalice <- server> !quit")
                        .failsAt(2)
                        .with(
                                Unmet.of(
                                        "alice",
                                        Ended.END_OF_STREAM,
                                        Octets.of("server> !quit"),
                                        Octets.of("")));
        assertThat(story.diagnosis()).contains(Misconception.STOPS_WITHOUT_A_WORD);
    }

    @Test
    void who_came_once_and_went_twice_is_announced_twice() {
        assertThat(announced("bob joined!\nbob left!\nbob left!\n", "bob left!").diagnosis())
                .contains(Misconception.ANNOUNCES_TWICE);
    }

    @Test
    void who_came_twice_and_went_once_is_not_announced_twice() {
        assertThat(announced("bob joined!\nbob left!\nbob joined!\n", "bob joined!").diagnosis())
                .isNotEqualTo(Optional.of(Misconception.ANNOUNCES_TWICE));
    }

    @Test
    void who_came_before_the_listener_and_went_once_is_not_announced_twice() {
        assertThat(announced("bob left!\n", "bob left!").diagnosis())
                .isNotEqualTo(Optional.of(Misconception.ANNOUNCES_TWICE));
    }

    @Test
    void where_several_want_one_name_the_wrong_answer_comes_from_looking_first() {
        Story story =
                Story.ofNames("alice, bob connect\nalice, bob <- (one each)\n    welcome\n    NICK")
                        .failsAt(1)
                        .with(difference("bob", "NICK", "welcome"));
        assertThat(story.diagnosis()).contains(Misconception.CHECKS_THEN_ADDS);
    }

    @Test
    void the_end_of_what_a_crowd_says_is_a_read_taken_for_a_line() {
        Story story =
                Story.ofNames(
                                """
                                alice connects
                                each says 1 message
                                everyone hears all of them, each sender's in order
                                """)
                        .failsAt(2)
                        .with(difference("alice", "alice: alice says 1", "ice says 1"));
        assertThat(story.diagnosis()).contains(Misconception.TAKES_A_READ_FOR_A_LINE);
    }

    @Test
    void what_has_nothing_to_do_with_names_is_looked_at_like_any_room() {
        Story story =
                Story.ofNames("alice connects\nalice -> hi\nalice <- hi")
                        .failsAt(2)
                        .sent("alice", "hi\n")
                        .printed("java.util.ConcurrentModificationException")
                        .with(silence("alice", "hi"));
        assertThat(story.diagnosis()).contains(Misconception.LIST_CHANGED_DURING_A_WALK);
    }

    @Test
    void what_one_says_in_the_name_of_another_one_comes_from_one_name_for_all() {
        Story story =
                Story.ofNames("alice, bob connect\nalice -> hi\nalice <- alice: hi")
                        .failsAt(2)
                        .sent("alice", "alice\nhi\n")
                        .sent("bob", "bob\n")
                        .with(difference("alice", "alice: hi", "bob: hi"));
        assertThat(story.diagnosis()).contains(Misconception.SHARES_THE_NAME);
    }

    @Test
    void a_short_name_of_long_characters_that_is_refused_was_not_counted_in_characters() {
        assertThat(refused("🙂".repeat(20)).diagnosis()).contains(Misconception.COUNTS_OTHER_UNITS);
    }

    @Test
    void a_short_name_of_short_characters_that_is_refused_was_counted() {
        assertThat(refused("a".repeat(20)).diagnosis())
                .isNotEqualTo(Optional.of(Misconception.COUNTS_OTHER_UNITS));
    }

    @Test
    void a_server_that_ends_when_somebody_quits_ended_itself() {
        Story story =
                Story.ofNames("alice, bob connect\nalice -> !quit\nbob <- alice left!")
                        .failsAt(2)
                        .sent("alice", "alice\n!quit\n")
                        .exited(0)
                        .with(Unmet.of("bob", Ended.END_OF_STREAM));
        assertThat(story.diagnosis()).contains(Misconception.ONE_CLIENT_ENDS_THE_SERVER);
    }

    private static Story refused(String name) {
        return Story.ofNames("alice connects\nalice -> " + name + "\nalice <- " + name + " joined!")
                .failsAt(2)
                .sent("alice", name + "\n")
                .received("alice", "NICK\nNICK\n")
                .with(silence("alice", name + " joined!"));
    }

    /** In the room, alice hears this about bob, who was not expected to be spoken of. */
    private static Story announced(String heard, String last) {
        return Story.ofNames("alice connects\nalice <- hello")
                .failsAt(1)
                .received("alice", "Connected to server!\n" + heard)
                .with(difference("alice", "hello", last));
    }

    private static Unmet silence(String who, String expected) {
        return Unmet.of(who, Ended.SILENCE, Octets.of(expected), Octets.of(""));
    }

    private static Unmet difference(String who, String expected, String actual) {
        return Unmet.of(who, Ended.DIFFERENCE, Octets.of(expected), Octets.of(actual));
    }
}

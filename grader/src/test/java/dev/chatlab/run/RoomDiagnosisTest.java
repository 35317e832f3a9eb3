package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of rooms that are hard to provoke with a program; the others have sample submissions. */
class RoomDiagnosisTest {

    private static final String ALONE = "alice connects\nalice -> hello\nalice <- hello";
    private static final String TWO =
            """
            alice, bob connect
            alice -> hello
            alice, bob <- hello
            """;

    @Test
    void python_notices_a_changed_list_in_its_own_words() {
        Story story =
                Story.ofLines(ALONE)
                        .failsAt(2)
                        .sent("hello\n")
                        .printed("RuntimeError: Set changed size during iteration")
                        .with(silence("alice"));
        assertThat(story.diagnosis()).contains(Misconception.LIST_CHANGED_DURING_A_WALK);
    }

    @Test
    void more_sockets_than_threads_are_those_of_clients_that_have_gone() {
        assertThat(held("120 sockets, 60 threads").diagnosis())
                .contains(Misconception.GONE_CLIENTS_STAY);
    }

    @Test
    void more_threads_than_sockets_have_been_left_behind() {
        assertThat(held("60 sockets, 120 threads").diagnosis())
                .contains(Misconception.LEAVES_THREADS_BEHIND);
    }

    @Test
    void a_slow_reader_who_reads_again_stops_nobody() {
        Story story =
                Story.ofLines(
                                """
                                alice, bob connect
                                bob stops reading
                                bob reads again
                                alice -> hello
                                alice <- hello
                                """)
                        .failsAt(4)
                        .sent("hello\n")
                        .with(silence("alice"));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.ONE_SLOW_READER_STOPS_ALL));
    }

    @Test
    void a_slow_reader_who_does_not_read_yet_stops_all() {
        Story story =
                Story.ofLines("alice, bob connect\nbob stops reading\nalice -> hi\nalice <- hi")
                        .failsAt(3)
                        .sent("hi\n")
                        .with(silence("alice"));
        assertThat(story.diagnosis()).contains(Misconception.ONE_SLOW_READER_STOPS_ALL);
    }

    @Test
    void an_answer_to_half_a_line_was_not_kept_in_a_buffer() {
        Story story =
                Story.ofLines("alice connects\nalice => \"hello\"\nalice <- hello")
                        .failsAt(2)
                        .sent("hello")
                        .with(silence("alice"))
                        .late("hello\n");
        assertThat(story.diagnosis()).isNotEqualTo(Optional.of(Misconception.DOES_NOT_FLUSH));
    }

    @Test
    void who_heard_the_others_does_not_hear_itself() {
        Story story =
                Story.ofLines(TWO)
                        .failsAt(2)
                        .sent("hello\n")
                        .received("bob", "hello\n")
                        .with(silence("alice"));
        assertThat(story.diagnosis()).contains(Misconception.THE_SPEAKER_DOES_NOT_HEAR);
    }

    @Test
    void what_others_heard_before_the_last_words_is_no_sign() {
        Story story =
                Story.ofLines(TWO)
                        .failsAt(2)
                        .received("bob", "welcome\n")
                        .sent("hello\n")
                        .with(silence("alice"));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.THE_SPEAKER_DOES_NOT_HEAR));
    }

    @Test
    void a_newcomer_who_is_ignored_waits_for_one_who_is_served() {
        assertThat(ignored().diagnosis()).contains(Misconception.SERVES_ONE_AT_A_TIME);
    }

    @Test
    void a_server_that_waits_in_accept_ignores_nobody() {
        assertThat(ignored().standsIn("accept").diagnosis())
                .isNotEqualTo(Optional.of(Misconception.SERVES_ONE_AT_A_TIME));
    }

    @Test
    void of_two_lines_in_one_piece_the_second_was_lost() {
        Story story =
                Story.ofLines(
                                """
                                alice connects
                                alice => "one\\ntwo\\n"
                                alice <- one
                                alice <- two
                                """)
                        .failsAt(3)
                        .sent("one\ntwo\n")
                        .received("alice", "one\n")
                        .with(silence("alice"));
        assertThat(story.diagnosis()).contains(Misconception.LOSES_GLUED_MESSAGES);
    }

    @Test
    void of_two_lines_in_two_pieces_only_the_first_was_read() {
        Story story =
                Story.ofLines(
                                """
                                alice connects
                                alice -> one
                                alice -> two
                                alice <- one
                                alice <- two
                                """)
                        .failsAt(4)
                        .sent("one\n")
                        .sent("two\n")
                        .received("alice", "one\n")
                        .with(silence("alice"));
        assertThat(story.diagnosis()).contains(Misconception.READS_ONLY_ONCE);
    }

    @Test
    void who_has_finished_and_is_not_disconnected_keeps_an_open_connection() {
        Story story =
                Story.ofLines("alice connects\nalice finishes sending\nalice is disconnected")
                        .failsAt(2)
                        .with(Unmet.of("alice", Ended.SILENCE));
        assertThat(story.diagnosis()).contains(Misconception.KEEPS_THE_CONNECTION_OPEN);
    }

    @Test
    void a_server_that_ended_after_a_reset_died_of_it() {
        Story story =
                Story.ofLines("alice, bob connect\nbob vanishes\nalice -> hi\nalice <- hi")
                        .failsAt(3)
                        .sent("hi\n")
                        .exited(1)
                        .with(Unmet.of("alice", Ended.END_OF_STREAM));
        assertThat(story.diagnosis()).contains(Misconception.DIES_ON_RESET);
    }

    @Test
    void a_whole_line_out_of_its_order_is_not_torn() {
        assertThat(crowd("client-1 says 2", "client-12 says 1").diagnosis()).isEmpty();
    }

    @Test
    void a_line_in_a_line_is_torn() {
        assertThat(crowd("client-1 says 2", "client-1 sayclient-2 says 1").diagnosis())
                .contains(Misconception.LINES_TORN_BY_TWO_WRITERS);
    }

    @Test
    void a_line_of_somebody_who_finished_it_is_no_half_a_line() {
        Story story =
                Story.ofLines("alice, bob connect\nbob -> hi\nbob leaves\nalice <- hello")
                        .failsAt(3)
                        .sent("bob", "hi\n")
                        .with(difference("alice", "hello", "hi"));
        assertThat(story.diagnosis())
                .isNotEqualTo(Optional.of(Misconception.PASSES_ON_HALF_A_LINE));
    }

    @Test
    void a_carriage_return_that_nobody_has_sent_was_added() {
        Story story =
                Story.ofLines(ALONE)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(difference("alice", "hello\n", "hello\r\n"));
        assertThat(story.diagnosis()).contains(Misconception.ENDS_LINES_WITH_CRLF);
    }

    @Test
    void a_carriage_return_that_somebody_has_sent_was_kept() {
        Story story =
                Story.ofLines(ALONE)
                        .failsAt(2)
                        .sent("hello\r\n")
                        .with(difference("alice", "hello\n", "hello\r\n"));
        assertThat(story.diagnosis()).contains(Misconception.KEEPS_THE_CARRIAGE_RETURN);
    }

    @Test
    void what_one_has_begun_in_front_of_what_another_one_says_lay_in_one_buffer() {
        Story story =
                Story.ofLines("alice, bob connect\nbob -> hello\nbob <- hello")
                        .failsAt(2)
                        .sent("alice", "he")
                        .sent("bob", "hello\n")
                        .with(difference("bob", "hello", "hehello"));
        assertThat(story.diagnosis()).contains(Misconception.ONE_BUFFER_FOR_ALL);
    }

    @Test
    void the_word_null_that_nobody_has_said_is_the_end_of_a_stream() {
        Story story =
                Story.ofLines(ALONE)
                        .behindTheEnd()
                        .sent("hello\n")
                        .with(Unmet.leftover("alice", Octets.of("null\n")));
        assertThat(story.diagnosis()).contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void the_word_null_can_be_said() {
        Story story =
                Story.ofLines(ALONE)
                        .behindTheEnd()
                        .sent("null\n")
                        .with(Unmet.leftover("alice", Octets.of("null\n")));
        assertThat(story.diagnosis()).isNotEqualTo(Optional.of(Misconception.IGNORES_THE_END));
    }

    @Test
    void a_thread_that_runs_all_the_time_waits_for_something_in_a_loop() {
        assertThat(busy("alice, bob connect\nserver comes to rest").diagnosis())
                .contains(Misconception.WAITS_BUSILY);
    }

    @Test
    void a_thread_that_runs_since_somebody_left_reads_behind_the_end() {
        assertThat(busy("alice, bob connect\nbob leaves\nserver comes to rest").diagnosis())
                .contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void a_server_that_ends_when_somebody_leaves_ended_itself() {
        assertThat(gone("alice, bob connect\nbob leaves\nalice <- hello", 2).diagnosis())
                .contains(Misconception.ONE_CLIENT_ENDS_THE_SERVER);
    }

    @Test
    void a_server_that_ends_when_nobody_has_left_has_another_reason() {
        assertThat(gone("alice, bob connect\nalice <- hello", 1).diagnosis())
                .isNotEqualTo(Optional.of(Misconception.ONE_CLIENT_ENDS_THE_SERVER));
    }

    @Test
    void a_line_that_is_whole_but_for_its_end_was_sent_without_it() {
        Story story =
                Story.ofLines(ALONE)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(
                                Unmet.of(
                                        "alice",
                                        Ended.HALF_A_MESSAGE,
                                        Octets.of("hello"),
                                        Octets.of("hello")));
        assertThat(story.diagnosis()).contains(Misconception.SENDS_NO_NEWLINE);
    }

    private static Story busy(String script) {
        return Story.ofLines(script)
                .failsAt((int) script.lines().count() - 1)
                .sent("hello\n")
                .with(Unmet.of("server", Ended.BUSY));
    }

    private static Story gone(String script, int at) {
        return Story.ofLines(script)
                .failsAt(at)
                .sent("hello\n")
                .exited(0)
                .with(Unmet.of("alice", Ended.END_OF_STREAM));
    }

    private static Story held(String what) {
        return Story.ofLines("alice connects\nserver has let go of everyone who left")
                .failsAt(1)
                .sent("hello\n")
                .with(
                        Unmet.of(
                                "server",
                                Ended.HELD,
                                Octets.of("nothing of the 100 who left"),
                                Octets.of(what)));
    }

    private static Story ignored() {
        return Story.ofLines("alice, bob connect\nbob -> hello\nbob <- hello")
                .failsAt(2)
                .received("alice", "welcome\n")
                .sent("bob", "hello\n")
                .with(silence("bob"));
    }

    private static Story crowd(String expected, String actual) {
        return Story.ofLines(
                        """
                        2 clients connect
                        each says 2 messages
                        everyone hears all of them, each sender's in order
                        """)
                .failsAt(2)
                .with(difference("client-1", expected, actual));
    }

    private static Unmet silence(String who) {
        return Unmet.of(who, Ended.SILENCE, Octets.of("hello"), Octets.of(""));
    }

    private static Unmet difference(String who, String expected, String actual) {
        return Unmet.of(who, Ended.DIFFERENCE, Octets.of(expected), Octets.of(actual));
    }
}

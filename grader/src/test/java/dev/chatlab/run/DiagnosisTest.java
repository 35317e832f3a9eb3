package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules that are hard to provoke with a program; the others have sample submissions. */
class DiagnosisTest {

    private static final String HELLO =
            """
            alice connects
            alice => "hello\\n"
            alice <= "hello\\n"
            """;

    @Test
    void a_thread_that_reads_to_the_end_waits_for_the_end() {
        Story story =
                Story.ofBytes(HELLO).failsAt(2).with(silence("hello\n")).standsIn("readAllBytes");
        assertThat(story.diagnosis()).contains(Misconception.WAITS_FOR_THE_END);
    }

    @Test
    void a_thread_that_reads_a_line_waits_for_a_newline_when_none_was_sent() {
        Story story =
                Story.ofBytes(HELLO.replace("\\n", ""))
                        .failsAt(2)
                        .sent("hello")
                        .with(silence("hello"))
                        .standsIn("readLine");
        assertThat(story.diagnosis()).contains(Misconception.WAITS_FOR_NEWLINE);
    }

    @Test
    void a_thread_that_reads_a_line_does_not_wait_for_a_newline_that_was_sent() {
        Story story =
                Story.ofBytes(HELLO)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(silence("hello\n"))
                        .standsIn("readLine");
        assertThat(story.diagnosis()).isNotEqualTo(Optional.of(Misconception.WAITS_FOR_NEWLINE));
    }

    @Test
    void threads_that_wait_for_each_other_explain_every_silence() {
        Story story =
                Story.ofBytes(HELLO)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(silence("hello\n"))
                        .late("hello\n")
                        .waitForEachOther();
        assertThat(story.diagnosis()).contains(Misconception.LOCKS_TAKEN_IN_TWO_ORDERS);
    }

    @Test
    void a_thread_that_sleeps_when_it_should_have_seen_the_end_polls() {
        assertThat(notDisconnected("sleep").diagnosis())
                .contains(Misconception.POLLS_AND_MISSES_THE_END);
    }

    @Test
    void a_thread_that_waits_elsewhere_has_kept_the_connection_open() {
        assertThat(notDisconnected("accept").diagnosis())
                .contains(Misconception.KEEPS_THE_CONNECTION_OPEN);
    }

    private static Story notDisconnected(String method) {
        return Story.ofBytes("alice connects\nalice finishes sending\nalice is disconnected")
                .failsAt(2)
                .sent("hello\n")
                .standsIn(method)
                .with(Unmet.of("alice", Ended.SILENCE));
    }

    @Test
    void what_comes_out_at_the_end_was_not_flushed() {
        Story story =
                Story.ofBytes(HELLO)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(silence("hello\n"))
                        .late("hello\n");
        assertThat(story.diagnosis()).contains(Misconception.DOES_NOT_FLUSH);
    }

    @Test
    void a_server_that_listens_on_another_port_is_told_so() {
        Story story =
                Story.ofBytes(HELLO)
                        .failsAt(0)
                        .withoutConnection()
                        .with(Unmet.of("alice", Ended.NO_CONNECTION))
                        .listensOn(5000);
        assertThat(story.diagnosis()).contains(Misconception.LISTENS_ELSEWHERE);
    }

    @Test
    void a_server_that_listens_nowhere_never_listens() {
        Story story =
                Story.ofBytes(HELLO)
                        .failsAt(0)
                        .withoutConnection()
                        .with(Unmet.of("alice", Ended.NO_CONNECTION));
        assertThat(story.diagnosis()).contains(Misconception.NEVER_LISTENS);
    }

    @Test
    void half_a_character_in_a_decoded_answer_is_named() {
        Story story =
                Story.ofBytes("alice connects\nalice => c3\nalice <= c3")
                        .failsAt(2)
                        .with(difference(Octets.of(new byte[] {(byte) 0xc3}), Octets.of("\uFFFD")));
        assertThat(story.diagnosis()).contains(Misconception.DECODES_EACH_READ);
    }

    @Test
    void a_replacement_character_that_was_wanted_is_no_sign_of_decoding() {
        Story story =
                Story.ofBytes("alice connects\nalice => \"\\ufffd\"\nalice <= \"\\ufffd\"")
                        .failsAt(2)
                        .with(difference(Octets.of("\uFFFD"), Octets.of("\uFFFD?")));
        assertThat(story.diagnosis())
                .isPresent()
                .isNotEqualTo(Optional.of(Misconception.DECODES_EACH_READ));
    }

    @Test
    void a_broken_character_that_came_as_it_is_was_not_decoded() {
        Octets half = Octets.of(new byte[] {(byte) 0xc3});
        Story story =
                Story.ofBytes("alice connects\nalice => c3\nalice <= \"x\"")
                        .failsAt(2)
                        .with(difference(Octets.of("x"), half));
        assertThat(story.diagnosis())
                .isPresent()
                .isNotEqualTo(Optional.of(Misconception.DECODES_EACH_READ));
    }

    @Test
    void zeros_behind_the_answer_are_the_rest_of_a_buffer() {
        Story story =
                Story.ofBytes(HELLO)
                        .sent("hello\n")
                        .behindTheEnd()
                        .with(Unmet.leftover("alice", Octets.of("\0\0\0")));
        assertThat(story.diagnosis()).contains(Misconception.WRITES_THE_WHOLE_BUFFER);
    }

    @Test
    void an_exception_at_the_end_of_the_stream_is_the_end_used_as_data() {
        Story story =
                Story.ofBytes("alice connects\nalice leaves\nbob connects\nbob <= \"hello\"")
                        .failsAt(3)
                        .printed("Exception in thread \"main\" java.lang.NullPointerException")
                        .with(
                                Unmet.of(
                                        "bob",
                                        Ended.END_OF_STREAM,
                                        Octets.of("hello"),
                                        Octets.of("")));
        assertThat(story.diagnosis()).contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void a_client_that_prints_less_of_a_wide_text_counts_characters() {
        Story story =
                Story.ofBytes("user types Grüße\nroom -> Grüße\nscreen shows Received: Grüße")
                        .sentByRoom("Grüße")
                        .failsAt(2)
                        .with(
                                Unmet.of(
                                        "user",
                                        Ended.SILENCE,
                                        Octets.of("Received: Grüße"),
                                        Octets.of("Received: Grü\n")));
        assertThat(story.diagnosis()).contains(Misconception.COUNTS_CHARACTERS);
    }

    @Test
    void a_failure_without_a_sign_is_given_no_name() {
        Story story =
                Story.ofBytes("room <- hello\nclient exits 0")
                        .sentByRoom("hello")
                        .failsAt(1)
                        .with(Unmet.of("client", Ended.EXIT));
        assertThat(story.diagnosis()).isEmpty();
    }

    private static Unmet silence(String expected) {
        return Unmet.of("alice", Ended.SILENCE, Octets.of(expected), Octets.of(""));
    }

    private static Unmet difference(Octets expected, Octets actual) {
        return Unmet.of("alice", Ended.DIFFERENCE, expected, actual);
    }
}

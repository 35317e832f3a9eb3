package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.program.ThreadPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
        Story story = new Story(HELLO).failsAt(2).with(silence("hello\n")).standsIn("readAllBytes");
        assertThat(story.diagnosis()).contains(Misconception.WAITS_FOR_THE_END);
    }

    @Test
    void a_thread_that_reads_a_line_waits_for_a_newline_when_none_was_sent() {
        Story story =
                new Story(HELLO.replace("\\n", ""))
                        .failsAt(2)
                        .sent("hello")
                        .with(silence("hello"))
                        .standsIn("readLine");
        assertThat(story.diagnosis()).contains(Misconception.WAITS_FOR_NEWLINE);
    }

    @Test
    void a_thread_that_reads_a_line_does_not_wait_for_a_newline_that_was_sent() {
        Story story =
                new Story(HELLO)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(silence("hello\n"))
                        .standsIn("readLine");
        assertThat(story.diagnosis()).isNotEqualTo(Optional.of(Misconception.WAITS_FOR_NEWLINE));
    }

    @Test
    void what_comes_out_at_the_end_was_not_flushed() {
        Story story =
                new Story(HELLO)
                        .failsAt(2)
                        .sent("hello\n")
                        .with(silence("hello\n"))
                        .late("hello\n");
        assertThat(story.diagnosis()).contains(Misconception.DOES_NOT_FLUSH);
    }

    @Test
    void a_server_that_listens_on_another_port_is_told_so() {
        Story story =
                new Story(HELLO)
                        .failsAt(0)
                        .withoutConnection()
                        .with(Unmet.of("alice", Ended.NO_CONNECTION))
                        .listensOn(5000);
        assertThat(story.diagnosis()).contains(Misconception.LISTENS_ELSEWHERE);
    }

    @Test
    void a_server_that_listens_nowhere_never_listens() {
        Story story =
                new Story(HELLO)
                        .failsAt(0)
                        .withoutConnection()
                        .with(Unmet.of("alice", Ended.NO_CONNECTION));
        assertThat(story.diagnosis()).contains(Misconception.NEVER_LISTENS);
    }

    @Test
    void half_a_character_in_a_decoded_answer_is_named() {
        Story story =
                new Story("alice connects\nalice => c3\nalice <= c3")
                        .failsAt(2)
                        .with(difference(Octets.of(new byte[] {(byte) 0xc3}), Octets.of("\uFFFD")));
        assertThat(story.diagnosis()).contains(Misconception.DECODES_EACH_READ);
    }

    @Test
    void a_replacement_character_that_was_wanted_is_no_sign_of_decoding() {
        Story story =
                new Story("alice connects\nalice => \"\\ufffd\"\nalice <= \"\\ufffd\"")
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
                new Story("alice connects\nalice => c3\nalice <= \"x\"")
                        .failsAt(2)
                        .with(difference(Octets.of("x"), half));
        assertThat(story.diagnosis())
                .isPresent()
                .isNotEqualTo(Optional.of(Misconception.DECODES_EACH_READ));
    }

    @Test
    void zeros_behind_the_answer_are_the_rest_of_a_buffer() {
        Story story =
                new Story(HELLO)
                        .sent("hello\n")
                        .behindTheEnd()
                        .with(Unmet.leftover("alice", Octets.of("\0\0\0")));
        assertThat(story.diagnosis()).contains(Misconception.WRITES_THE_WHOLE_BUFFER);
    }

    @Test
    void an_exception_at_the_end_of_the_stream_is_the_end_used_as_data() {
        Story story =
                new Story("alice connects\nalice leaves\nbob connects\nbob <= \"hello\"")
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
                new Story("user types Grüße\nroom -> Grüße\nscreen shows Received: Grüße")
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
                new Story("room <- hello\nclient exits 0")
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

    /** A failure, put together from what is known about it. */
    private static final class Story {

        private final Conversation conversation;
        private final Recorder recorder = new Recorder();
        private Optional<ScriptLine> line = Optional.empty();
        private int played;
        private boolean connected = true;
        private Unmet unmet = Unmet.of("alice", Ended.SILENCE);
        private List<ThreadPosition> threads = List.of();
        private Map<String, Octets> late = Map.of();
        private OptionalInt elsewhere = OptionalInt.empty();
        private String errors = "";

        Story(String script) {
            conversation = Stories.conversation("wire raw bytes", script);
        }

        Story failsAt(int index) {
            line = Optional.of(conversation.script().get(index));
            played = index;
            return this;
        }

        Story behindTheEnd() {
            played = conversation.script().size();
            return this;
        }

        Story withoutConnection() {
            connected = false;
            return this;
        }

        Story with(Unmet failed) {
            unmet = failed;
            return this;
        }

        Story sent(String text) {
            recorder.record("alice", new Event.Sent(Octets.of(text)));
            return this;
        }

        Story sentByRoom(String text) {
            recorder.record("room", new Event.Connected());
            recorder.record("room", new Event.Sent(Octets.of(text)));
            return this;
        }

        Story standsIn(String method) {
            threads =
                    List.of(
                            new ThreadPosition(
                                    "main",
                                    "RUNNABLE",
                                    method,
                                    "EchoServer.java",
                                    7,
                                    Optional.empty()));
            return this;
        }

        Story late(String text) {
            late = Map.of("alice", Octets.of(text));
            return this;
        }

        Story listensOn(int port) {
            elsewhere = OptionalInt.of(port);
            return this;
        }

        Story printed(String text) {
            errors = text;
            return this;
        }

        Optional<Misconception> diagnosis() {
            if (connected) {
                recorder.record(unmet.who(), new Event.Connected());
            }
            return Diagnosis.of(
                    new Evidence(
                            conversation,
                            line,
                            conversation.script().subList(0, played),
                            unmet,
                            recorder.transcript(),
                            late,
                            new Failure.ProgramState(
                                    OptionalInt.empty(), List.of(), threads, Optional.empty()),
                            elsewhere,
                            errors,
                            false,
                            false));
        }
    }
}

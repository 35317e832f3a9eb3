package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of clients that are hard to provoke with a program; the others have sample submissions. */
class ChatClientDiagnosisTest {

    private static final String NPE = "Exception in thread \"main\" java.lang.NullPointerException";
    private static final String TRACE = "\n\tat ChatClient.main(ChatClient.java:7)\n";
    private static final String SHOWS = "room -> hello\nscreen shows hello";
    private static final String SERVER_LEAVES = "room -> hello\nroom leaves\nclient exits 0";

    @Test
    void what_comes_with_enter_after_the_server_left_needed_a_key() {
        Story story =
                Story.ofLines(SERVER_LEAVES)
                        .failsAt(2)
                        .sentByRoom("hello\n")
                        .comesWithEnter()
                        .with(Unmet.of("client", Ended.STILL_RUNNING));
        assertThat(story.diagnosis()).contains(Misconception.NEEDS_A_KEY_TO_END);
    }

    @Test
    void a_client_that_stays_when_the_server_has_left_ignores_the_end() {
        Story story =
                Story.ofLines(SERVER_LEAVES)
                        .failsAt(2)
                        .sentByRoom("hello\n")
                        .with(Unmet.of("client", Ended.STILL_RUNNING));
        assertThat(story.diagnosis()).contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void a_client_that_stays_when_the_input_has_ended_ignores_the_end() {
        Story story =
                Story.ofLines("room -> hello\nuser ends the input\nclient exits 0")
                        .failsAt(2)
                        .sentByRoom("hello\n")
                        .with(Unmet.of("client", Ended.STILL_RUNNING));
        assertThat(story.diagnosis()).contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void a_client_that_stays_for_no_reason_is_given_no_name() {
        Story story =
                Story.ofLines("room -> hello\nclient exits 0")
                        .failsAt(1)
                        .sentByRoom("hello\n")
                        .with(Unmet.of("client", Ended.STILL_RUNNING));
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void a_stack_trace_with_the_value_of_the_end_is_the_end_used_as_data() {
        assertThat(crashed(NPE + TRACE).diagnosis()).contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void any_other_stack_trace_is_one() {
        assertThat(
                        crashed(
                                        "Exception in thread \"main\""
                                                + " java.lang.IllegalStateException"
                                                + TRACE)
                                .diagnosis())
                .contains(Misconception.STACK_TRACE);
    }

    @Test
    void null_on_the_screen_is_the_end_of_the_stream() {
        Story story =
                Story.ofLines("room -> hello\nroom leaves\nscreen shows The server has left")
                        .failsAt(2)
                        .sentByRoom("hello\n")
                        .with(notShown("The server has left", "null"));
        assertThat(story.diagnosis()).contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void a_whole_character_on_the_screen_was_decoded_by_another_table() {
        Story story =
                Story.ofLines(SHOWS.replace("hello", "ü"))
                        .failsAt(1)
                        .sentByRoom("ü\n")
                        .with(notShown("ü", "\u00C3\u00BC"));
        assertThat(story.diagnosis()).contains(Misconception.ANOTHER_CHARACTER_SET);
    }

    @Test
    void half_a_character_on_the_screen_was_decoded_by_itself() {
        Story story =
                Story.ofLines("room => c3\nroom => bc \"\\n\"\nscreen shows ü")
                        .failsAt(2)
                        .sentByRoom("ü\n")
                        .with(notShown("ü", "\uFFFD\uFFFD"));
        assertThat(story.diagnosis()).contains(Misconception.DECODES_EACH_READ);
    }

    @Test
    void a_line_that_is_not_shown_alone_while_somebody_types_was_printed_into_it() {
        assertThat(typing("user starts typing hel", "helhello"))
                .contains(Misconception.OVERWRITES_THE_TYPED_LINE);
    }

    @Test
    void when_the_typed_line_was_sent_there_is_nothing_to_print_into() {
        assertThat(typing("user types hel", "helhello")).isEmpty();
    }

    @Test
    void after_enter_there_is_nothing_to_print_into() {
        assertThat(typing("user starts typing hel\nuser presses Enter", "helhello")).isEmpty();
    }

    @Test
    void pieces_that_are_shown_one_by_one_were_taken_for_lines() {
        Story story =
                Story.ofLines("room => \"hel\"\nroom => \"lo\\n\"\nscreen shows hello")
                        .failsAt(2)
                        .sentByRoom("hel")
                        .sentByRoom("lo\n")
                        .with(notShown("hello", "hel\nlo\n"));
        assertThat(story.diagnosis()).contains(Misconception.TAKES_A_READ_FOR_A_LINE);
    }

    @Test
    void a_line_that_nothing_explains_is_given_no_name() {
        Story story =
                Story.ofLines(SHOWS)
                        .failsAt(1)
                        .sentByRoom("hello\n")
                        .with(notShown("hello", "hullo\n"));
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void what_came_when_the_input_had_ended_was_not_flushed() {
        Story story =
                Story.ofLines("user types hello\nroom <- hello")
                        .failsAt(1)
                        .with(Unmet.of("room", Ended.SILENCE, Octets.of("hello"), Octets.of("")))
                        .late("hello\n");
        assertThat(story.diagnosis()).contains(Misconception.DOES_NOT_FLUSH);
    }

    @Test
    void what_never_came_to_the_room_is_given_no_name() {
        Story story =
                Story.ofLines("user types hello\nroom <- hello")
                        .failsAt(1)
                        .with(Unmet.of("room", Ended.SILENCE, Octets.of("hello"), Octets.of("")));
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void the_name_in_front_of_the_text_was_put_there_by_the_client() {
        assertThat(wrong("hello", "user: hello").diagnosis())
                .contains(Misconception.PUTS_THE_NAME_INTO_THE_TEXT);
    }

    @Test
    void another_text_is_given_no_name() {
        assertThat(wrong("hello", "hullo").diagnosis()).isEmpty();
    }

    @Test
    void a_client_that_complains_wrongly_is_given_no_name() {
        Story story =
                Story.ofLines("room -> hello\nclient complains")
                        .failsAt(1)
                        .sentByRoom("hello\n")
                        .with(Unmet.of("client", Ended.STILL_RUNNING));
        assertThat(story.diagnosis()).isEmpty();
    }

    @Test
    void a_client_that_runs_on_behind_ctrl_c_has_switched_it_off() {
        assertThat(interrupted(Ended.STILL_RUNNING).diagnosis())
                .contains(Misconception.SWITCHES_OFF_CTRL_C);
    }

    @Test
    void a_client_that_ends_at_ctrl_c_has_not_switched_it_off() {
        assertThat(interrupted(Ended.EXIT).diagnosis()).isEmpty();
    }

    @Test
    void a_client_that_shows_nothing_more_behind_an_unknown_type_has_stumbled_over_it() {
        assertThat(json("ping").diagnosis()).contains(Misconception.STUMBLES_OVER_THE_UNKNOWN);
    }

    @Test
    void a_client_that_shows_nothing_more_behind_a_known_type_has_another_reason() {
        assertThat(json("notification").diagnosis())
                .isNotEqualTo(Optional.of(Misconception.STUMBLES_OVER_THE_UNKNOWN));
    }

    @Test
    void a_client_that_ends_with_code_0_where_it_had_to_fail_says_that_all_is_well() {
        assertThat(ended(0).diagnosis()).contains(Misconception.FAILS_WITH_EXIT_CODE_0);
    }

    @Test
    void a_client_that_ends_with_another_code_does_not() {
        assertThat(ended(1).diagnosis())
                .isNotEqualTo(Optional.of(Misconception.FAILS_WITH_EXIT_CODE_0));
    }

    private static Story interrupted(Ended how) {
        return Story.ofLines("user sits at a terminal\nuser presses Ctrl-C\nclient exits 130")
                .failsAt(2)
                .with(Unmet.of("client", how));
    }

    private static Story json(String type) {
        return Story.ofJson("room => 00\nscreen shows hello")
                .failsAt(1)
                .sentByRoom("{\"type\": \"" + type + "\"}\n")
                .with(notShown("hello", ""));
    }

    private static Story ended(int code) {
        return Story.ofLines("no server is there\nclient exits with an error")
                .failsAt(1)
                .exited(code)
                .with(Unmet.of("client", Ended.EXIT));
    }

    private static Story crashed(String errors) {
        return Story.ofLines(SHOWS)
                .failsAt(1)
                .sentByRoom("hello\n")
                .printed(errors)
                .with(Unmet.of("user", Ended.EXIT, Octets.of("hello"), Octets.of("")));
    }

    private static Optional<Misconception> typing(String typing, String shown) {
        int lines = (int) typing.lines().count();
        return Story.ofLines("user sits at a terminal\n" + typing + "\n" + SHOWS)
                .failsAt(lines + 2)
                .sentByRoom("hello\n")
                .atTerminal(shown)
                .with(notShown("hello", shown))
                .diagnosis();
    }

    private static Story wrong(String expected, String actual) {
        return Story.ofLines("user types " + expected + "\nroom <- " + expected)
                .failsAt(1)
                .with(Unmet.of("room", Ended.DIFFERENCE, Octets.of(expected), Octets.of(actual)));
    }

    private static Unmet notShown(String expected, String shown) {
        return Unmet.of("user", Ended.SILENCE, Octets.of(expected), Octets.of(shown));
    }
}

package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.NotationException;
import dev.chatlab.report.ScriptView.Line;
import dev.chatlab.report.ScriptView.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A script as it is shown beside what happened. */
class ScriptViewTest {

    private static final String JOIN =
            """
            alice, bob join
            alice -> hello
            """;
    private static final String TIMES =
            """
            3 times
                alice connects
                alice leaves
            bob connects
            """;

    // A line for a step.

    @Test
    void a_script_that_was_played_is_shown_as_it_is_written() {
        assertThat(texts(passed("alice connects\nalice -> hello")))
                .containsExactly("alice connects", "alice -> hello");
    }

    @Test
    void what_came_before_was_played_and_what_comes_behind_was_not_reached() {
        assertThat(failedAt("alice connects\nalice -> hello\nalice <- hello", 1))
                .containsExactly(
                        new Line("alice connects", State.PLAYED, 0),
                        new Line("alice -> hello", State.FAILED, 1),
                        new Line("alice <- hello", State.NOT_REACHED, 2));
    }

    @Test
    void a_play_that_came_to_its_end_was_played_all() {
        assertThat(passed("alice connects\n" + TIMES.replace("alice", "carol")))
                .extracting(Line::state)
                .containsOnly(State.PLAYED);
    }

    @Test
    void messages_below_a_line_belong_to_its_step() {
        assertThat(failedAt("alice connects\nalice <- (in any order)\n    one\n    two", 1))
                .containsExactly(
                        new Line("alice connects", State.PLAYED, 0),
                        new Line("alice <- (in any order)", State.FAILED, 1),
                        new Line("    one", State.FAILED, 1),
                        new Line("    two", State.FAILED, 1));
    }

    // Joining.

    @Test
    void joining_is_folded_where_nothing_failed_in_it() {
        assertThat(failedAt(JOIN, 4))
                .containsExactly(
                        new Line("alice, bob join", State.PLAYED, 3),
                        new Line("alice -> hello", State.FAILED, 4));
    }

    @Test
    void joining_is_folded_where_all_was_played() {
        assertThat(texts(passed(JOIN))).containsExactly("alice, bob join", "alice -> hello");
    }

    @Test
    void joining_is_unfolded_for_the_newcomer_who_failed() {
        assertThat(failedAt(JOIN, 2))
                .containsExactly(
                        new Line("alice, bob join", State.PLAYED, 1),
                        new Line("    bob connects", State.FAILED, 2),
                        new Line("    bob <- welcome", State.NOT_REACHED, 3),
                        new Line("alice -> hello", State.NOT_REACHED, 4));
    }

    @Test
    void an_unfolded_newcomer_who_was_not_the_last_stands_for_all_who_follow() {
        assertThat(failedAt(JOIN, 1))
                .containsExactly(
                        new Line("alice, bob join", State.PLAYED, -1),
                        new Line("    alice connects", State.PLAYED, 0),
                        new Line("    alice <- welcome", State.FAILED, 3),
                        new Line("alice -> hello", State.NOT_REACHED, 4));
    }

    @Test
    void joining_that_was_not_reached_is_folded() {
        assertThat(failedAt("carol connects\n" + JOIN, 0))
                .containsExactly(
                        new Line("carol connects", State.FAILED, 0),
                        new Line("alice, bob join", State.NOT_REACHED, 4),
                        new Line("alice -> hello", State.NOT_REACHED, 5));
    }

    @Test
    void who_joins_on_a_line_of_their_own_is_shown_on_a_line_of_their_own() {
        assertThat(texts(passed("alice joins\nbob joins\nalice leaves\nalice joins")))
                .containsExactly("alice joins", "bob joins", "alice leaves", "alice joins");
    }

    @Test
    void the_same_line_twice_is_shown_twice() {
        assertThat(texts(passed("2 clients join\n2 clients join")))
                .containsExactly("2 clients join", "2 clients join");
    }

    @Test
    void of_the_same_line_twice_the_one_that_failed_is_unfolded() {
        assertThat(texts(failedAt("1 clients join\n1 clients join", 2)))
                .containsExactly(
                        "1 clients join",
                        "1 clients join",
                        "    client-2 connects",
                        "    client-2 <- welcome");
    }

    // Repetition.

    @Test
    void repeated_steps_are_shown_once() {
        assertThat(passed(TIMES))
                .containsExactly(
                        new Line("3 times", State.PLAYED, -1),
                        new Line("    alice connects", State.PLAYED, 0),
                        new Line("    alice leaves", State.PLAYED, 5),
                        new Line("bob connects", State.PLAYED, 6));
    }

    @Test
    void a_repetition_tells_in_which_pass_it_failed() {
        assertThat(failedAt(TIMES, 2))
                .containsExactly(
                        new Line("3 times   (this is time 2)", State.PLAYED, 1),
                        new Line("    alice connects", State.FAILED, 2),
                        new Line("    alice leaves", State.NOT_REACHED, 5),
                        new Line("bob connects", State.NOT_REACHED, 6));
    }

    @Test
    void a_first_pass_that_failed_is_told_as_well() {
        assertThat(failedAt(TIMES, 1))
                .startsWith(
                        new Line("3 times   (this is time 1)", State.PLAYED, -1),
                        new Line("    alice connects", State.PLAYED, 0),
                        new Line("    alice leaves", State.FAILED, 5));
    }

    @Test
    void a_repetition_that_was_not_reached_names_no_pass() {
        assertThat(failedAt("bob connects\n" + TIMES.replace("bob", "carol"), 0))
                .contains(
                        new Line("3 times", State.NOT_REACHED, 0),
                        new Line("    alice connects", State.NOT_REACHED, 1));
    }

    @Test
    void two_repetitions_are_shown_one_after_another() {
        String twice = TIMES.replace("bob connects\n", "");
        assertThat(texts(passed(twice + twice)))
                .containsExactly(
                        "3 times",
                        "    alice connects",
                        "    alice leaves",
                        "3 times",
                        "    alice connects",
                        "    alice leaves");
    }

    @Test
    void joining_in_a_repetition_is_shown_step_by_step() {
        assertThat(texts(passed("2 times\n    alice joins\n    alice leaves")))
                .containsExactly(
                        "2 times",
                        "    alice connects",
                        "    alice <- welcome",
                        "    alice leaves");
    }

    // Names.

    @Test
    void six_names_are_all_shown() {
        assertThat(texts(passed("a, b, c, d, e, f connect")))
                .containsExactly("a, b, c, d, e, f connect");
    }

    @Test
    void a_long_list_of_names_is_shortened() {
        assertThat(texts(passed("a, b, c, d, e, f, g connect\na, b, c, d, e, f, g -> a, b!")))
                .containsExactly(
                        "a, b, c, … (7 of them) connect", "a, b, c, … (7 of them) -> a, b!");
    }

    @Test
    void everyone_is_a_list_of_names_too() {
        assertThat(texts(passed("20 clients join\neveryone -> hello")))
                .containsExactly(
                        "20 clients join", "client-1, client-2, client-3, … (20 of them) -> hello");
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    private static List<Line> passed(String script) {
        return ScriptView.of(script(script), Optional.empty());
    }

    private static List<Line> failedAt(String script, int step) {
        List<ScriptLine> lines = script(script);
        return ScriptView.of(lines, Optional.of(lines.get(step)));
    }

    private static List<ScriptLine> script(String script) {
        try {
            return ChapterParser.parse(
                            "lab-test.md",
                            """
                            # A lab

                            ```lab
                            server ChatServer PORT
                            wire lines
                            ```

                            ```joining
                            {name} connects
                            {name} <- welcome
                            ```

                            ## A story

                            ```conversation 1 point
                            %s
                            ```
                            """
                                    .formatted(script.stripTrailing()))
                    .conversations()
                    .getFirst()
                    .script();
        } catch (NotationException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}

package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Conversation.Scene;
import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code 200 times}. */
class RepetitionTest {

    private static final Step COMES = new Step.Connect(List.of("alice"));
    private static final Step GOES = new Step.Leave(List.of("alice"));

    @Test
    void the_lines_below_are_played_that_often() {
        assertThat(Pages.steps("3 times\n    alice connects\n    alice leaves"))
                .containsExactly(COMES, GOES, COMES, GOES, COMES, GOES);
    }

    @Test
    void a_line_that_is_indented_no_more_is_played_once() {
        assertThat(Pages.steps("2 times\n    alice connects\n    alice leaves\nbob connects"))
                .containsExactly(COMES, GOES, COMES, GOES, new Step.Connect(List.of("bob")));
    }

    @Test
    void a_repeated_step_knows_its_own_line() {
        assertThat(script("2 times", "    alice connects", "    alice leaves"))
                .extracting(ScriptLine::number)
                .containsExactly(15, 16, 15, 16);
    }

    @Test
    void a_repeated_step_knows_its_pass_and_its_place() {
        assertThat(script("2 times  ", "    alice connects", "    alice leaves"))
                .extracting(ScriptLine::scene)
                .containsExactly(scene(1, 0), scene(1, 1), scene(2, 0), scene(2, 1));
    }

    @Test
    void a_step_that_is_not_repeated_belongs_to_no_scene() {
        assertThat(script("2 times", "    alice connects", "    alice leaves", "bob connects"))
                .last()
                .extracting(ScriptLine::scene)
                .isEqualTo(Optional.empty());
    }

    @Test
    void messages_below_a_repeated_line_are_indented_once_more() {
        assertThat(
                        Pages.steps(
                                """
                                2 times
                                    alice <- (in any order)
                                        one
                                        two
                                    alice -> on
                                """))
                .hasSize(4)
                .startsWith(
                        new Step.ReceiveInAnyOrder(
                                List.of("alice"), List.of(Text.of("one"), Text.of("two"))),
                        new Step.Send(List.of("alice"), Text.of("on")));
    }

    @Test
    void who_joins_in_a_repetition_takes_places_of_the_repetition() {
        String page =
                Pages.withJoining(
                        List.of("{name} connects", "{name} -> hello"),
                        "2 times",
                        "    alice joins",
                        "    alice leaves");
        assertThat(Pages.only(page).script())
                .extracting(ScriptLine::scene)
                .containsExactly(
                        scene(1, 0),
                        scene(1, 1),
                        scene(1, 2),
                        scene(2, 0),
                        scene(2, 1),
                        scene(2, 2));
    }

    @Test
    void there_must_be_something_to_repeat() {
        assertThat(Pages.complaints(Pages.around("alice connects", "20 times", "alice leaves")))
                .isEqualTo(
                        """
                        page.md:15:9: there is nothing to repeat
                            accepted here: the lines to repeat, each indented\
                        """);
    }

    @Test
    void repeated_lines_do_not_repeat_others() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "alice connects",
                                        "20 times",
                                        "    3 times",
                                        "        alice -> hello")))
                .isEqualTo(
                        """
                        page.md:15:9: repeated lines cannot repeat others
                            accepted here: lines without: 200 times\
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_001})
    void a_repetition_has_its_bounds(int times) {
        assertThat(Pages.complaints(Pages.around(times + " times", "    alice connects")))
                .isEqualTo(
                        """
                        page.md:14:1: %d is out of range: %d times
                            accepted here: a number from 2 to 10000\
                        """
                                .formatted(times, times));
    }

    @Test
    void a_line_that_cannot_be_read_is_reported_once() {
        assertThat(Pages.complaints(Pages.around("20 times", "    alice dances")).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("page.md:15:11: alice cannot do this");
    }

    @Test
    void a_step_that_cannot_be_played_is_reported_once() {
        assertThat(Pages.complaints(Pages.around("20 times", "    bob -> hello")))
                .isEqualTo(
                        """
                        page.md:15:1: bob is not connected
                            accepted here: bob connects, on an earlier line\
                        """);
    }

    @Test
    void a_pass_leaves_everybody_where_they_were() {
        assertThat(Pages.complaints(Pages.around("20 times", "    alice connects")))
                .isEqualTo(
                        """
                        page.md:15:1: alice is connected already
                            accepted here: another name\
                        """);
    }

    private static Optional<Scene> scene(int pass, int place) {
        return Optional.of(new Scene("2 times", Scene.Kind.TIMES, pass, place));
    }

    private static List<ScriptLine> script(String... lines) {
        return Pages.only(Pages.around(lines)).script();
    }
}

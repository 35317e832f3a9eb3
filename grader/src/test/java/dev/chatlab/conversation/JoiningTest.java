package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Conversation.Scene;
import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code alice joins}, {@code 3 clients join}, and the block that says what joining is. */
class JoiningTest {

    private static final List<String> CONNECTS = List.of("{name} connects");
    private static final List<String> GREETED =
            List.of("{name} connects", "{name} -> I am {name}", "everyone <- {name} is here");

    @Test
    void who_joins_does_what_the_block_says() {
        assertThat(steps(GREETED, "alice joins"))
                .containsExactly(
                        new Step.Connect(List.of("alice")),
                        new Step.Send(List.of("alice"), Text.of("I am alice")),
                        new Step.Receive(List.of("alice"), Text.of("alice is here")));
    }

    @Test
    void a_mistake_in_the_block_is_reported_once_whoever_joins() {
        List<String> block = List.of("{name} connects", "{name} dances");
        assertThat(Pages.complaints(Pages.withJoining(block, "alice, bob join")).lines())
                .filteredOn(line -> line.contains("cannot do this"))
                .singleElement()
                .asString()
                .startsWith("page.md:" + (Pages.JOINING + 1) + ":");
    }

    @Test
    void joining_does_not_consist_of_joining() {
        assertThat(Pages.complaints(Pages.withJoining(List.of("{name} joins"), "alice joins")))
                .startsWith("page.md:" + Pages.JOINING + ":");
    }

    @Test
    void a_line_of_joiners_that_cannot_be_read_is_reported_once() {
        assertThat(Pages.complaints(Pages.withJoining(CONNECTS, "1001 clients join")))
                .isEqualTo(
                        """
                        page.md:18:1: 1001 is out of range: 1001 clients join
                            accepted here: a number from 1 to 1000\
                        """);
    }

    @Test
    void who_is_named_twice_among_joiners_is_reported_once() {
        assertThat(Pages.complaints(Pages.withJoining(CONNECTS, "alice, alice join")).lines())
                .hasSize(2);
    }

    @Test
    void newcomers_join_one_after_another() {
        assertThat(steps(CONNECTS, "alice, bob join"))
                .containsExactly(
                        new Step.Connect(List.of("alice")), new Step.Connect(List.of("bob")));
    }

    @Test
    void a_newcomer_is_one_of_everyone_and_so_are_those_who_came_before() {
        assertThat(steps(GREETED, "alice, bob join"))
                .last()
                .isEqualTo(new Step.Receive(List.of("alice", "bob"), Text.of("bob is here")));
    }

    @Test
    void comments_and_empty_lines_of_the_block_are_no_steps() {
        assertThat(steps(List.of("# first of all", "", "{name} connects"), "alice joins"))
                .containsExactly(new Step.Connect(List.of("alice")));
    }

    @Test
    void a_step_of_joining_knows_the_line_it_stands_for() {
        assertThat(script(GREETED, "  alice, bob join  "))
                .extracting(ScriptLine::number)
                .containsOnly(Pages.first(GREETED));
    }

    @Test
    void a_step_of_joining_knows_its_newcomer_and_its_place() {
        List<String> block = List.of("{name} connects", "{name} -> hello");
        assertThat(script(block, "  alice, bob join  "))
                .extracting(ScriptLine::scene)
                .containsExactly(
                        scene("alice, bob join", 1, 0),
                        scene("alice, bob join", 1, 1),
                        scene("alice, bob join", 2, 0),
                        scene("alice, bob join", 2, 1));
    }

    @Test
    void everyone_can_do_what_others_can() {
        assertThat(steps(CONNECTS, "alice, bob join", "everyone finish sending"))
                .last()
                .isEqualTo(new Step.FinishSending(List.of("alice", "bob")));
    }

    @Test
    void who_merely_connects_is_not_one_of_everyone() {
        assertThat(steps(CONNECTS, "alice joins", "bob connects", "everyone -> hello"))
                .last()
                .isEqualTo(new Step.Send(List.of("alice"), Text.of("hello")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob leaves",
                "bob vanishes",
                "bob is disconnected",
                "bob is disconnected in good order",
                "bob is disconnected, whatever came before"
            })
    void who_has_gone_is_not_one_of_everyone(String goes) {
        assertThat(steps(CONNECTS, "alice, bob, carol join", goes, "everyone -> hello"))
                .last()
                .isEqualTo(new Step.Send(List.of("alice", "carol"), Text.of("hello")));
    }

    @Test
    void who_comes_back_is_one_of_everyone_again() {
        assertThat(
                        steps(
                                CONNECTS,
                                "alice, bob join",
                                "alice leaves",
                                "alice joins",
                                "everyone -> hello"))
                .last()
                .isEqualTo(new Step.Send(List.of("bob", "alice"), Text.of("hello")));
    }

    @Test
    void everyone_is_nobody_where_nobody_has_joined() {
        assertThat(Pages.complaints(Pages.around("alice connects", "everyone -> hello")))
                .isEqualTo(
                        """
                        page.md:15:10: nobody is in the room: everyone -> hello
                            accepted here: alice joins, on an earlier line; or everyone hears\
                        """);
    }

    @Test
    void everyone_is_nobody_when_all_have_left() {
        String page =
                Pages.withJoining(CONNECTS, "alice joins", "everyone leaves", "everyone <- hi");
        assertThat(Pages.complaints(page)).contains(": nobody is in the room: everyone <- hi");
    }

    @Test
    void clients_who_join_are_numbered() {
        assertThat(steps(CONNECTS, "3 clients join"))
                .containsExactly(
                        new Step.Connect(List.of("client-1")),
                        new Step.Connect(List.of("client-2")),
                        new Step.Connect(List.of("client-3")));
    }

    @Test
    void clients_who_join_are_counted_behind_those_who_connected() {
        assertThat(steps(CONNECTS, "2 clients connect", "2 clients join"))
                .endsWith(
                        new Step.Connect(List.of("client-3")),
                        new Step.Connect(List.of("client-4")));
    }

    @Test
    void clients_who_join_are_counted_behind_those_who_joined() {
        assertThat(steps(CONNECTS, "2 clients join", "alice joins", "1 clients join"))
                .last()
                .isEqualTo(new Step.Connect(List.of("client-3")));
    }

    @Test
    void clients_who_join_are_everyone() {
        assertThat(steps(CONNECTS, "2 clients join", "everyone -> hello"))
                .last()
                .isEqualTo(new Step.Send(List.of("client-1", "client-2"), Text.of("hello")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void a_thousand_clients_can_join_and_no_more(int clients) {
        assertThat(Pages.complaints(Pages.withJoining(CONNECTS, clients + " clients join")))
                .startsWith(
                        """
                        page.md:18:1: %d is out of range: %d clients join
                            accepted here: a number from 1 to 1000\
                        """
                                .formatted(clients, clients));
    }

    @Test
    void nobody_joins_twice() {
        assertThat(Pages.complaints(Pages.withJoining(CONNECTS, "alice, bob join", "alice joins")))
                .isEqualTo(
                        """
                        page.md:19:1: alice is connected already
                            accepted here: another name\
                        """);
    }

    @Test
    void without_a_block_nobody_can_join() {
        assertThat(Pages.complaints(Pages.around("alice joins")))
                .isEqualTo(
                        """
                        page.md:14:12: the page has not said what joining is
                            accepted here: a joining block before this conversation; or: connects\
                        """);
    }

    @Test
    void joining_holds_for_one_lab_block() {
        String page =
                Pages.withJoining(CONNECTS, "alice joins")
                        + "\n```lab\nserver ChatServer PORT\n```\n\n## More\n\n"
                        + "```conversation 1 point\nalice joins\n```\n";
        assertThat(Pages.complaints(page)).contains("the page has not said what joining is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet"})
    void an_empty_block_is_a_mistake(String line) {
        assertThat(Pages.complaints(Pages.withJoining(List.of(line), "alice connects")))
                .isEqualTo(
                        """
                        page.md:9:1: joining takes at least one step
                            accepted here: {name} connects\
                        """);
    }

    @Test
    void a_mistake_in_the_block_is_reported_although_nobody_joins() {
        assertThat(Pages.complaints(Pages.withJoining(List.of("{name} dances"), "alice connects")))
                .startsWith("page.md:" + Pages.JOINING + ":10: somebody cannot do this");
    }

    private static Optional<Scene> scene(String heading, int pass, int place) {
        return Optional.of(new Scene(heading, Scene.Kind.JOINING, pass, place));
    }

    private static List<Step> steps(List<String> joining, String... lines) {
        return script(joining, lines).stream().map(ScriptLine::step).toList();
    }

    private static List<ScriptLine> script(List<String> joining, String... lines) {
        return Pages.only(Pages.withJoining(joining, lines)).script();
    }
}

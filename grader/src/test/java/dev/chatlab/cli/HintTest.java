package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pty4j.PtyProcessBuilder;
import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.gallery.Grading;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code hint}: what helps to think, and no more of it than somebody wants. */
class HintTest {

    private final Chapter room = Grading.chapter("lab2-broadcast");

    @Test
    void without_a_conversation_it_lists_all_that_there_are() {
        Chat hint = Chat.lab("hint", "2");
        assertThat(hint.exitCode()).isZero();
        assertThat(hint.out().lines().map(line -> line.strip().split(" ", 2)[0]))
                .containsExactlyElementsOf(ids(room.conversations()));
    }

    @Test
    void one_hint_is_no_plural() {
        assertThat(Chat.lab("hint", "2").out())
                .containsPattern("(?m)^ *" + withHints(1).id() + " +1 hint$");
    }

    @Test
    void several_hints_are_a_plural() {
        assertThat(Chat.lab("hint", "2").out())
                .containsPattern("(?m)^ *" + withHints(3).id() + " +3 hints$");
    }

    @Test
    void without_a_terminal_all_hints_come_one_after_another() {
        Conversation conversation = withHints(3);
        Chat hint = Chat.lab("hint", "2", conversation.id());
        assertThat(hint.exitCode()).isZero();
        assertThat(hint.out().replaceAll("\\s+", " ").strip())
                .isEqualTo(
                        "%s 1 of 3 %s 2 of 3 %s 3 of 3 %s",
                        conversation.title(),
                        conversation.hints().get(0),
                        conversation.hints().get(1),
                        conversation.hints().get(2));
    }

    @Test
    void a_long_hint_is_wrapped_and_stands_in_one_column() {
        Chat.lab("hint", "2")
                .out()
                .lines()
                .map(line -> line.strip().split(" ", 2)[0])
                .flatMap(id -> Chat.lab("hint", "2", id).out().lines().skip(2))
                .forEach(line -> assertThat(line).matches(" {2}(\\d of \\d| {6}) {2}\\S.{0,73}"));
    }

    @Test
    void a_conversation_that_is_not_there_is_wrong_usage_and_those_that_are_there_are_named() {
        Chat hint = Chat.lab("hint", "2", "everyone-hears-nobody");
        assertThat(hint.exitCode()).isEqualTo(2);
        assertThat(hint.err())
                .isEqualToIgnoringNewLines(
                        "chatlab: there is no conversation \"everyone-hears-nobody\" in"
                                + " lab2-broadcast; there is: "
                                + String.join(", ", ids(room.conversations())));
    }

    @Test
    void the_help_shows_an_example() {
        assertThat(Chat.lab("hint", "--help").out())
                .contains("For example")
                .contains("./chatlab hint 2 everyone-hears-everyone");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void at_a_terminal_enter_shows_the_next_hint() throws Exception {
        try (Teletype hint = atTerminal(withHints(3))) {
            hint.types("");
            hint.types("");
            hint.prints("3 of 3");
            assertThat(hint.exitCode()).isZero();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void at_a_terminal_ctrl_d_leaves_the_other_hints_for_later() throws Exception {
        try (Teletype hint = atTerminal(withHints(3))) {
            hint.types("");
            hint.presses('\u0004');
            assertThat(hint.all()).contains("2 of 3").doesNotContain("3 of 3");
            assertThat(hint.exitCode()).isZero();
        }
    }

    private static Teletype atTerminal(Conversation conversation) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm");
        environment.remove("NO_COLOR");
        return new Teletype(
                new PtyProcessBuilder()
                        .setCommand(
                                Grader.command("hint", "2", conversation.id())
                                        .toArray(String[]::new))
                        .setEnvironment(environment)
                        .setInitialColumns(100)
                        .setInitialRows(40)
                        .start());
    }

    private Conversation withHints(int number) {
        return room.conversations().stream()
                .filter(conversation -> conversation.hints().size() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<Conversation> conversations) {
        return conversations.stream().map(Conversation::id).toList();
    }
}

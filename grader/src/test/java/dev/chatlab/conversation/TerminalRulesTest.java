package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said only at a terminal, and what only without one. */
class TerminalRulesTest {

    private static final String TERMINAL = "user sits at a terminal";

    @Test
    void at_a_terminal_there_are_keys_and_a_cursor() {
        assertThat(
                        Pages.only(
                                        Pages.around(
                                                TERMINAL,
                                                "user presses Enter",
                                                "cursor is behind hel"))
                                .script())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user presses Enter", "user presses Ctrl-C", "cursor is behind hel"})
    void without_a_terminal_there_is_neither_key_nor_cursor(String step) {
        assertThat(Pages.complaints(Pages.around("room -> hello", step)))
                .isEqualTo(
                        """
                        page.md:15:1: there is no terminal
                            accepted here: user sits at a terminal, as the first line\
                        """);
    }

    @Test
    void the_user_sits_down_before_anything_else_happens() {
        assertThat(Pages.complaints(Pages.around("room -> hello", TERMINAL)))
                .isEqualTo(
                        """
                        page.md:15:1: the program has started by then
                            accepted here: this step as the first one\
                        """);
    }

    @Test
    void a_terminal_may_be_sent_escape_codes() {
        assertThat(Pages.complaints(Pages.around(TERMINAL, "client prints no escape codes")))
                .isEqualTo(
                        """
                        page.md:15:1: a terminal may be sent escape codes
                            accepted here: a conversation without: user sits at a terminal\
                        """);
    }

    @Test
    void a_pipe_may_be_asked_for_escape_codes() {
        assertThat(Pages.only(Pages.around("client prints no escape codes")).side())
                .isEqualTo(Side.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {TERMINAL, TERMINAL + "\ncursor is behind >"})
    void who_sits_at_a_terminal_judges_the_client(String script) {
        assertThat(Pages.only(Pages.around(script)).side()).isEqualTo(Side.CLIENT);
    }

    @Test
    void a_key_that_is_not_there_is_named_with_those_that_are() {
        assertThat(Pages.complaints(Pages.around(TERMINAL, "user presses Escape")))
                .isEqualTo(
                        """
                        page.md:15:14: there is no such key: user presses Escape
                            accepted here: Ctrl-C, Ctrl-D, Backspace, Enter\
                        """);
    }

    @Test
    void one_key_is_pressed_at_a_time() {
        assertThat(Pages.complaints(Pages.around(TERMINAL, "user presses Enter Enter")))
                .startsWith("page.md:15:20: the line should end here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server has let go of everyone who left", "alice joins"})
    void a_client_has_nobody_to_let_go_of(String step) {
        assertThat(Pages.complaints(Pages.around(TERMINAL, step))).startsWith("page.md:15:");
    }
}

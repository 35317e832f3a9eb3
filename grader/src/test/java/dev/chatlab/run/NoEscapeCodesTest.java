package dev.chatlab.run;

import static dev.chatlab.run.Stories.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.Stories.Told;
import org.junit.jupiter.api.Test;

/** {@code client prints no escape codes}. */
class NoEscapeCodesTest {

    private static final String SCRIPT =
            """
            screen shows hello
            client prints no escape codes
            """;

    @Test
    void plain_text_has_no_escape_codes() throws Exception {
        Stories.passes("wire lines", SCRIPT, InProcessClient.printing("[1mhello\r\n"));
    }

    @Test
    void an_escape_code_is_told_with_what_follows_it() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire lines", SCRIPT, InProcessClient.printing("> \u001b[Khello\n"));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "client prints no escape codes",
                                "client",
                                Ended.LEFTOVER,
                                Stories.NOTHING,
                                "\u001b[Khello\n",
                                "The client printed escape codes, and its output is no terminal."));
    }

    @Test
    void an_escape_code_before_a_line_that_was_shown_counts() throws Exception {
        Told told =
                Stories.failureOf(
                        "wire lines", SCRIPT, InProcessClient.printing("\u001b[2J\nhello\n"));
        assertThat(told.line()).isEqualTo("client prints no escape codes");
    }

    @Test
    void standard_error_may_have_them() throws Exception {
        Stories.passes(
                "wire lines",
                SCRIPT,
                InProcessClient.talking((server, self) -> {
                    self.complain("\u001b[31mcareful\n");
                    self.print("hello\n");
                    return server.getInputStream().read();
                }));
    }

    @Test
    void the_misconception_is_named() throws Exception {
        Result result =
                Stories.play(
                        "wire lines",
                        "room -> hello\n" + SCRIPT,
                        InProcessClient.printing("\u001b[Khello\n"),
                        NO_ANSWER);
        assertThat(result.failure().orElseThrow().diagnosis())
                .contains(Misconception.ESCAPE_CODES_IN_A_FILE);
    }
}

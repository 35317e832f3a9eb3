package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong around the scripts: fences, headings, the lab block. */
class PageMistakesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conversation",
                "conversation two points",
                "conversation 2",
                "conversation 2 points after a-case",
                "conversation 2 points, before a-case",
                "conversation 2 points, after",
                "conversation 12345 points",
                "conversations 2 points",
            })
    void a_conversation_says_what_it_is_worth(String info) {
        String page = Pages.around("alice connects").replace("conversation 1 point", info);

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:13:4: this does not say what the conversation is worth
                            accepted here: conversation 2 points, or: conversation 2 points, after id-of-an-earlier-one\
                        """);
    }

    @Test
    void a_name_that_is_written_in_another_way_has_a_place_all_the_same() {
        String page = Pages.around("alice connects").replace("1 point", "1 point, after a&amp;b");
        assertThat(Pages.complaints(page)).startsWith("page.md:13:1: no earlier conversation");
    }

    @Test
    void the_column_of_an_info_string_counts_from_the_margin() {
        String page =
                Pages.around("alice connects")
                        .replace("```conversation 1 point", "  ````conversation");

        assertThat(Pages.complaints(page.replace("connects\n```", "connects\n````")))
                .startsWith("page.md:13:7: this does not say what the conversation is worth");
    }

    @Test
    void a_conversation_comes_after_an_earlier_one() {
        String page =
                Pages.around("alice connects")
                        + "\n## On\n\n```conversation 1 point, after on\nalice connects\n```\n";

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:19:32: no earlier conversation is named on
                            accepted here: a-case\
                        """);
    }

    @Test
    void the_first_conversation_comes_after_none() {
        String page = Pages.around("alice connects").replace("1 point", "1 point, after a-case");

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:13:32: no earlier conversation is named a-case
                            accepted here: no after: this is the first\
                        """);
    }

    @Test
    void two_conversations_need_two_headings() {
        String page =
                Pages.around("alice connects") + "\n```conversation 1 point\nalice connects\n```\n";

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:17:1: there is a conversation named a-case already
                            accepted here: a heading of its own for each conversation\
                        """);
    }

    @Test
    void two_headings_with_one_anchor_are_one_too_few() {
        String page =
                Pages.around("alice connects")
                        + "\n## A case!\n\n```conversation 1 point\nalice connects\n```\n";

        assertThat(Pages.complaints(page))
                .startsWith("page.md:19:1: there is a conversation named a-case already");
    }

    @Test
    void a_heading_without_a_conversation_takes_its_anchor_too() {
        String page = Pages.around("alice connects").replace("## A case", "## A page");

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:13:1: there is a heading named a-page already
                            accepted here: a heading of its own for each conversation\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"## ???", "##"})
    void a_conversation_has_a_heading_that_names_it(String heading) {
        String page = Pages.around("alice connects").replace("## A case", heading);

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:13:1: no heading names this conversation
                            accepted here: a heading with words above it\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# alice connects"})
    void a_conversation_has_a_line(String script) {
        assertThat(Pages.complaints(Pages.around(script)))
                .isEqualTo(
                        """
                        page.md:13:1: the conversation is empty
                            accepted here: alice connects\
                        """);
    }

    @Test
    void a_conversation_ends_with_its_fence() {
        String page = Pages.around("alice connects").replace("connects\n```", "connects");

        assertThat(Pages.complaints(page + "\n## More\n\nto read\n"))
                .isEqualTo(
                        """
                        page.md:13:1: the conversation never ends
                            accepted here: a closing fence behind its last line\
                        """);
    }

    @Test
    void a_lab_block_comes_first() {
        String page = "# A page\n\n```conversation 1 point\nalice connects\n```\n";

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:3:1: the page has not said how its programs are started
                            accepted here: a lab block before this one\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wire pigeons | 6 | no such wire: pigeons | raw bytes, lines, header frames, json lines",
                "wire  Lines | 7 | no such wire: Lines | raw bytes, lines, header frames, json lines",
                "wire | 5 | no such wire: | raw bytes, lines, header frames, json lines",
                "port 5000 | 1 | no such setting: port | server, client, wire, schema, inside TLS, library, departure, says, heard",
                "'  Server X' | 3 | no such setting: Server | server, client, wire, schema, inside TLS, library, departure, says, heard",
                "server | 7 | the class name is missing | EchoServer PORT",
                "client | 7 | the class name is missing | EchoServer PORT",
                "departure | 10 | a text is missing here | plain text, or \"\" for an empty one",
                "'departure {nick} left! ' | 11 | no such placeholder: {nick} | {any}, {name}, {64 KiB of text}",
            })
    void a_setting_that_is_none_is_answered_with_those_that_are(
            String setting, int column, String what, String accepted) {
        assertThat(Pages.complaints(Pages.withSettings(setting)).replace(": \n", ":\n"))
                .isEqualTo(
                        "page.md:4:%d: %s\n    accepted here: %s"
                                .formatted(column, what, accepted));
    }

    @Test
    void every_mistake_of_a_page_is_reported_in_the_order_of_the_page() {
        String page =
                """
                # A page

                ```lab
                server ChatServer PORT
                wire pigeons
                port 5000
                ```

                ## One

                ```conversation 1 point
                alice dances
                alice <- (in any order)
                    {nick}
                alice -> {any}
                ```

                ## Two

                ```conversation 1 point, after three
                bob -> hello
                carol leaves
                ```

                ## Three

                ```conversation
                ```
                """;

        NotationException complaint =
                catchThrowableOfType(
                        NotationException.class, () -> ChapterParser.parse("page.md", page));

        assertThat(complaint.mistakes())
                .extracting(mistake -> mistake.line() + " " + mistake.what())
                .containsExactly(
                        "5 no such wire: pigeons",
                        "6 no such setting: port",
                        "12 alice cannot do this: alice dances",
                        "14 no such placeholder: {nick}: {nick}",
                        "15 {any} stands for what comes; it cannot be sent: alice -> {any}",
                        "20 no earlier conversation is named three",
                        "21 bob is not connected",
                        "22 carol is not connected",
                        "27 this does not say what the conversation is worth");
    }

    @Test
    void a_page_from_windows_counts_the_same_lines_and_columns() {
        String page = Pages.around("alice connects", "alice dances");

        assertThat(Pages.complaints(page.replace("\n", "\r\n"))).isEqualTo(Pages.complaints(page));
    }

    @Test
    void a_mistake_without_an_answer_stands_alone() {
        assertThat(new Mistake("page.md", 3, 7, "what", "")).hasToString("page.md:3:7: what");
    }
}

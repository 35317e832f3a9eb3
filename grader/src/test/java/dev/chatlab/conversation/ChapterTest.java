package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.LabSettings.CrowdTalk;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapterTest {

    private static final String TWO_CASES =
            """
            # Lab 2: A room

            Welcome.

            ```lab
            server ChatServer PORT
            wire lines
            departure {name} left!
            ```

            ## Everyone hears

            An older paragraph.

            What one says,
            *all* hear.

            ```conversation 2 points
            alice connects
            ```

            > Hint: think
            > of a list.
            > Hint: and of a lock.

            ## The speaker, too

            ```conversation 1 point, after everyone-hears
            # a comment
            alice connects

            alice leaves
            ```
            """;

    @Test
    void the_first_heading_is_the_title_and_the_file_names_the_lab() {
        Chapter chapter = Pages.parse(TWO_CASES);

        assertThat(chapter.title()).isEqualTo("Lab 2: A room");
        assertThat(chapter.lab()).isEqualTo("page");
    }

    @Test
    void the_points_of_a_chapter_are_those_of_its_conversations() {
        assertThat(Pages.parse(TWO_CASES).points()).isEqualTo(3);
    }

    @Test
    void a_conversation_is_found_by_the_anchor_of_its_heading() {
        assertThat(Pages.parse(TWO_CASES).conversation("the-speaker-too"))
                .map(Conversation::title)
                .contains("The speaker, too");
    }

    @Test
    void a_name_that_no_conversation_has_finds_nothing() {
        assertThat(Pages.parse(TWO_CASES).conversation("welcome")).isEmpty();
    }

    @Test
    void the_paragraph_above_a_conversation_explains_it() {
        assertThat(Pages.parse(TWO_CASES).conversations().getFirst().explanation())
                .isEqualTo("What one says,\n*all* hear.");
    }

    @Test
    void a_conversation_without_a_paragraph_has_no_explanation() {
        assertThat(Pages.parse(TWO_CASES).conversations().getLast().explanation()).isEmpty();
    }

    @Test
    void hints_are_unwrapped_and_keep_their_order() {
        assertThat(Pages.parse(TWO_CASES).conversations().getFirst().hints())
                .containsExactly("think of a list.", "and of a lock.");
    }

    @Test
    void hints_in_two_quotations_add_up() {
        String page = Pages.around("alice connects") + "\n> Hint: one\n\nA word.\n\n> Hint: two\n";

        assertThat(Pages.only(page).hints()).containsExactly("one", "two");
    }

    @Test
    void a_quotation_that_does_not_begin_with_a_hint_is_none() {
        String page = Pages.around("alice connects") + "\n> TCP is a stream.\n> Hint: so it is\n";

        assertThat(Pages.only(page).hints()).isEmpty();
    }

    @Test
    void a_hint_behind_another_heading_belongs_to_nobody() {
        String page = Pages.around("alice connects") + "\n## More\n\n> Hint: too late\n";

        assertThat(Pages.only(page).hints()).isEmpty();
    }

    @Test
    void after_names_the_conversation_that_must_pass_first() {
        assertThat(Pages.parse(TWO_CASES).conversations())
                .extracting(Conversation::after)
                .containsExactly(Optional.empty(), Optional.of("everyone-hears"));
    }

    @Test
    void after_may_name_a_heading_in_any_script() {
        String page =
                Pages.around("alice connects").replace("A case", "Grüße_世界")
                        + "\n## Next\n\n```conversation 1 point, after grüße_世界\nbob connects\n```\n";

        assertThat(Pages.parse(page).conversations().getLast().after()).contains("grüße_世界");
    }

    @Test
    void a_line_of_a_script_knows_its_line_on_the_page() {
        assertThat(Pages.parse(TWO_CASES).conversations().getLast().script())
                .extracting(ScriptLine::number)
                .containsExactly(30, 32);
    }

    @Test
    void a_page_from_windows_reads_the_same() {
        assertThat(Pages.parse(TWO_CASES.replace("\n", "\r\n"))).isEqualTo(Pages.parse(TWO_CASES));
    }

    @Test
    void a_byte_order_mark_is_no_text() {
        assertThat(Pages.parse("\uFEFF" + TWO_CASES)).isEqualTo(Pages.parse(TWO_CASES));
    }

    @Test
    void the_lab_block_says_programs_wire_and_departure() {
        LabSettings settings =
                Pages.parse(
                                Pages.withSettings(
                                        "server ChatServer PORT",
                                        "",
                                        "  # the client is told a host, too",
                                        "client ChatClient HOST PORT",
                                        "wire json lines",
                                        "departure \"{name} left!\"",
                                        "heard {name}: {any}"))
                        .settings();

        assertThat(settings)
                .isEqualTo(
                        new LabSettings(
                                Optional.of(new ProgramSpec("ChatServer", List.of("PORT"))),
                                Optional.of(new ProgramSpec("ChatClient", List.of("HOST", "PORT"))),
                                WireFormat.JSON,
                                Map.of(),
                                false,
                                Set.of(),
                                Optional.of(
                                        new Text(
                                                List.of(
                                                        new Text.Name(),
                                                        new Text.Literal(" left!")))),
                                new CrowdTalk(
                                        new Text(List.of(new Text.Any())),
                                        List.of(
                                                new Text(
                                                        List.of(
                                                                new Text.Name(),
                                                                new Text.Literal(": "),
                                                                new Text.Any())))),
                                List.of()));
    }

    @Test
    void a_lab_block_holds_for_what_follows_until_the_next() {
        String page =
                TWO_CASES
                        + "\n```lab\nserver EchoServer PORT\n```\n\n## Alone\n\n"
                        + "```conversation 1 point\nalice connects\n```\n";

        assertThat(Pages.parse(page).conversations())
                .extracting(conversation -> conversation.settings().wire())
                .containsExactly(WireFormat.LINES, WireFormat.LINES, WireFormat.RAW);
    }

    @Test
    void a_script_with_a_user_judges_the_client() {
        assertThat(Pages.only(Pages.around("user types hi", "room <- hi")).side())
                .isEqualTo(Side.CLIENT);
    }

    @Test
    void a_script_with_actors_alone_judges_the_server() {
        assertThat(Pages.only(Pages.around("alice connects")).side()).isEqualTo(Side.SERVER);
    }

    @Test
    void a_heading_with_markup_gives_the_title_and_the_name_that_a_reader_sees() {
        String page =
                Pages.around("alice connects")
                        .replace("## A case", "## The *`NICK`* [command](x.md), _please_! ##");

        Conversation conversation = Pages.only(page);

        assertThat(conversation.title()).isEqualTo("The NICK command, please!");
        assertThat(conversation.id()).isEqualTo("the-nick-command-please");
    }

    @Test
    void an_underlined_heading_is_a_heading() {
        String page = Pages.around("alice connects").replace("## A case", "A case\n------");

        assertThat(Pages.only(page).id()).isEqualTo("a-case");
    }

    @Test
    void other_fences_are_part_of_the_prose() {
        String page = Pages.around("alice connects") + "\n```text\nalice dances\n```\n";

        assertThat(Pages.parse(page).conversations()).hasSize(1);
    }

    @Test
    void a_chapter_is_read_from_its_file(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lab9-more.md");
        Files.writeString(file, TWO_CASES);

        assertThat(ChapterParser.parse(file).lab()).isEqualTo("lab9-more");
    }

    @Test
    void a_file_that_is_not_there_is_no_mistake_in_the_notation(@TempDir Path folder) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ChapterParser.parse(folder.resolve("none.md")));
    }
}

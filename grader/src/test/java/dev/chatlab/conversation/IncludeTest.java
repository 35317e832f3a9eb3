package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chapter that takes over what another one says. */
class IncludeTest {

    private static final String OTHER =
            """
            # Another lab

            ```lab
            server ChatServer PORT
            client ChatClient HOST PORT
            wire lines
            ```

            ## First

            Why it matters.

            ```conversation 3 points
            alice connects
            ```

            > Hint: think.

            ## Second

            ```conversation 1 point, after first
            alice connects
            ```

            ## A client

            ```conversation 1 point
            room <- hello
            ```
            """;

    @TempDir private Path folder;

    @BeforeEach
    void write_the_other_page() throws Exception {
        Files.writeString(folder.resolve("other.md"), OTHER);
    }

    @Test
    void what_judges_one_side_is_taken_over_in_its_order() throws Exception {
        assertThat(page("```include server of other.md, after own\n```").conversations())
                .extracting(Conversation::id)
                .containsExactly("own", "first", "second");
    }

    @Test
    void what_depends_on_nothing_depends_on_what_the_page_says() throws Exception {
        assertThat(page("```include server of other.md, after own\n```").conversations())
                .extracting(Conversation::after)
                .containsExactly(Optional.empty(), Optional.of("own"), Optional.of("first"));
    }

    @Test
    void the_settings_are_those_of_the_page_that_includes() throws Exception {
        assertThat(page("```include client of other.md\n```").conversation("a-client"))
                .hasValueSatisfying(client -> assertThat(client.settings().insideTls()).isTrue());
    }

    @Test
    void the_explanation_stays_where_it_is() throws Exception {
        assertThat(page("```include server of other.md\n```").conversation("first"))
                .hasValueSatisfying(first -> {
                    assertThat(first.page()).isEqualTo("other.md");
                    assertThat(first.explanation()).isEqualTo("Why it matters.");
                    assertThat(first.hints()).containsExactly("think.");
                    assertThat(first.points()).isEqualTo(3);
                });
    }

    @Test
    void a_page_that_is_not_there_is_a_mistake() {
        assertThatThrownBy(() -> page("```include server of nobody.md\n```"))
                .hasMessage(
                        """
                        page.md:15:22: there is no page nobody.md
                            accepted here: a page beside this one\
                        """);
    }

    @Test
    void a_fence_that_includes_nothing_is_a_mistake() {
        assertThatThrownBy(() -> page("```include other.md\n```"))
                .hasMessageStartingWith("page.md:15:4: this includes nothing");
    }

    @Test
    void what_must_pass_first_has_to_be_there() {
        assertThatThrownBy(() -> page("```include server of other.md, after nothing\n```"))
                .hasMessageStartingWith("page.md:15:38: no earlier conversation is named nothing");
    }

    @Test
    void two_conversations_of_one_name_are_a_mistake() {
        String twice = "```include client of other.md\n```\n\n";
        assertThatThrownBy(() -> page(twice + twice))
                .hasMessageStartingWith(
                        "page.md:18:1: there is a conversation named a-client already");
    }

    @Test
    void the_mistakes_of_the_other_page_are_told_with_its_name() throws Exception {
        Files.writeString(folder.resolve("other.md"), OTHER.replace("room <- hello", "room sings"));
        assertThatThrownBy(() -> page("```include server of other.md\n```"))
                .hasMessageStartingWith("other.md:");
    }

    @Test
    void the_first_lab_block_can_be_read_alone() throws IOException {
        assertThat(ChapterParser.settings(folder.resolve("other.md")).client())
                .hasValueSatisfying(client ->
                        assertThat(client.arguments()).isEqualTo(List.of("HOST", "PORT")));
    }

    private Chapter page(String include) throws Exception {
        return ChapterParser.parse(
                Files.writeString(
                        folder.resolve("page.md"),
                        """
                        # A page

                        ```lab
                        server ChatServer PORT
                        client ChatClient HOST PORT
                        inside TLS
                        ```

                        ## Own

                        ```conversation 1 point
                        alice connects
                        ```

                        """
                                + include));
    }
}

package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A page with more conversations for a chapter. */
class MoreConversationsTest {

    private static final Chapter CHAPTER =
            Pages.parse(Pages.withJoining(List.of("{name} connects"), "alice joins"));

    @Test
    void they_stand_behind_the_chapters_own() throws Exception {
        assertThat(more("## More", "1 point", "bob connects").conversations())
                .extracting(Conversation::id)
                .containsExactly("a-case", "more");
    }

    @Test
    void the_chapter_stays_what_it_is() throws Exception {
        Chapter more = more("# Another title\n\n## More", "1 point", "bob connects");
        assertThat(more.title()).isEqualTo("A page");
        assertThat(more.lab()).isEqualTo("page");
        assertThat(more.conversations()).startsWith(CHAPTER.conversations().getFirst());
    }

    @Test
    void they_know_the_page_that_they_stand_on() throws Exception {
        assertThat(more("## More", "1 point", "bob connects").conversations())
                .extracting(Conversation::page)
                .containsExactly("page.md", "more.md");
    }

    @Test
    void they_build_on_an_earlier_conversation() throws Exception {
        assertThat(more("## More", "1 point, after a-case", "bob connects").conversations())
                .last()
                .extracting(conversation -> conversation.after().orElseThrow())
                .isEqualTo("a-case");
    }

    @Test
    void they_do_not_build_on_one_that_is_nowhere() {
        assertThat(complaints("## More", "1 point, after no-case", "bob connects"))
                .isEqualTo(
                        """
                        more.md:3:32: no earlier conversation is named no-case
                            accepted here: a-case\
                        """);
    }

    @Test
    void the_chapters_lab_block_holds_for_them() throws Exception {
        assertThat(more("## More", "1 point", "bob connects").conversations())
                .last()
                .extracting(Conversation::settings)
                .isEqualTo(CHAPTER.settings());
    }

    @Test
    void joining_is_what_the_chapter_says() throws Exception {
        assertThat(more("## More", "1 point", "bob joins").conversations().getLast().script())
                .extracting(Conversation.ScriptLine::step)
                .containsExactly(new Step.Connect(List.of("bob")));
    }

    @Test
    void a_lab_block_of_their_own_holds_for_them() throws Exception {
        String lab = "```lab\nserver EchoServer PORT\n```\n\n";
        assertThat(more(lab + "## More", "1 point", "bob connects").conversations())
                .extracting(conversation -> conversation.settings().wire())
                .containsExactly(WireFormat.LINES, WireFormat.RAW);
    }

    @Test
    void a_lab_block_of_their_own_leaves_the_chapter_alone() throws Exception {
        String lab = "```lab\nserver EchoServer PORT\n```\n\n";
        assertThat(more(lab + "## More", "1 point", "bob connects").settings())
                .isEqualTo(CHAPTER.settings());
    }

    @Test
    void a_name_of_the_chapters_is_not_free() {
        assertThat(complaints("## A case", "1 point", "bob connects"))
                .isEqualTo(
                        """
                        more.md:3:1: there is a conversation named a-case already
                            accepted here: a heading of its own for each conversation\
                        """);
    }

    @Test
    void their_hints_are_their_own() throws Exception {
        String page = page("## More", "1 point", "bob connects") + "\n> Hint: look again\n";
        assertThat(ChapterParser.parseMore(CHAPTER, "more.md", page).conversations())
                .extracting(Conversation::hints)
                .containsExactly(List.of(), List.of("look again"));
    }

    @Test
    void a_hint_before_the_first_of_them_is_no_hint_to_the_chapters_last() throws Exception {
        String page = "> Hint: too early\n\n" + page("## More", "1 point", "bob connects");
        assertThat(ChapterParser.parseMore(CHAPTER, "more.md", page).conversations())
                .extracting(Conversation::hints)
                .containsOnly(List.of());
    }

    @Test
    void a_page_without_any_adds_nothing() throws Exception {
        assertThat(ChapterParser.parseMore(CHAPTER, "more.md", "# Just text\n")).isEqualTo(CHAPTER);
    }

    @Test
    void a_byte_order_mark_is_no_text() throws Exception {
        String page = page("## More", "1 point", "bob connects");
        assertThat(ChapterParser.parseMore(CHAPTER, "more.md", "\uFEFF" + page))
                .isEqualTo(ChapterParser.parseMore(CHAPTER, "more.md", page));
    }

    @Test
    void a_second_page_builds_on_the_first() throws Exception {
        Chapter first = more("## More", "1 point", "bob connects");
        String second = page("## Most", "1 point, after more", "carol connects");
        assertThat(ChapterParser.parseMore(first, "most.md", second).conversations())
                .extracting(Conversation::page)
                .containsExactly("page.md", "more.md", "most.md");
    }

    private static Chapter more(String heading, String info, String script)
            throws NotationException {
        return ChapterParser.parseMore(CHAPTER, "more.md", page(heading, info, script));
    }

    private static String complaints(String heading, String info, String script) {
        return assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> more(heading, info, script))
                .actual()
                .getMessage();
    }

    private static String page(String heading, String info, String script) {
        return heading + "\n\n```conversation " + info + "\n" + script + "\n```\n";
    }
}

package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {

    @Provide
    Arbitrary<List<Step>> scripts() {
        return Scripts.steps().list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 500)
    void what_is_printed_is_read_as_the_same_steps(@ForAll("scripts") List<Step> steps) {
        List<ScriptLine> script = steps.stream().map(step -> new ScriptLine(1, step)).toList();

        assertThat(Pages.steps(Printer.print(script))).isEqualTo(steps);
    }

    @Property(tries = 500)
    void what_is_printed_can_be_seen(@ForAll("scripts") List<Step> steps) {
        for (Step step : steps) {
            assertThat(Printer.print(step).replace("\n", "")).doesNotMatch("(?s).*\\p{Cc}.*");
        }
    }

    @Example
    void every_kind_of_step_is_among_the_scripts() {
        Set<Class<?>> kinds = new HashSet<>();

        Scripts.steps().sampleStream().limit(5_000).forEach(step -> kinds.add(step.getClass()));

        assertThat(kinds).containsAll(StepKinds.all());
    }

    @Provide
    Arbitrary<String> garbage() {
        Arbitrary<String> words =
                Arbitraries.of(
                        "\n",
                        "\n\n",
                        "\r\n",
                        "\r",
                        "    ",
                        "\t",
                        " ",
                        "# A",
                        "## B\n",
                        "A\n===\n",
                        "\0",
                        "```lab\n",
                        "```conversation 1 point\n",
                        "\n```\n",
                        "```",
                        "~~~",
                        "> Hint: x\n",
                        "> ",
                        "- ",
                        "server S PORT\n",
                        "wire lines\n",
                        "wire ",
                        "departure ",
                        "alice",
                        ", bob",
                        " connect",
                        "connects\n",
                        " -> ",
                        " <- ",
                        " => ",
                        " <= ",
                        "(nothing)",
                        "(in any order)\n",
                        "50",
                        " clients connect\n",
                        "each says ",
                        "1 message\n",
                        "everyone ",
                        "hears ",
                        "the port is taken\n",
                        "no server is there\n",
                        "server ",
                        "client ",
                        "exits ",
                        "complains\n",
                        "user types ",
                        "screen shows ",
                        "{any}",
                        "{1 KiB of text}",
                        "{99999999 MiB of text}",
                        "\"",
                        "\\",
                        "\\u",
                        "\\ud83d",
                        "00..",
                        "ff ",
                        "999999999999",
                        "{",
                        "}",
                        "*",
                        "`",
                        "[x](y)",
                        "<b>",
                        "&amp;",
                        "👋",
                        "é");
        return Arbitraries.oneOf(words, Arbitraries.strings().all().ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void whatever_the_page_is_the_parser_reads_it_or_says_why_not(
            @ForAll("garbage") String garbage) {
        assertReadOrRefused(garbage);
    }

    @Property(tries = 500)
    void whatever_the_script_is_the_parser_reads_it_or_says_why_not(
            @ForAll("garbage") String garbage) {
        assertReadOrRefused(Pages.around(garbage));
    }

    private static void assertReadOrRefused(String page) {
        try {
            ChapterParser.parse("page.md", page);
        } catch (NotationException e) {
            int lines = (int) page.lines().count();
            assertThat(e.mistakes())
                    .isNotEmpty()
                    .allMatch(mistake -> mistake.line() >= 1 && mistake.line() <= lines)
                    .allMatch(mistake -> mistake.column() >= 1)
                    .isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
        }
    }
}

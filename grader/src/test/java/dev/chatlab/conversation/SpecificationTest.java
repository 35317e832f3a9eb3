package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in {@code protocol-spec/}, as far as they can be judged without playing them. */
class SpecificationTest {

    private static final Path FOLDER = Path.of("..", "protocol-spec");

    static List<Path> chapters() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("lab\\d+-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void a_chapter_has_no_mistake(Path file) throws Exception {
        assertThat(ChapterParser.parse(file).conversations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_conversation_of_a_chapter_is_explained(Path file) throws Exception {
        assertThat(ChapterParser.parse(file).conversations())
                .filteredOn(conversation -> conversation.explanation().isBlank())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_conversation_of_a_chapter_has_a_hint(Path file) throws Exception {
        assertThat(ChapterParser.parse(file).conversations())
                .filteredOn(conversation -> conversation.hints().isEmpty())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void every_conversation_of_a_chapter_prints_as_it_was_read(Path file) throws Exception {
        for (Conversation conversation : ChapterParser.parse(file).conversations()) {
            assertThat(Pages.steps(Printer.print(conversation.script())))
                    .isEqualTo(conversation.script().stream().map(ScriptLine::step).toList());
        }
    }

    @Test
    void the_first_lab_is_worth_forty_points() throws Exception {
        assertThat(ChapterParser.parse(FOLDER.resolve("lab1-echo.md")).points()).isEqualTo(40);
    }

    @Test
    void the_page_about_the_notation_has_an_example_of_every_kind_of_step() throws Exception {
        Set<Class<?>> shown =
                notation()
                        .flatMap(c -> c.script().stream())
                        .map(line -> line.step().getClass())
                        .collect(Collectors.toSet());

        assertThat(shown).containsAll(StepKinds.all());
    }

    @Test
    void the_page_about_the_notation_has_an_example_of_every_wire() throws Exception {
        assertThat(notation().map(conversation -> conversation.settings().wire()))
                .contains(WireFormat.values());
    }

    @Test
    void every_example_of_the_notation_is_explained() throws Exception {
        assertThat(notation().filter(conversation -> conversation.explanation().isBlank()))
                .isEmpty();
    }

    private static Stream<Conversation> notation() throws Exception {
        return ChapterParser.parse(FOLDER.resolve("notation.md")).conversations().stream();
    }
}

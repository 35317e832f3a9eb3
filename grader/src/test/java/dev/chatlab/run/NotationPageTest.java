package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.WireFormat;
import dev.chatlab.gallery.Grading;
import dev.chatlab.report.Report;
import dev.chatlab.run.InProcessProgram.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example on the page that documents the notation is played, and passes. */
class NotationPageTest {

    private static final Path PAGE = Path.of("protocol-spec", "notation.md");

    @TestFactory
    Stream<DynamicTest> every_example_passes() throws Exception {
        return ChapterParser.parse(page()).conversations().stream()
                .map(conversation ->
                        DynamicTest.dynamicTest(conversation.title(), () -> passes(conversation)));
    }

    private static void passes(Conversation conversation) throws Exception {
        Optional<String> lab = realProgram(conversation);
        if (lab.isPresent()) {
            Report report =
                    Grading.grade(
                            new Chapter(
                                    lab.get(),
                                    "Notation",
                                    conversation.settings(),
                                    List.of(conversation)),
                            Grading.reference(lab.get()),
                            List.of(conversation));
            assertThat(report.results())
                    .extracting(Result::verdict, result -> result.failure().map(Stories.Told::of))
                    .containsExactly(tuple(Verdict.PASS, Optional.empty()));
            return;
        }
        Result result = Stories.play(conversation, program(conversation), Stories.PATIENT);
        assertThat(result.failure().map(Stories.Told::of)).isEmpty();
    }

    /** The lab whose reference solution is judged, where a program in this process would not do. */
    private static Optional<String> realProgram(Conversation conversation) {
        if (conversation.settings().insideTls()) {
            return Optional.of("lab7-tls");
        }
        return CodeReview.isAskedBy(conversation) ? Optional.of("lab5-framing") : Optional.empty();
    }

    private static Main program(Conversation conversation) {
        WireFormat wire = conversation.settings().wire();
        if (conversation.side() == Side.CLIENT) {
            return wire == WireFormat.RAW ? InProcessClient.echo() : InProcessClient.listening();
        }
        return switch (wire) {
            case RAW -> InProcessServer.echo();
            case LINES, JSON -> InProcessRoom.of(wire, InProcessRoom.TO_EVERYONE);
            case FRAMES -> InProcessRoom.of(wire, InProcessRoom.TO_THE_OTHERS);
        };
    }

    /** Tests may be started in the repository's root or in its module. */
    private static Path page() {
        return Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(PAGE))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}

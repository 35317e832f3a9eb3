package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.gallery.Grading;
import dev.chatlab.gallery.Sample;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a student reads, to the letter. Each card is kept in {@code src/test/resources/cards}; a
 * changed one is looked at, and then accepted with {@code -Dcards=accept}.
 */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "paths and error messages are worded differently")
class FailureCardTest {

    private static final Path CARDS = Path.of("src", "test", "resources", "cards");
    private static final String LAB = "lab1-echo";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "server-waits-for-newline, a-message-that-arrives-in-pieces",
        "server-decodes-each-read, a-character-cut-in-two",
        "server-reads-only-once, one-mebibyte-at-once",
        "server-closes-after-first-message, many-lines-in-order",
        "server-trims-and-adds-newline, every-byte-value",
        "server-writes-the-whole-buffer, a-line-comes-back",
        "server-says-nothing, a-client-that-came-too-early",
        "server-stack-trace-when-port-is-taken, the-port-is-taken",
        "server-does-not-compile, a-line-comes-back",
        "client-takes-a-read-for-a-reply, a-reply-in-pieces",
        "client-counts-characters, characters-are-not-bytes",
        "client-stack-trace-when-no-server, no-server-there",
        "client-waits-for-an-empty-reply, an-empty-line",
    })
    void the_card_is_the_one_that_was_accepted(String name, String conversation) throws Exception {
        Path golden = CARDS.resolve(name + ".txt");
        String card = card(Sample.named(LAB, name), conversation);
        if ("accept".equals(System.getProperty("cards"))) {
            Files.writeString(golden, card);
        }
        assertThat(card).isEqualTo(Files.readString(golden));
    }

    private static String card(Sample sample, String id) throws Exception {
        Chapter chapter = Grading.chapter(LAB);
        List<Conversation> conversation = chapter.conversation(id).stream().toList();
        Report report = Grading.grade(chapter, sample.folder(), conversation);
        StringWriter text = new StringWriter();
        new TerminalReport(new PrintWriter(text), Style.PLAIN).end(report);
        // Ports differ from run to run.
        return text.toString().replaceAll("\\b[1-6]\\d{4}\\b", "PORT").replace("\r\n", "\n");
    }
}

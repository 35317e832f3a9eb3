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

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "lab1-echo, server-waits-for-newline, a-message-that-arrives-in-pieces",
        "lab1-echo, server-decodes-each-read, a-character-cut-in-two",
        "lab1-echo, server-reads-only-once, one-mebibyte-at-once",
        "lab1-echo, server-closes-after-first-message, many-lines-in-order",
        "lab1-echo, server-trims-and-adds-newline, every-byte-value",
        "lab1-echo, server-writes-the-whole-buffer, a-line-comes-back",
        "lab1-echo, server-says-nothing, a-client-that-came-too-early",
        "lab1-echo, server-stack-trace-when-port-is-taken, the-port-is-taken",
        "lab1-echo, server-does-not-compile, a-line-comes-back",
        "lab1-echo, client-takes-a-read-for-a-reply, a-reply-in-pieces",
        "lab1-echo, client-counts-characters, characters-are-not-bytes",
        "lab1-echo, client-stack-trace-when-no-server, no-server-there",
        "lab1-echo, client-waits-for-an-empty-reply, an-empty-line",
        "lab2-broadcast, server-only-the-speaker-hears, everyone-hears-everyone",
        "lab2-broadcast, server-the-speaker-does-not-hear, the-speaker-hears-its-own-line",
        "lab3-background, client-input-blocks-output-python, what-comes-is-shown",
        "lab3-background, client-overwrites-the-typed-line, a-half-typed-line-survives",
        "lab3-background, client-needs-a-key-to-end, the-server-goes-away",
        "lab3-background, client-escape-codes-in-a-file, no-escape-codes-in-a-file",
        "lab4-nicknames, server-announces-twice, somebody-quits",
        "lab4-nicknames, server-stops-without-a-word, the-server-is-told-to-stop",
        "lab4-nicknames, client-insists-on-its-name, another-name",
        "lab5-framing, server-takes-a-read-for-a-header, a-header-in-pieces",
        "lab5-framing, server-always-wants-to-write, nothing-to-do",
        "lab5-framing, server-a-thread-for-each-client, one-thread",
        "lab6-json, server-believes-the-sender, the-sender-cannot-be-chosen",
        "lab6-json, client-json-by-concatenation, quotes-on-the-keyboard",
        "lab7-tls, server-speaks-plain-text-only, the-handshake-works",
        "lab7-tls, client-trusts-every-certificate, a-certificate-of-an-unknown-authority",
    })
    void the_card_is_the_one_that_was_accepted(String lab, String name, String conversation)
            throws Exception {
        Path golden = CARDS.resolve(lab).resolve(name + ".txt");
        String card = card(lab, Sample.named(lab, name), conversation);
        if ("accept".equals(System.getProperty("cards"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, card);
        }
        assertThat(card).isEqualTo(Files.readString(golden));
    }

    private static String card(String lab, Sample sample, String id) throws Exception {
        Chapter chapter = Grading.chapter(lab);
        List<Conversation> conversation = chapter.conversation(id).stream().toList();
        Report report = Grading.grade(chapter, sample.folder(), conversation);
        StringWriter text = new StringWriter();
        new TerminalReport(new PrintWriter(text), Style.PLAIN).end(report);
        // Ports differ from run to run, and so does where a thread is met that runs all the time.
        return text.toString()
                .replaceAll("\\b[1-6]\\d{4}\\b", "PORT")
                .replace("\r\n", "\n")
                .replaceAll(
                        "( is )(?:in \\w+,|running at) (\\w+\\.java):\\d+\n +│ .*",
                        "$1somewhere in $2");
    }
}

package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.gallery.Grading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the handouts tell a student to type does what they say. */
class HandoutTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicContainer> every_command_does_what_the_handout_says() {
        return Grading.labs().stream().map(this::commands);
    }

    /** In the order in which somebody gets to them: first the starter, then what was made of it. */
    private DynamicContainer commands(String lab) {
        HandoutDesk desk = new HandoutDesk(lab, folder);
        return dynamicContainer(lab, desk.commands().onClose(desk::close));
    }

    static Stream<String> labs() {
        return Grading.labs().stream();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void every_conversation_of_a_lab_is_in_its_handout(String lab) throws IOException {
        String handout = Files.readString(Grading.starter(lab).resolve("README.md"));
        assertThat(Grading.chapter(lab).conversations())
                .extracting(Conversation::id)
                .allSatisfy(id -> assertThat(handout).contains("[" + id + "]"));
    }
}

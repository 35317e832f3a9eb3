package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

    @Test
    void blanks_separate_words() {
        assertThat(CommandWords.split("  java  -cp out\tServer {port} "))
                .contains(List.of("java", "-cp", "out", "Server", "{port}"));
    }

    @Test
    void quotes_keep_words_together_and_may_stand_in_the_middle() {
        assertThat(CommandWords.split("a 'b  c' \"d 'e'\" f'g h'\"i\" '' \"\""))
                .contains(List.of("a", "b  c", "d 'e'", "fg hi", "", ""));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_backslash_keeps_the_next_character_but_not_in_single_quotes() {
        assertThat(CommandWords.split("my\\ server \\'x \"a\\\"b\" 'c\\d'"))
                .contains(List.of("my server", "'x", "a\"b", "c\\d"));
    }

    @Test
    void nothing_is_expanded() {
        assertThat(CommandWords.split("echo $HOME *.py ; ls"))
                .contains(List.of("echo", "$HOME", "*.py", ";", "ls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "'"})
    void a_quote_that_is_never_closed_gives_nothing(String line) {
        assertThat(CommandWords.split(line)).isEmpty();
    }
}

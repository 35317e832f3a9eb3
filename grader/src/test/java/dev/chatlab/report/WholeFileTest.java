package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir Path folder;

    @Test
    void an_older_one_is_replaced_and_nothing_else_is_left() throws Exception {
        Path file =
                Files.writeString(folder.resolve("verdict.json"), "a longer text than the new one");
        WholeFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a symbolic link needs rights there")
    void a_symbolic_link_is_replaced_and_not_followed() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path file = Files.createSymbolicLink(folder.resolve("verdict.json"), precious);
        WholeFile.write(file, "new");
        assertThat(precious).hasContent("precious");
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void a_folder_is_moved_aside_with_all_that_is_in_it() throws Exception {
        Path file = folder.resolve("verdict.json");
        Files.createDirectories(file.resolve("inside"));
        WholeFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining(path -> Files.isDirectory(path.resolve("inside")));
    }
}

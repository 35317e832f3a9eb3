package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code chatlab certs}, as somebody uses it by hand. */
class CertsCommandTest {

    @TempDir Path folder;

    @Test
    void a_set_is_made_and_every_file_of_it_is_explained() throws IOException {
        Path target = folder.resolve("my-certs");
        Chat certs = Chat.lab("certs", target);
        assertThat(certs.err()).isEmpty();
        assertThat(certs.exitCode()).isZero();
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files)
                    .hasSize(20)
                    .allSatisfy(file ->
                            assertThat(certs.out())
                                    .containsPattern("(?m)^  " + file.getFileName() + " +\\w"));
        }
    }

    @Test
    void the_password_that_it_tells_opens_the_key_stores() throws Exception {
        Chat certs = Chat.lab("certs", folder);
        assertThat(certs.out()).contains("password of each .p12 is " + CertsCommand.PASSWORD);
        KeyStore store =
                KeyStore.getInstance(
                        folder.resolve("server.p12").toFile(), CertsCommand.PASSWORD.toCharArray());
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void its_examples_name_the_files() {
        assertThat(Chat.lab("certs", folder).out())
                .contains("./chatlab serve 7 ")
                .contains("-CAfile " + folder.resolve("authority.pem"));
    }

    @Test
    void a_second_set_in_the_same_folder_is_refused() throws IOException {
        Chat.lab("certs", folder);
        byte[] before = Files.readAllBytes(folder.resolve("key.pem"));
        Chat again = Chat.lab("certs", folder);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err())
                .contains("exists already: " + folder.resolve("authority.pem") + " and 19 more")
                .contains("name another folder")
                .hasLineCount(1);
        assertThat(folder.resolve("key.pem")).hasBinaryContent(before);
    }

    @Test
    void one_file_in_the_way_is_enough_and_named() throws IOException {
        Path file = Files.writeString(folder.resolve("expired-key.pem"), "mine");
        Chat certs = Chat.lab("certs", folder);
        assertThat(certs.exitCode()).isEqualTo(2);
        assertThat(certs.err()).contains("exists already: " + file + ";");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "");
        Chat certs = Chat.lab("certs", file);
        assertThat(certs.exitCode()).isEqualTo(2);
        assertThat(certs.err()).contains("is a file: name a folder");
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_to_be_that() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "");
        Chat certs = Chat.lab("certs", file.resolve("below"));
        assertThat(certs.exitCode()).isEqualTo(2);
        assertThat(certs.err()).contains("cannot be written to ").hasLineCount(1);
    }

    @Test
    void its_help_shows_an_example() {
        assertThat(Chat.lab("certs", "--help").out())
                .contains("For example")
                .contains("./chatlab certs");
    }
}

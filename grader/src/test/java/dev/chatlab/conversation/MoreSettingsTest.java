package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chatlab.conversation.LabSettings.CrowdTalk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings for labs with JSON and TLS, and what cannot be played without them. */
class MoreSettingsTest {

    @TempDir private Path folder;

    @Test
    void a_schema_lies_beside_the_page() throws Exception {
        Path schema = Files.writeString(folder.resolve("server.json"), "{}");
        Path page = write("schema server server.json");
        assertThat(ChapterParser.parse(page).settings().schemas())
                .isEqualTo(Map.of(Side.SERVER, schema));
    }

    @Test
    void a_schema_that_is_not_there_is_a_mistake() throws Exception {
        Path page = write("schema client nobody.json");
        assertThatThrownBy(() -> ChapterParser.parse(page))
                .hasMessage(
                        """
                        page.md:4:15: there is no file nobody.json
                            accepted here: a JSON Schema, beside this page\
                        """);
    }

    @Test
    void a_schema_belongs_to_a_side() {
        assertThat(Pages.complaints(Pages.withSettings("schema server.json")))
                .startsWith("page.md:4:8: whose messages follow which schema?");
    }

    @Test
    void there_is_one_library() {
        assertThat(Pages.parse(Pages.withSettings("library jackson")).settings().libraries())
                .containsExactly("jackson");
        assertThat(Pages.complaints(Pages.withSettings("library gson")))
                .startsWith("page.md:4:9: no such library: gson");
    }

    @Test
    void connections_are_inside_tls_and_inside_nothing_else() {
        assertThat(Pages.parse(Pages.withSettings("inside TLS")).settings().insideTls()).isTrue();
        assertThat(Pages.complaints(Pages.withSettings("inside SSL")))
                .startsWith("page.md:4:1: no such setting: inside SSL");
    }

    @Test
    void a_crowd_may_hear_several_messages() {
        Text name = new Text(List.of(new Text.Name()));
        assertThat(
                        Pages.parse(Pages.withSettings("heard {name}", "heard {any}"))
                                .settings()
                                .crowd())
                .isEqualTo(new CrowdTalk(Text.ANYTHING, List.of(name, Text.ANYTHING)));
    }

    @Test
    void without_tls_in_the_lab_block_there_is_nothing_to_refuse() {
        assertThat(Pages.complaints(Pages.around("alice is refused with TLS 1.1")))
                .startsWith("page.md:14:1: there is no TLS in this chapter");
    }

    @Test
    void code_is_looked_at_in_a_conversation_of_its_own() {
        assertThat(
                        Pages.complaints(
                                Pages.around("alice connects", "server's code starts no thread")))
                .startsWith(
                        "page.md:15:1: code is not looked at while somebody talks to the program");
    }

    @Test
    void who_comes_first_has_no_others() {
        List<String> joining = List.of("{name} connects", "the others <- {name}");
        assertThat(
                        Pages.only(Pages.withJoining(joining, "alice, bob join")).script().stream()
                                .map(line -> line.step()))
                .containsExactly(
                        new Step.Connect(List.of("alice")),
                        new Step.Connect(List.of("bob")),
                        new Step.Receive(List.of("alice"), Text.of("bob")));
    }

    @Test
    void outside_of_joining_there_are_no_others() {
        assertThat(Pages.complaints(Pages.around("alice connects", "the others <- hello")))
                .startsWith("page.md:15:11: nobody is new, so there are no others");
    }

    private Path write(String setting) throws Exception {
        return Files.writeString(folder.resolve("page.md"), Pages.withSettings(setting));
    }
}

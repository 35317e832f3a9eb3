package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.gallery.Grading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code check --also}: conversations of an instructor's own. */
class AlsoTest {

    private static final String FIRST = "a-line-comes-back";
    private static final String NO_JAVA = "void main() {";

    private final Chapter chapter = Grading.chapter("lab1-echo");

    @TempDir Path folder;

    private Path mine;
    private Path pages;

    @BeforeEach
    void folders() throws IOException {
        mine = Files.createDirectory(folder.resolve("my-echo"));
        pages = Files.createDirectory(folder.resolve("pages"));
    }

    @Test
    void what_is_on_the_page_counts() throws Exception {
        Chat.folder(mine, "EchoServer.java", NO_JAVA);
        Chat check = Chat.lab("check", "1", mine, "--also", page("our-own.md", "Say hello"));
        int all = chapter.conversations().size() + 1;
        int points = chapter.points() + 3;
        assertThat(check.out())
                .contains("0 of " + all + " passed")
                .contains("0 of " + points + " points");
    }

    @Test
    void what_is_on_the_page_comes_behind_the_labs_own() throws Exception {
        Chat.folder(mine, "EchoServer.java", NO_JAVA);
        Path page = page("our-own.md", "Say hello");
        List<String> expected = new ArrayList<>(ids(chapter));
        expected.add("say-hello");
        assertThat(judged(page)).isEqualTo(expected);
    }

    @Test
    void all_pages_of_a_folder_are_played_in_the_order_of_their_names() throws Exception {
        Chat.folder(mine, "EchoServer.java", NO_JAVA);
        page("b.md", "Second");
        page("c.md", "Third");
        page("a.md", "First");
        Files.writeString(pages.resolve("notes.txt"), "nothing to play\n");
        List<String> expected = new ArrayList<>(ids(chapter));
        expected.addAll(List.of("first", "second", "third"));
        assertThat(judged(pages)).isEqualTo(expected);
    }

    @Test
    void also_may_be_repeated() throws Exception {
        echoServer();
        Chat check =
                Chat.lab(
                        "check",
                        "1",
                        mine,
                        "--also",
                        page("a.md", "First"),
                        "--also",
                        page("b.md", "Second"),
                        "--only",
                        "first",
                        "--only",
                        "second");
        assertThat(check.out()).contains("2 of 2 passed");
    }

    @Test
    void only_picks_one_of_them_and_it_earns_its_points() throws Exception {
        echoServer();
        Path page = page("our-own.md", "Say hello");
        Chat check = Chat.lab("check", "1", mine, "--also", page, "--only", "say-hello");
        assertThat(check.out()).contains("1 of 1 passed · 3 of 3 points");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void what_is_on_the_page_may_wait_for_one_of_the_labs_own() throws Exception {
        shoutingServer();
        Path page = page("our-own.md", "Say hello");
        Chat check =
                Chat.lab(
                        "check", "1", mine, "--also", page, "--only", FIRST, "--only", "say-hello");
        assertThat(check.out()).contains("1 failed, 1 blocked");
    }

    @Test
    void a_failure_card_names_the_page_to_read() throws Exception {
        shoutingServer();
        Path page = page("our-own.md", "Say hello");
        Chat check = Chat.lab("check", "1", mine, "--also", page, "--only", "say-hello");
        assertThat(check.out()).contains("Read        " + page + "#say-hello\n");
    }

    @Test
    void the_command_on_a_failure_card_names_the_page() throws Exception {
        shoutingServer();
        Path page = page("our own.md", "Say hello");
        Chat check = Chat.lab("check", "1", mine, "--also", page, "--only", "say-hello");
        assertThat(check.out()).contains(" --also \"" + page + "\" --only say-hello\n");
    }

    @Test
    void the_command_on_a_failure_card_plays_just_that_one_again() throws Exception {
        shoutingServer();
        page("a.md", "First");
        page("b b.md", "Second");
        Chat check = Chat.lab("check", "1", mine, "--also", pages, "--only", "second");
        Chat again = Chat.lab((Object[]) commandOn(check));
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("✗ Second").contains("0 of 1 passed");
    }

    @Test
    void labs_does_not_remember_the_points_of_such_a_check() throws Exception {
        Chat.folder(mine, "EchoServer.java", NO_JAVA);
        Chat.lab("check", "1", mine, "--also", page("our-own.md", "Say hello"));
        assertThat(Chat.lab("labs", mine).out()).contains("EchoServer.java; not checked yet");
    }

    @Test
    void a_mistake_on_the_page_is_told_with_its_place() throws Exception {
        Path page = page("our-own.md", "Say hello");
        Files.writeString(page, Files.readString(page).replace("alice connects", "alice dances"));
        assertThat(complaintAbout(page))
                .startsWith("chatlab: the page has mistakes:\n" + page + ":6:7: ")
                .contains("alice dances");
    }

    @Test
    void a_page_without_a_conversation_is_named() throws Exception {
        Path page = Files.writeString(pages.resolve("our-own.md"), "# Ours\n\nLater.\n");
        assertThat(complaintAbout(page))
                .isEqualTo("chatlab: there is no conversation in " + page + "\n");
    }

    @Test
    void a_page_that_is_not_there_is_named() {
        Path page = pages.resolve("our-own.md");
        assertThat(complaintAbout(page))
                .isEqualTo("chatlab: there is no file or folder " + page + "\n");
    }

    @Test
    void a_folder_without_pages_is_named() throws Exception {
        Files.writeString(pages.resolve("notes.txt"), "nothing to play\n");
        assertThat(complaintAbout(pages))
                .isEqualTo("chatlab: there is no page (*.md) in the folder " + pages + "\n");
    }

    @Test
    void a_page_that_is_no_text_is_named() throws Exception {
        Path page = Files.writeString(pages.resolve("our-own.md"), "# Grüße\n", ISO_8859_1);
        assertThat(complaintAbout(page)).isEqualTo("chatlab: " + page + " is no text in UTF-8\n");
    }

    @Test
    void a_name_that_the_lab_has_already_is_told() throws Exception {
        Path page = page("our-own.md", "A line comes back");
        assertThat(complaintAbout(page))
                .contains(page + ":5:1: ")
                .contains("there is a conversation named a-line-comes-back already");
    }

    @Test
    void a_name_that_another_page_has_already_is_told() throws Exception {
        page("a.md", "Say hello");
        Path second = page("b.md", "Say hello");
        assertThat(complaintAbout(pages))
                .contains(second + ":5:1: ")
                .contains("there is a conversation named say-hello already");
    }

    @Test
    void a_wrong_page_is_told_before_anything_is_built() throws Exception {
        Chat.folder(mine, "chatlab.yaml", "build: touch built\nserver: ./server {port}\n");
        complaintAbout(pages);
        assertThat(mine.resolve("built")).doesNotExist();
    }

    /** A page with one conversation of three points. */
    private Path page(String name, String title) throws IOException {
        return Files.writeString(
                pages.resolve(name),
                """
                ## %s

                We say hello, and hear it.

                ```conversation 3 points, after a-line-comes-back
                alice connects
                alice => "hello\\n"
                alice <= "hello\\n"
                ```
                """
                        .formatted(title));
    }

    private void echoServer() throws IOException {
        server("data");
    }

    private void shoutingServer() throws IOException {
        server("data.upper()");
    }

    private void server(String answer) throws IOException {
        Chat.pythonServer(
                mine,
                """
                server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
                client, _ = server.accept()
                while data := client.recv(4096):
                    client.sendall(%s)
                """
                        .formatted(answer));
    }

    /** The names of all that is judged with these pages, in this order. */
    private List<String> judged(Path also) {
        Chat check = Chat.lab("check", "1", mine, "--also", also, "--json", "-");
        return JsonMapper.shared()
                .readTree(check.out())
                .path("conversations")
                .valueStream()
                .map(conversation -> conversation.path("id").asString())
                .toList();
    }

    private static List<String> ids(Chapter chapter) {
        return chapter.conversations().stream().map(Conversation::id).toList();
    }

    /** What is said about a page that cannot be played: it is wrong usage. */
    private String complaintAbout(Path also) {
        Chat check = Chat.lab("check", "1", mine, "--also", also);
        assertThat(check.exitCode()).isEqualTo(2);
        return check.err().replace(System.lineSeparator(), "\n");
    }

    /** The words of the command that a failure card ends with, without {@code ./chatlab}. */
    private static String[] commandOn(Chat check) {
        String command =
                check.out()
                        .lines()
                        .filter(line -> line.contains("Try again"))
                        .map(line -> line.substring(line.indexOf("./chatlab ") + 10))
                        .findFirst()
                        .orElseThrow();
        return Pattern.compile("\"([^\"]*)\"|\\S+")
                .matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .toArray(String[]::new);
    }
}

package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check --repeat}, on a program that fails every other time. */
class RepeatTest {

    @TempDir Path folder;

    @BeforeEach
    void every_other_start_echoes_nothing() throws IOException {
        Chat.pythonServer(
                folder,
                """
                import os
                mute = os.path.exists("mute")
                os.remove("mute") if mute else open("mute", "w").close()
                server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
                client, _ = server.accept()
                while data := client.recv(4096):
                    if not mute:
                        client.sendall(data)
                """);
    }

    @Test
    void what_passes_now_and_then_is_unstable() {
        Chat check = check("--repeat", "4");
        assertThat(check.out()).contains("unstable: passed 2 and failed 2 of 4 times");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void the_card_shows_how_it_went_when_it_failed_and_when_it_passed() {
        assertThat(check("--repeat", "2", "--seed", "5").out())
                .contains("It failed   alice, with seed 6")
                .contains("It passed   alice, with seed 5")
                .containsPattern("│ .* ms {2}alice received 6 bytes: hello");
    }

    @Test
    void the_card_names_the_command_that_plays_the_failing_round_again() {
        assertThat(check("--repeat", "2", "--seed", "5").out())
                .contains("--only a-line-comes-back --repeat 20 --seed 6");
    }

    @Test
    void each_round_is_told_with_its_seed() {
        assertThat(check("--repeat", "2").out())
                .contains("round 1 of 2, seed 0: 1 of 1 passed")
                .contains("round 2 of 2, seed 1: 0 of 1 passed; not a-line-comes-back");
    }

    @Test
    void the_json_counts_each_outcome() throws IOException {
        Path file = folder.resolve("verdict.json");
        check("--repeat", "3", "--json", file.toString());
        JsonNode conversation = JsonMapper.shared().readTree(file).path("conversations").path(0);
        assertThat(conversation.path("verdict").asString()).isEqualTo("unstable");
        assertThat(conversation.path("points").asInt()).isZero();
        assertThat(conversation.path("outcomes").toString())
                .startsWith(
                        "[{\"verdict\":\"pass\",\"times\":2,\"seeds\":[0,2]},"
                                + "{\"verdict\":\"fail\",\"times\":1,\"seeds\":[1],\"failure\":{");
    }

    @Test
    void one_round_is_a_check_like_any_other() {
        assertThat(check("--repeat", "1").out()).doesNotContain("round").contains("1 of 1 passed");
    }

    @Test
    void a_number_of_rounds_that_makes_no_sense_is_wrong_usage() {
        Chat check = check("--repeat", "0");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("--repeat takes a number from 1 to 1000");
    }

    @Test
    void a_negative_seed_is_wrong_usage() {
        Chat check = check("--seed", "-1");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).contains("--seed takes a number that is not negative");
    }

    private Chat check(String... options) {
        Object[] words = new Object[options.length + 5];
        System.arraycopy(
                new Object[] {"check", "1", folder, "--only", "a-line-comes-back"}, 0, words, 0, 5);
        System.arraycopy(options, 0, words, 5, options.length);
        return Chat.lab(words);
    }
}

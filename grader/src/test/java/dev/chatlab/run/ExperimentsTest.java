package dev.chatlab.run;

import static dev.chatlab.run.Stories.NO_ANSWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What tells two wrong ideas apart that look alike until then. */
class ExperimentsTest {

    private static final String SHOWS = "room -> hello\nscreen shows Received: hello";
    private static final String ALONE = "alice connects\nalice -> hello\nalice <- hello";

    private static final Main LEAVES_OUT_THE_SPEAKER =
            InProcessRoom.of(WireFormat.LINES, InProcessRoom.TO_THE_OTHERS);

    @Test
    void a_greeting_to_the_second_client_is_not_what_the_speaker_said() throws Exception {
        assertThat(
                        diagnosis(
                                "alice connects\nalice <- welcome\nalice -> hello\nalice <- hello",
                                InProcessServer.saying("welcome\n")))
                .isNotEqualTo(Optional.of(Misconception.THE_SPEAKER_DOES_NOT_HEAR));
    }

    @Test
    void a_text_with_a_placeholder_comes_with_enter_too() throws Exception {
        assertThat(
                        diagnosis(
                                "room -> hello\nscreen shows Received: {any}",
                                printingAfterEnter("Received: hello\n")))
                .contains(Misconception.INPUT_BLOCKS_OUTPUT);
    }

    @Test
    void enter_is_a_carriage_return_at_a_terminal() throws Exception {
        Main raw =
                InProcessClient.talking((_, self) -> {
                    InputStream keyboard = self.keyboard();
                    for (int key = keyboard.read(); key != '\r' && key >= 0; ) {
                        key = keyboard.read();
                    }
                    self.print("Received: hello\r\n");
                    return keyboard.read();
                });
        assertThat(diagnosis("user sits at a terminal\n" + SHOWS, raw))
                .contains(Misconception.INPUT_BLOCKS_OUTPUT);
    }

    // What comes when Enter is pressed.

    @Test
    void a_line_that_comes_with_enter_was_blocked_by_the_input() throws Exception {
        assertThat(diagnosis(SHOWS, printingAfterEnter("Received: hello\n")))
                .contains(Misconception.INPUT_BLOCKS_OUTPUT);
    }

    @Test
    void at_a_terminal_it_is_the_same() throws Exception {
        assertThat(
                        diagnosis(
                                "user sits at a terminal\n" + SHOWS,
                                printingAfterEnter("Received: hello\r\n")))
                .contains(Misconception.INPUT_BLOCKS_OUTPUT);
    }

    @Test
    void another_line_that_comes_with_enter_was_not_blocked() throws Exception {
        assertThat(diagnosis(SHOWS, printingAfterEnter("Received: something else\n")))
                .isNotEqualTo(Optional.of(Misconception.INPUT_BLOCKS_OUTPUT));
    }

    @Test
    void a_client_that_shows_nothing_was_not_blocked() throws Exception {
        assertThat(diagnosis(SHOWS, InProcessClient.printing("")))
                .isNotEqualTo(Optional.of(Misconception.INPUT_BLOCKS_OUTPUT));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_client_that_leaves_unread_what_the_server_said_waits_for_its_user() throws Exception {
        Main deaf = InProcessClient.talking((_, self) -> self.keyboard().read());
        assertThat(diagnosis(SHOWS, deaf)).contains(Misconception.INPUT_BLOCKS_OUTPUT);
    }

    @Test
    void a_client_that_ends_with_enter_needed_a_key() throws Exception {
        assertThat(diagnosis("room -> hello\nroom leaves\nclient exits", printingAfterEnter("")))
                .contains(Misconception.NEEDS_A_KEY_TO_END);
    }

    @Test
    void a_client_that_stays_whatever_is_pressed_does_not_see_the_end() throws Exception {
        Main stays = InProcessClient.talking((_, self) -> self.keyboard().readAllBytes().length);
        assertThat(diagnosis("room -> hello\nroom leaves\nclient exits", stays))
                .contains(Misconception.IGNORES_THE_END);
    }

    @Test
    void the_enter_of_the_experiment_was_not_typed_in_the_conversation() throws Exception {
        Result result = play(SHOWS, printingAfterEnter("Received: hello\n"));
        assertThat(result.transcript().has("user", Event.Typed.class)).isFalse();
    }

    @Test
    void what_comes_in_the_experiment_does_not_make_up_for_it() throws Exception {
        Failure failure =
                play(SHOWS, printingAfterEnter("Received: hello\n")).failure().orElseThrow();
        assertThat(failure.actual()).isEmpty();
    }

    // What somebody else hears.

    @Test
    void a_lonely_speaker_whom_others_hear_is_left_out() throws Exception {
        assertThat(diagnosis(ALONE, LEAVES_OUT_THE_SPEAKER))
                .contains(Misconception.THE_SPEAKER_DOES_NOT_HEAR);
    }

    @Test
    void a_lonely_speaker_whom_nobody_hears_is_met_with_silence() throws Exception {
        assertThat(diagnosis(ALONE, InProcessServer.silent())).contains(Misconception.SAYS_NOTHING);
    }

    @Test
    void a_speaker_who_has_left_out_others_before_counts_as_lonely() throws Exception {
        assertThat(diagnosis("bob connects\nbob leaves\n" + ALONE, LEAVES_OUT_THE_SPEAKER))
                .contains(Misconception.THE_SPEAKER_DOES_NOT_HEAR);
    }

    @Test
    void the_second_client_of_the_experiment_was_not_in_the_conversation() throws Exception {
        Result result = play(ALONE, LEAVES_OUT_THE_SPEAKER);
        assertThat(result.transcript().actors()).containsExactly("alice");
    }

    @Test
    void where_others_are_there_nobody_else_comes() throws Exception {
        assertThat(clientsOf("wire lines", "bob connects\n" + ALONE)).isLessThanOrEqualTo(2);
    }

    @Test
    void raw_bytes_are_nobody_elses() throws Exception {
        assertThat(clientsOf("wire raw bytes", ALONE)).isLessThanOrEqualTo(1);
    }

    @Test
    void who_waits_for_something_else_than_a_message_stays_alone() throws Exception {
        assertThat(clientsOf("wire lines", "alice connects\nalice is disconnected"))
                .isLessThanOrEqualTo(1);
    }

    /** How many connect to a server that says nothing, until it is ended. */
    private static int clientsOf(String settings, String script) throws Exception {
        AtomicInteger clients = new AtomicInteger();
        Main silent =
                InProcessServer.serving(caller -> {
                    clients.incrementAndGet();
                    caller.awaitEnd();
                });
        assertThat(Stories.play(settings, script, silent, NO_ANSWER).failure()).isPresent();
        return clients.get();
    }

    /** A client that waits for a line of its user before it looks at anything else. */
    private static Main printingAfterEnter(String text) {
        return InProcessClient.talking((server, self) -> {
            server.getInputStream().read(new byte[64]);
            InputStream keyboard = self.keyboard();
            new BufferedReader(new InputStreamReader(keyboard, UTF_8)).readLine();
            self.print(text);
            return text.isEmpty() ? 0 : keyboard.read();
        });
    }

    private static Optional<Misconception> diagnosis(String script, Main main) throws Exception {
        return play(script, main).failure().orElseThrow().diagnosis();
    }

    private static Result play(String script, Main main) throws Exception {
        return Stories.play("wire lines", script, main, NO_ANSWER);
    }
}

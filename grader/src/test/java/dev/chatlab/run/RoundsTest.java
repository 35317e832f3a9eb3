package dev.chatlab.run;

import static dev.chatlab.run.Stories.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.run.InProcessProgram.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same conversations, several times. */
class RoundsTest {

    private static final String GATE =
            """
            ## The gate

            ```conversation 2 points
            alice connects
            alice -> hello
            alice <- hello
            ```

            """;
    private static final String BEHIND =
            """
            ## Behind it

            ```conversation 1 point, after the-gate
            bob connects
            bob -> good day
            bob <- good day
            ```
            """;

    @Test
    void what_passes_every_time_passes() throws Exception {
        assertThat(play(GATE, 3, InProcessServer.echo()))
                .extracting(Result::verdict)
                .containsExactly(Verdict.PASS);
    }

    @Test
    void what_fails_every_time_fails() throws Exception {
        assertThat(play(GATE, 3, failingOn(1, 2, 3)))
                .extracting(Result::verdict)
                .containsExactly(Verdict.FAIL);
    }

    @Test
    void what_passes_and_fails_is_unstable_and_earns_nothing() throws Exception {
        assertThat(play(GATE, 3, failingOn(2)))
                .extracting(Result::verdict, Result::points)
                .containsExactly(tuple(Verdict.UNSTABLE, 0));
    }

    @Test
    void each_way_in_which_it_went_is_counted_with_its_seeds() throws Exception {
        List<Outcome> outcomes = play(GATE, 4, failingOn(2, 4)).getFirst().outcomes();
        assertThat(outcomes)
                .extracting(outcome -> outcome.first().verdict(), Outcome::seeds)
                .containsExactly(
                        tuple(Verdict.PASS, List.of(7L, 9L)),
                        tuple(Verdict.FAIL, List.of(8L, 10L)));
    }

    @Test
    void the_transcript_is_that_of_the_first_failure() throws Exception {
        Result result = play(GATE, 2, failingOn(2)).getFirst();
        assertThat(result.transcript().receivedBy("alice").text()).isEqualTo("HELLO\n");
    }

    @Test
    void what_was_blocked_in_one_round_and_passed_in_others_is_blocked() throws Exception {
        Result behind = play(GATE + BEHIND, 2, failingOn(2)).getLast();
        assertThat(behind.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(behind.reason()).hasValue("\"The gate\" must pass first");
    }

    @Test
    void a_round_is_told_when_it_is_over() throws Exception {
        List<Integer> told = new ArrayList<>();
        rounds(GATE, InProcessServer.echo()).play(3, 0, round -> told.add(round.number()));
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void before_the_first_round_nothing_has_been_earned() throws Exception {
        assertThat(rounds(GATE, InProcessServer.echo()).soFar())
                .extracting(Result::verdict)
                .containsExactly(Verdict.BLOCKED);
    }

    private static List<Result> play(String page, int rounds, Main server) throws Exception {
        return rounds(page, server).play(rounds, 7, _ -> {});
    }

    private static Rounds rounds(String page, Main server) {
        List<Conversation> conversations =
                Stories.chapter("```lab\nserver ChatServer PORT\nwire lines\n```\n\n" + page)
                        .conversations();
        Suite suite = new Suite(InProcessLauncher::ready, new InProcessLauncher(server), PATIENT);
        return new Rounds(suite, conversations);
    }

    /** An echo that shouts at these of those who say hello, counted from 1. */
    private static Main failingOn(Integer... callers) {
        AtomicInteger hellos = new AtomicInteger();
        return InProcessServer.serving(client -> {
            String word = client.readText();
            boolean shouts =
                    word.startsWith("hello") && List.of(callers).contains(hellos.incrementAndGet());
            client.write(shouts ? word.toUpperCase(Locale.ROOT) : word);
            client.awaitEnd();
        });
    }
}

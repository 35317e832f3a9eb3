package dev.chatlab.run;

import static dev.chatlab.run.Stories.NO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.Stories.Told;
import org.junit.jupiter.api.Test;

/** {@code server comes to rest} and {@code server has no thread for each client}. */
class RestTest {

    private static final String RESTS = "alice connects\nserver comes to rest\n";
    private static final String FEW = "20 clients connect\nserver has no thread for each client\n";

    /** What a program may have for itself, and one for four of those who are there. */
    private static final int TOLERATED = 40 + 20 / 4;

    @Test
    void who_has_no_thread_that_runs_is_at_rest() throws Exception {
        Stories.passes("wire lines", RESTS, busy(0));
    }

    @Test
    void who_always_has_one_that_runs_never_comes_to_rest() throws Exception {
        assertThat(Stories.failureOf("wire lines", RESTS, busy(1), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                "server comes to rest",
                                "server",
                                Ended.BUSY,
                                "no thread that runs",
                                "1 running",
                                "The server does not come to rest: one of its threads runs all the"
                                        + " time."));
    }

    @Test
    void there_is_time_to_come_to_rest() throws Exception {
        Stories.passes(
                "wire lines",
                RESTS,
                self -> {
                    self.isBusyWith(1);
                    self.fork(() -> {
                        self.awaitLookedAt();
                        self.isBusyWith(0);
                    });
                    return InProcessServer.silent().run(self);
                });
    }

    @Test
    void rest_that_cannot_be_seen_is_believed() throws Exception {
        Stories.passes("wire lines", RESTS, InProcessServer.silent());
    }

    @Test
    void a_few_threads_are_no_thread_for_each_client() throws Exception {
        Stories.passes("wire lines", FEW, with(TOLERATED));
    }

    @Test
    void many_threads_are_one_for_each_client() throws Exception {
        assertThat(Stories.failureOf("wire lines", FEW, with(TOLERATED + 1), NO_ANSWER))
                .isEqualTo(
                        new Told(
                                "server has no thread for each client",
                                "server",
                                Ended.HELD,
                                "a few threads for 20 clients",
                                "46 threads",
                                "The server has more threads than a server of one thread needs."));
    }

    private static Main busy(int threads) {
        return self -> {
            self.isBusyWith(threads);
            return InProcessServer.silent().run(self);
        };
    }

    private static Main with(int threads) {
        return self -> {
            self.holds(21, threads);
            return InProcessServer.silent().run(self);
        };
    }
}

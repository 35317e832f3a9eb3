package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeadlineTest {

    private static final Duration TINY = Duration.ofMillis(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration AGES = Duration.ofHours(1);

    private final AtomicReference<Duration> stalled = new AtomicReference<>(Duration.ZERO);

    @Test
    void a_wait_is_not_over_before_its_budget() {
        assertThat(Deadline.in(AGES, stalled::get).remaining()).isPositive();
    }

    @Test
    void a_wait_without_a_budget_is_over() {
        assertThat(Deadline.in(Duration.ZERO, stalled::get).remaining()).isNotPositive();
    }

    @Test
    void the_kernel_is_not_asked_before_the_budget_has_run_out() {
        Deadline deadline =
                Deadline.in(
                        AGES,
                        () -> {
                            throw new AssertionError("asked too early");
                        });
        assertThat(deadline.remaining()).isPositive();
    }

    @Test
    void time_in_which_the_program_could_not_run_does_not_count() {
        Deadline deadline = Deadline.in(SHORT, stalled::get);
        awaitTheEndOf(deadline);
        stalled.set(AGES);
        assertThat(deadline.remaining()).isPositive();
    }

    @Test
    void however_long_the_program_could_not_run_the_wait_ends() {
        stalled.set(AGES);
        Deadline deadline = Deadline.in(TINY, stalled::get);
        awaitTheEndOf(deadline);
        assertThat(deadline.remaining()).isNotPositive();
    }

    @Test
    void progress_begins_the_budget_anew() {
        Deadline deadline = Deadline.in(SHORT, stalled::get);
        awaitTheEndOf(deadline);
        deadline.progress();
        assertThat(deadline.remaining()).isPositive();
    }

    @Test
    void progress_without_end_does_not_make_a_wait_endless() {
        Deadline deadline = Deadline.in(TINY, stalled::get);
        Deadline muchLater = Deadline.in(TINY.multipliedBy(50), stalled::get);
        while (muchLater.remaining() > 0) {
            deadline.progress();
        }
        assertThat(deadline.remaining()).isNotPositive();
    }

    /** It comes by itself. */
    private static void awaitTheEndOf(Deadline deadline) {
        while (deadline.remaining() > 0) {
            Thread.onSpinWait();
        }
    }
}

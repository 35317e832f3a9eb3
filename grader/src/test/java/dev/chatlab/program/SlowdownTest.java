package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stands in for the kernel's own figures where it gives none. */
class SlowdownTest {

    @Test
    void on_a_machine_that_has_time_nothing_is_stalled() {
        assertThat(Slowdown.stalled(Duration.ofSeconds(8), 1)).isZero();
    }

    @Test
    void where_everything_takes_four_times_as_long_three_quarters_are_stalled() {
        assertThat(Slowdown.stalled(Duration.ofSeconds(8), 4)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void a_measurement_is_never_less_than_one() {
        assertThat(Slowdown.measure()).isBetween(1.0, 10_000.0);
    }
}

package dev.chatlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final long BUSY = Duration.ofSeconds(1).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    @Test
    void it_is_late_while_other_virtual_threads_keep_all_carriers_busy() throws Exception {
        long before = Heartbeat.lateNanos();
        long end = System.nanoTime() + BUSY;
        List<Thread> busy =
                IntStream.range(0, 4 * Runtime.getRuntime().availableProcessors())
                        .mapToObj(_ -> Thread.startVirtualThread(() -> spin(end, () -> false)))
                        .toList();
        for (Thread thread : busy) {
            thread.join();
        }
        // It has waited in their queue, and counts that when its turn has come.
        spin(end + PATIENCE, () -> Heartbeat.lateNanos() - before > BUSY / 2);
        assertThat(Heartbeat.lateNanos() - before).isGreaterThan(BUSY / 2);
    }

    private static void spin(long end, BooleanSupplier enough) {
        while (System.nanoTime() < end && !enough.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}

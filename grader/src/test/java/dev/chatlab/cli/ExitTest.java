package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ExitTest {

    /** A process that says when the JVM runs its shutdown hooks. */
    static final class Leaving {
        private Leaving() {}

        public static void main(String[] args) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> System.out.println("in the hook")));
            Exit.atOnce(7);
        }
    }

    /** A process that is stopped, and whose main thread comes to its end before the hooks do. */
    static final class Stopped {
        private Stopped() {}

        public static void main(String[] args) throws InterruptedException {
            Thread main = Thread.currentThread();
            CountDownLatch stopped = new CountDownLatch(1);
            Thread hook =
                    new Thread(() -> {
                        stopped.countDown();
                        while (main.getState() != Thread.State.BLOCKED) {
                            Thread.onSpinWait();
                        }
                        System.out.println("in the hook");
                    });
            Runtime.getRuntime().addShutdownHook(hook);
            new Thread(() -> System.exit(3)).start();
            stopped.await();
            Exit.atOnce(7);
        }
    }

    @Test
    void the_process_ends_with_the_code_and_without_shutdown_hooks() throws Exception {
        assertThat(run(Leaving.class)).isEqualTo("7");
    }

    @Test
    void an_aot_cache_that_is_recorded_gets_an_ordinary_exit() throws Exception {
        assertThat(run(Leaving.class, "-Dchatlab.training=true")).isEqualTo("in the hook\n7");
    }

    @Test
    void hooks_that_run_already_come_to_their_end() throws Exception {
        assertThat(run(Stopped.class)).isEqualTo("in the hook\n3");
    }

    /** What it printed, and its exit code. */
    private static String run(Class<?> program, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        command.add(program.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.readAllAsString() + process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}

package dev.chatlab.program;

import static dev.chatlab.program.Samples.awaitPrinted;
import static dev.chatlab.program.Samples.awaitThat;
import static dev.chatlab.program.Samples.plan;
import static dev.chatlab.program.Samples.python;
import static dev.chatlab.program.Samples.start;
import static dev.chatlab.program.Samples.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LocalProgramTest {
    @TempDir private Path folder;

    @Test
    void host_and_port_are_told_wherever_the_command_wants_them() throws Exception {
        try (RunningProgram program = start(folder, "echo", "--listen={host}:{port}")) {
            awaitPrinted(program, "--listen=127.0.0.1:12345\n");
            assertThat(program.port()).isEqualTo(12_345);
        }
    }

    @Test
    void its_exit_is_known_with_its_code() throws Exception {
        try (RunningProgram program = start(folder, "sh", "-c", "exit 7")) {
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void its_last_words_are_there_when_its_output_has_ended() throws Exception {
        try (RunningProgram program = start(folder, "sh", "-c", "echo out; echo err >&2; exit 1")) {
            assertThat(program.output().awaitEnd(30_000_000_000L)).isTrue();
            assertThat(program.output().tail())
                    .containsExactlyInAnyOrder(
                            new OutputLine(Output.Stream.OUT, "out"),
                            new OutputLine(Output.Stream.ERR, "err"));
        }
    }

    @Test
    void what_is_typed_arrives_and_ends() throws Exception {
        try (RunningProgram program = start(folder, "cat")) {
            program.type("grüße".getBytes(UTF_8));
            awaitPrinted(program, "^grüße$");
            program.type("\n".getBytes(UTF_8));
            awaitPrinted(program, "^grüße\n$");
            program.endInput();
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void typing_to_a_program_that_is_gone_fails() throws Exception {
        try (RunningProgram program = start(folder, "true")) {
            program.exit().get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> program.type("hello\n".getBytes(UTF_8)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void asking_to_stop_lets_it_say_goodbye() throws Exception {
        String script =
                """
                import signal, sys
                def stop(*_):
                    print('goodbye')
                    sys.exit(4)
                signal.signal(signal.SIGTERM, stop)
                print('ready')
                while True: signal.pause()
                """;
        try (RunningProgram program = python(folder, script)) {
            awaitPrinted(program, "ready");
            program.askToStop();
            awaitPrinted(program, "goodbye");
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isEqualTo(4);
        }
    }

    @Test
    void it_inherits_the_graders_variables_and_gets_some_of_its_own() throws Exception {
        LaunchPlan plan = plan(folder, "env");
        plan =
                new LaunchPlan(
                        plan.role(),
                        plan.command(),
                        folder,
                        Surroundings.variables(),
                        plan.fixedPort(),
                        plan.java(),
                        plan.sources());
        try (RunningProgram program = new ProcessLauncher().launch(plan, "127.0.0.1", 1)) {
            program.output().awaitEnd(30_000_000_000L);
            assertThat(program.output().text(Output.Stream.OUT))
                    .contains("PYTHONUNBUFFERED=1\n", "CHATLAB_PROGRAM=", "PATH=");
        }
    }

    @Test
    void a_command_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> start(folder, "no-such-command", "{port}"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("cannot start the server: there is no command \"no-such-command\"");
    }

    @Test
    void a_script_that_may_not_be_executed_is_named_with_what_to_do() throws Exception {
        write(folder, "server.sh", "echo hello");
        assertThatThrownBy(() -> start(folder, "./server.sh"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage(
                        "cannot start the server: \"./server.sh\" may not be executed (try: chmod +x ./server.sh)");
    }

    @Test
    void a_folder_that_is_gone_is_named() {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> start(gone, "true"))
                .isInstanceOf(LaunchFailure.class)
                .hasMessage("cannot start the server: the folder " + gone + " is gone");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_port_it_listens_on_instead_is_found_in_a_child_too() throws Exception {
        String script =
                """
                import os, socket
                server = socket.create_server(('127.0.0.1', 0))
                if os.fork() == 0:
                    server.close()
                    other = socket.create_server(('::1', 0), family=socket.AF_INET6)
                    print('port=%d ' % other.getsockname()[1])
                else:
                    server.close()
                import signal
                signal.pause()
                """;
        try (RunningProgram program = python(folder, script)) {
            int port = Integer.parseInt(awaitPrinted(program, "port=(\\d+) ").group(1));
            awaitThat(
                    "the parent's port is closed",
                    () -> program.listensElsewhere().orElse(0) == port);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_port_it_was_told_is_not_elsewhere() throws Exception {
        int port = Ports.reserve();
        write(
                folder,
                "server.py",
                """
                import signal, socket, sys
                server = socket.create_server(('127.0.0.1', int(sys.argv[1])))
                print('up')
                signal.pause()
                """);
        LaunchPlan plan = plan(folder, "python3", "-u", "server.py", "{port}");
        try (RunningProgram program = new ProcessLauncher().launch(plan, "127.0.0.1", port)) {
            awaitPrinted(program, "up");
            assertThat(program.listensElsewhere()).isEmpty();
        } finally {
            Ports.release(port);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void time_without_a_core_is_counted_and_never_exceeds_its_life() throws Exception {
        String script =
                """
                import os
                for _ in range(4 * os.cpu_count()):
                    if os.fork() == 0:
                        while True: pass
                os.wait()
                """;
        long before = System.nanoTime();
        try (RunningProgram program = python(folder, script)) {
            // They wait at the same time, so that together they wait longer than it lives.
            awaitThat(
                    "much waiting",
                    () ->
                            ProcFs.runQueueNanos(
                                            ProcFs.descendants(ProcessHandle.current()).toList())
                                    > System.nanoTime() - before);
            Duration stalled = program.stalled();
            assertThat(stalled).isPositive();
            assertThat(program.stalled()).isGreaterThanOrEqualTo(stalled);
            assertThat(program.stalled())
                    .isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - before));
        }
    }

    @Test
    void a_dead_program_has_no_threads_no_port_and_keeps_its_stalled_time() throws Exception {
        RunningProgram program = start(folder, "true");
        program.exit().get(30, TimeUnit.SECONDS);
        program.close();
        assertThat(program.threads()).isEmpty();
        assertThat(program.listensElsewhere()).isEmpty();
        assertThat(program.stalled()).isGreaterThanOrEqualTo(Duration.ZERO);
    }
}

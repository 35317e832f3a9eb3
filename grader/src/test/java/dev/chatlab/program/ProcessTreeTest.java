package dev.chatlab.program;

import static dev.chatlab.program.Samples.awaitPrinted;
import static dev.chatlab.program.Samples.python;
import static dev.chatlab.program.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessTreeTest {
    private static final String IGNORE_SIGTERM =
            """
            import os, signal, sys, time
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            """;

    @TempDir private Path folder;

    @Test
    void a_program_that_ignores_sigterm_is_killed() throws Exception {
        RunningProgram program =
                python(
                        folder,
                        IGNORE_SIGTERM
                                + "os.write(1, b'%d ready\\n' % os.getpid()); signal.pause()");
        awaitPrinted(program, "ready");
        program.close();
        assertThat(program.exit().get(30, TimeUnit.SECONDS)).isEqualTo(128 + 9);
        assertAllEnded(program, 1);
    }

    @Test
    void children_are_ended_even_when_they_ignore_sigterm() throws Exception {
        String script =
                """
                for _ in range(3):
                    if os.fork() == 0:
                        os.write(1, b'%d child\\n' % os.getpid())
                        signal.pause()
                os.write(1, b'%d ready\\n' % os.getpid())
                signal.pause()
                """;
        RunningProgram program = python(folder, IGNORE_SIGTERM + script);
        awaitPrinted(program, "(?s)(?=.*ready)(.*child){3}");
        program.close();
        assertAllEnded(program, 4);
    }

    @Test
    void children_of_a_program_that_is_dead_already_are_ended() throws Exception {
        RunningProgram program =
                start(folder, "sh", "-c", "sleep 600 >/dev/null 2>&1 & echo $! child");
        program.exit().get(30, TimeUnit.SECONDS);
        awaitPrinted(program, "child");
        if (ProcFs.present()) {
            program.close();
            assertAllEnded(program, 1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_daemon_that_left_parent_session_and_output_is_ended() throws Exception {
        String script =
                """
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        os.write(1, b'%d daemon\\n' % os.getpid())
                        null = os.open('/dev/null', os.O_RDWR)
                        for fd in (0, 1, 2): os.dup2(null, fd)
                        signal.pause()
                    os._exit(0)
                os.wait()
                signal.pause()
                """;
        RunningProgram program = python(folder, IGNORE_SIGTERM + script);
        awaitPrinted(program, "daemon");
        program.close();
        assertAllEnded(program, 1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void many_children_that_respawn_each_other_are_caught() throws Exception {
        String script =
                """
                def guard():
                    while True:
                        child = os.fork()
                        if child == 0:
                            os.setsid()
                            signal.pause()
                        os.write(1, b'%d child\\n' % child)
                        os.waitpid(child, 0)
                for _ in range(8):
                    if os.fork() == 0: guard()
                os.write(1, b'ready\\n')
                signal.pause()
                """;
        RunningProgram program = python(folder, IGNORE_SIGTERM + script);
        awaitPrinted(program, "(?s)(?=.*ready)(.*child){8}");
        program.close();
        assertAllEnded(program, 8);
    }

    @Test
    void closing_twice_does_nothing() throws Exception {
        RunningProgram program = start(folder, "cat");
        program.close();
        program.close();
        assertThat(program.exit())
                .succeedsWithin(Duration.ofSeconds(10)); // it is told a moment later
        assertThat(program.output().ended()).isTrue();
    }

    @Test
    void closing_works_for_a_thread_that_is_interrupted() throws Exception {
        RunningProgram program =
                python(
                        folder,
                        IGNORE_SIGTERM
                                + "os.write(1, b'%d ready\\n' % os.getpid()); signal.pause()");
        awaitPrinted(program, "ready");
        Thread.currentThread().interrupt();
        program.close();
        assertThat(Thread.interrupted()).isTrue();
        assertAllEnded(program, 1);
    }

    /** Each process of the program has printed its number at the start of a line. */
    private static void assertAllEnded(RunningProgram program, int atLeast) {
        List<Long> pids =
                Pattern.compile("(?m)^\\d+")
                        .matcher(program.output().text(Output.Stream.OUT))
                        .results()
                        .map(MatchResult::group)
                        .map(Long::valueOf)
                        .toList();
        assertThat(pids).hasSizeGreaterThanOrEqualTo(atLeast).noneMatch(Samples::lives);
    }
}

package dev.chatlab.program;

import static dev.chatlab.program.Samples.awaitPrinted;
import static dev.chatlab.program.Samples.plan;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real program at a real pseudo-terminal. */
@DisabledOnOs(OS.WINDOWS)
class TerminalTest {

    private static final byte CTRL_C = 3;

    @TempDir private Path folder;

    @Test
    void all_three_streams_are_the_terminal() throws Exception {
        try (RunningProgram program = sh("test -t 0 && test -t 1 && test -t 2 && echo yes")) {
            awaitPrinted(program, "yes");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void it_is_given_back_when_the_program_has_been_closed() throws Exception {
        long before = openTerminals();
        try (RunningProgram program = sh("echo yes; cat")) {
            awaitPrinted(program, "yes");
            assertThat(openTerminals()).as("while it runs").isEqualTo(before + 1);
        }
        assertThat(openTerminals()).as("afterwards").isEqualTo(before);
    }

    @Test
    void its_size_is_known_at_once() throws Exception {
        try (RunningProgram program = sh("stty size")) {
            awaitPrinted(program, "^24 80\\R");
        }
    }

    @Test
    void its_type_is_told() throws Exception {
        try (RunningProgram program = sh("echo \"type $TERM\"")) {
            awaitPrinted(program, "type xterm-256color\\R");
        }
    }

    @Test
    void a_program_is_told_host_port_and_name() throws Exception {
        try (RunningProgram program = atTerminal("echo", "{host}", "{port}", "{name}")) {
            awaitPrinted(program, "^127.0.0.1 12345 user\\R");
        }
    }

    @Test
    void what_is_printed_is_on_the_screen() throws Exception {
        try (RunningProgram program = sh("echo one; echo two")) {
            assertThat(screenAtTheEndOf(program)).isEqualTo("one\ntwo");
        }
    }

    @Test
    void escape_sequences_are_interpreted() throws Exception {
        try (RunningProgram program = sh("printf 'wrong\\r\\033[Kright\\n'")) {
            assertThat(screenAtTheEndOf(program)).isEqualTo("right");
        }
    }

    @Test
    void standard_error_is_on_the_screen_as_well() throws Exception {
        try (RunningProgram program = sh("echo one; echo oops >&2; echo two")) {
            assertThat(screenAtTheEndOf(program)).isEqualTo("one\noops\ntwo");
        }
    }

    @Test
    void standard_error_comes_as_output() throws Exception {
        try (RunningProgram program = sh("echo oops >&2")) {
            awaitEndOfOutput(program);
            assertThat(program.output().tail())
                    .containsExactly(new OutputLine(Output.Stream.OUT, "oops"));
        }
    }

    @Test
    void a_program_between_pipes_has_no_screen() throws Exception {
        try (RunningProgram program = Samples.start(folder, "true")) {
            assertThat(program.screen()).isEmpty();
        }
    }

    @Test
    void keys_arrive_and_enter_ends_the_line() throws Exception {
        try (RunningProgram program = sh("read line; echo \"got $line.\"")) {
            type(program, "hel");
            type(program, "lo\r");
            awaitPrinted(program, "got hello\\.");
        }
    }

    @Test
    void what_is_typed_is_seen() throws Exception {
        try (RunningProgram program = sh("echo ready; read line")) {
            awaitPrinted(program, "ready");
            type(program, "grüße");
            awaitPrinted(program, "grüße");
            assertThat(screen(program).beforeCursor()).isEqualTo("grüße");
        }
    }

    @Test
    void backspace_takes_a_whole_character_back() throws Exception {
        try (RunningProgram program = sh("echo ready; read line; echo \"got $line.\"")) {
            awaitPrinted(program, "ready");
            type(program, "xü\u007fy\r");
            awaitPrinted(program, "got xy\\.");
        }
    }

    @Test
    void ctrl_d_ends_the_input() throws Exception {
        try (RunningProgram program = sh("cat; echo over")) {
            program.endInput();
            awaitPrinted(program, "over");
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void ctrl_c_ends_the_program_as_a_signal_does() throws Exception {
        try (RunningProgram program = sh("echo ready; exec cat")) {
            awaitPrinted(program, "ready");
            program.type(new byte[] {CTRL_C});
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isEqualTo(128 + 2);
        }
    }

    @Test
    void its_exit_is_known_with_its_code() throws Exception {
        try (RunningProgram program = sh("exit 7")) {
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void asking_to_stop_lets_it_say_goodbye() throws Exception {
        String polite = "trap 'echo goodbye; exit 4' TERM; echo ready; while :; do :; done";
        try (RunningProgram program = sh(polite)) {
            awaitPrinted(program, "ready");
            program.askToStop();
            awaitPrinted(program, "goodbye");
            assertThat(program.exit().get(30, TimeUnit.SECONDS)).isEqualTo(4);
        }
    }

    @Test
    void who_asks_where_the_cursor_is_gets_an_answer() throws Exception {
        String asking = "stty raw -echo; printf 'here:\\033[6n'; head -c 6 | tr '\\033' '^'";
        try (RunningProgram program = sh(asking)) {
            awaitPrinted(program, "\\^\\[1;6R");
        }
    }

    @Test
    void closing_leaves_no_process() throws Exception {
        RunningProgram program = sh("trap '' HUP TERM; sleep 600 & echo \"$$ $! ready\"; cat");
        List<Long> pids =
                Stream.of(awaitPrinted(program, "(\\d+) (\\d+) ready"))
                        .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                        .map(Long::valueOf)
                        .toList();
        program.close();
        assertThat(pids).hasSize(2).noneMatch(Samples::lives);
    }

    @Test
    void closing_ends_the_output() throws Exception {
        RunningProgram program = sh("echo ready; exec cat");
        awaitPrinted(program, "ready");
        program.close();
        assertThat(program.output().ended()).isTrue();
    }

    @Test
    void closing_twice_does_nothing() throws Exception {
        RunningProgram program = sh("cat");
        program.close();
        program.close();
        assertThat(program.exit())
                .succeedsWithin(Duration.ofSeconds(10)); // it is told a moment later
    }

    @Test
    void a_screen_stays_when_the_program_is_gone() throws Exception {
        RunningProgram program = sh("echo last words");
        awaitEndOfOutput(program);
        program.close();
        assertThat(screen(program)).hasToString("last words");
    }

    private RunningProgram sh(String script) throws LaunchFailure {
        return atTerminal("sh", "-c", script);
    }

    private RunningProgram atTerminal(String... command) throws LaunchFailure {
        return new ProcessLauncher().launchAtTerminal(plan(folder, command), "127.0.0.1", 12_345);
    }

    private static void type(RunningProgram program, String keys) throws IOException {
        program.type(keys.getBytes(UTF_8));
    }

    private static Screen screen(RunningProgram program) {
        return program.screen().orElseThrow();
    }

    private static String screenAtTheEndOf(RunningProgram program) throws InterruptedException {
        awaitEndOfOutput(program);
        return screen(program).toString();
    }

    private static void awaitEndOfOutput(RunningProgram program) throws InterruptedException {
        assertThat(program.output().awaitEnd(30_000_000_000L)).isTrue();
    }

    /** How many of this process's file descriptors are the grader's end of a pseudo-terminal. */
    private static long openTerminals() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(TerminalTest::isTerminal).count();
        }
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).endsWith("ptmx");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}

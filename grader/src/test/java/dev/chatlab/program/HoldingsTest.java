package dev.chatlab.program;

import static dev.chatlab.program.Samples.awaitPrinted;
import static dev.chatlab.program.Samples.awaitThat;
import static dev.chatlab.program.Samples.python;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.RunningProgram.Holdings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Linux tells of the sockets and threads of a program. */
@EnabledOnOs(OS.LINUX)
class HoldingsTest {

    @TempDir private Path folder;

    @Test
    void a_program_that_does_nothing_holds_one_thread_and_no_socket() throws Exception {
        assertThat(holdings("")).contains(new Holdings(0, 1));
    }

    @Test
    void every_socket_counts_whether_it_listens_or_not() throws Exception {
        String script =
                """
                listening = socket.create_server(('127.0.0.1', 0))
                client = socket.create_connection(listening.getsockname())
                served, _ = listening.accept()
                """;
        assertThat(holdings(script)).contains(new Holdings(3, 1));
    }

    @Test
    void a_socket_that_is_closed_does_not_count() throws Exception {
        String script =
                """
                one, two = socket.socketpair()
                one.close()
                """;
        assertThat(holdings(script)).contains(new Holdings(1, 1));
    }

    @Test
    void every_thread_counts() throws Exception {
        String script =
                """
                for _ in range(4):
                    threading.Thread(target=threading.Event().wait, daemon=True).start()
                """;
        assertThat(holdings(script)).contains(new Holdings(0, 5));
    }

    @Test
    void a_file_is_no_socket() throws Exception {
        assertThat(holdings("file = open('program.py')")).contains(new Holdings(0, 1));
    }

    @Test
    void its_children_count_with_it() throws Exception {
        String script =
                """
                if os.fork() == 0:
                    both = socket.socketpair()
                    print('child')
                    signal.pause()
                """;
        try (RunningProgram program = start(script)) {
            awaitPrinted(program, "(?s)(?=.*ready).*child");
            assertThat(program.holdings()).contains(new Holdings(2, 2));
        }
    }

    @Test
    void what_it_lets_go_of_counts_no_more() throws Exception {
        String script =
                """
                both = socket.socketpair()
                print('ready')
                sys.stdin.readline()
                for one in both: one.close()
                """;
        try (RunningProgram program = start(script)) {
            awaitPrinted(program, "ready");
            assertThat(program.holdings()).contains(new Holdings(2, 1));
            program.type(new byte[] {'\n'});
            awaitThat(
                    "both are closed",
                    () -> program.holdings().equals(Optional.of(new Holdings(0, 1))));
        }
    }

    @Test
    void a_dead_program_holds_nothing() throws Exception {
        try (RunningProgram program = Samples.start(folder, "true")) {
            program.exit().get(30, TimeUnit.SECONDS);
            assertThat(program.holdings()).contains(new Holdings(0, 0));
        }
    }

    @Test
    void a_thread_that_spins_is_busy() throws Exception {
        String script =
                """
                def spin():
                    while True: pass
                threading.Thread(target=spin, daemon=True).start()
                """;
        try (RunningProgram program = start(script)) {
            awaitPrinted(program, "ready");
            awaitThat(
                    "one runs, and the other one waits",
                    () -> program.busyThreads().equals(OptionalInt.of(1)));
        }
    }

    @Test
    void a_program_that_waits_is_not_busy() throws Exception {
        try (RunningProgram program = start("")) {
            awaitPrinted(program, "ready");
            awaitThat(
                    "none of its threads runs",
                    () -> program.busyThreads().equals(OptionalInt.of(0)));
        }
    }

    private Optional<Holdings> holdings(String script) throws Exception {
        try (RunningProgram program = start(script)) {
            awaitPrinted(program, "ready");
            return program.holdings();
        }
    }

    private RunningProgram start(String script) throws Exception {
        return python(
                folder,
                "import os, signal, socket, sys, threading\n"
                        + script
                        + "\nprint('ready')\nsignal.pause()\n");
    }
}

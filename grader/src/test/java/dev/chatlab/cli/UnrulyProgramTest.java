package dev.chatlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that misbehave as processes: the verdict is right, and nothing of them is left. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs use signals and fork")
class UnrulyProgramTest {

    private static final String FIRST = "a-line-comes-back";

    /** Writes the process's id to a file, so that the test can look for it afterwards. */
    private static final String NOTE_PID = "open('pid-%d' % os.getpid(), 'w').close()\n";

    private static final String ECHO =
            """
            s = socket.create_server(('127.0.0.1', int(sys.argv[1])))
            while True:
                c, _ = s.accept()
                while data := c.recv(1024): c.sendall(data)
                c.close()
            """;

    @TempDir Path folder;

    @Test
    void a_program_that_ignores_sigterm_is_judged_and_ended() throws Exception {
        String deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n";
        Chat.pythonServer(folder, deaf + NOTE_PID + ECHO);
        assertThat(Chat.lab("check", "1", folder, "--only", FIRST).exitCode()).isZero();
        assertNothingIsLeft(1);
    }

    @Test
    void the_children_of_a_program_are_ended_with_it() throws Exception {
        String child = "if os.fork() == 0:\n    " + NOTE_PID + "    signal.pause()\n";
        Chat.pythonServer(folder, child + ECHO);
        assertThat(Chat.lab("check", "1", folder, "--only", FIRST).exitCode()).isZero();
        assertNothingIsLeft(1);
    }

    @Test
    void a_flood_of_output_neither_blocks_the_program_nor_hides_the_verdict() throws Exception {
        String flood = "sys.stdout.write('all work and no play\\n' * 200_000)\n";
        Chat.pythonServer(folder, NOTE_PID + flood + ECHO);
        assertThat(Chat.lab("check", "1", folder, "--only", FIRST).exitCode()).isZero();
        assertNothingIsLeft(1);
    }

    @Test
    void a_program_that_never_listens_fails_and_is_ended() throws Exception {
        Chat.pythonServer(folder, NOTE_PID + "signal.pause()\n");
        Chat check = Chat.lab("check", "1", folder, "--only", FIRST);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out()).contains("the server never listens on its port");
        assertNothingIsLeft(1);
    }

    @Test
    void a_fixed_port_without_reuse_is_free_for_every_conversation() throws Exception {
        int port = freePort();
        Chat.folder(folder, "chatlab.yaml", "server: python3 server.py\nport: " + port + "\n");
        Chat.folder(
                folder,
                "server.py",
                """
                import os, socket
                s = socket.socket()  # without SO_REUSEADDR, as the first lecture has it
                s.bind(('127.0.0.1', %d))
                s.listen()
                while True:
                    c, _ = s.accept()
                    try:
                        while data := c.recv(1024): c.sendall(data)
                    except OSError: pass
                    c.close()
                """
                        .formatted(port));
        Chat check =
                Chat.lab(
                        "check",
                        "1",
                        folder,
                        "--only",
                        FIRST,
                        "--only",
                        "the-next-client",
                        "--only",
                        "a-client-that-has-finished-sending",
                        "--only",
                        "a-client-that-vanishes");
        assertThat(check.out()).contains("4 of 4 passed");
    }

    @Test
    void ending_the_grader_ends_the_program_too() throws Exception {
        Chat.pythonServer(folder, NOTE_PID + "signal.pause()\n");
        Process grader = Grader.start("check", "1", folder.toString(), "--only", FIRST);
        Path note = awaitNote(grader);
        grader.destroy();
        grader.waitFor();
        assertThat(isAlive(note)).isFalse();
    }

    private static int freePort() throws Exception {
        int port = Ports.reserve();
        Ports.release(port);
        return port;
    }

    /** A file appears, and nobody tells: looks again whenever a little of the wait is over. */
    private Path awaitNote(Process grader) throws Exception {
        while (true) {
            try (var notes = Files.newDirectoryStream(folder, "pid-*")) {
                for (Path note : notes) {
                    return note;
                }
            }
            if (grader.waitFor(5, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the grader ended, and the program was never started");
            }
        }
    }

    private void assertNothingIsLeft(int programs) throws Exception {
        try (var notes = Files.newDirectoryStream(folder, "pid-*")) {
            int count = 0;
            for (Path note : notes) {
                assertThat(isAlive(note)).as(note.toString()).isFalse();
                count++;
            }
            assertThat(count).as("programs that were started").isEqualTo(programs);
        }
    }

    /** Whether it still lives, after the moment that the system may need to bury it. */
    private static boolean isAlive(Path note) throws Exception {
        long pid = Long.parseLong(note.getFileName().toString().substring("pid-".length()));
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return false;
        }
        try {
            process.get().onExit().get(5, TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException e) {
            return process.get().isAlive();
        }
    }
}

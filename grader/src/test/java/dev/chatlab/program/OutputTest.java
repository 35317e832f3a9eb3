package dev.chatlab.program;

import static dev.chatlab.program.Output.Stream.ERR;
import static dev.chatlab.program.Output.Stream.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OutputTest {
    /** Nothing here waits in vain, unless it is broken; then the timeout ends it. */
    private static final long PATIENCE = Duration.ofHours(1).toNanos();

    private final Output output = new Output();

    @Test
    void lines_come_in_the_order_they_were_completed() {
        print(OUT, "one\ntw");
        print(ERR, "oops\n");
        print(OUT, "o\r\nthree");
        assertThat(output.tail())
                .containsExactly(
                        new OutputLine(OUT, "one"),
                        new OutputLine(ERR, "oops"),
                        new OutputLine(OUT, "two"),
                        new OutputLine(OUT, "three"));
        assertThat(output.text(OUT)).isEqualTo("one\ntwo\r\nthree");
        assertThat(output.text(ERR)).isEqualTo("oops\n");
    }

    @Test
    void a_character_may_be_split_anywhere() {
        byte[] bytes = "ü€🙂".getBytes(UTF_8);
        for (byte b : bytes) {
            output.add(OUT, new byte[] {b}, 1);
        }
        assertThat(output.text(OUT)).isEqualTo("ü€🙂");
        assertThat(output.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void what_is_not_utf_8_is_replaced_and_control_characters_stay() {
        output.add(OUT, new byte[] {'a', (byte) 0xFF, 'b', 0x1B, 0, (byte) 0xC3}, 6);
        output.end(OUT);
        assertThat(output.text(OUT)).isEqualTo("a\uFFFDb\u001B\0\uFFFD");
    }

    @Test
    void text_can_be_read_from_an_offset() {
        print(OUT, "hello ");
        long offset = output.length(OUT);
        print(OUT, "world");
        assertThat(output.text(OUT, offset)).isEqualTo("world");
        assertThat(output.text(OUT, 100)).isEmpty();
        assertThat(output.text(OUT, -1)).isEqualTo("hello world");
    }

    @Test
    void the_tail_is_bounded_in_lines() {
        for (int i = 0; i < 1000; i++) {
            print(OUT, i + "\n");
        }
        assertThat(output.tail()).hasSize(200).last().isEqualTo(new OutputLine(OUT, "999"));
    }

    @Test
    void a_line_without_end_is_bounded_and_so_is_the_tail() {
        for (int i = 0; i < 1000; i++) {
            print(OUT, "x".repeat(1000));
        }
        int characters = output.tail().stream().mapToInt(line -> line.text().length()).sum();
        assertThat(characters).isBetween(32 * 1024, 128 * 1024);
    }

    @Test
    void old_text_is_forgotten_and_offsets_stay_true() {
        String line = "0123456789abcde\n";
        for (int i = 0; i < 1024; i++) {
            print(OUT, line.repeat(256));
        }
        assertThat(output.length(OUT)).isEqualTo(4L * 1024 * 1024);
        assertThat(output.text(OUT).length()).isBetween(1024 * 1024, 2 * 1024 * 1024);
        assertThat(output.text(OUT, output.length(OUT) - 16)).isEqualTo(line);
    }

    @Test
    void news_are_there_at_once_when_something_newer_has_come() throws Exception {
        long seen = output.version();
        print(OUT, "x");
        assertThat(output.awaitNews(seen, 0)).isTrue();
        assertThat(output.awaitNews(output.version(), 0)).isFalse();
    }

    @Test
    void a_waiter_is_woken_by_news_and_by_the_end() throws Exception {
        long seen = output.version();
        Thread printer = Thread.ofVirtual().start(() -> print(ERR, "x"));
        assertThat(output.awaitNews(seen, PATIENCE)).isTrue();
        printer.join();

        seen = output.version();
        Thread closer =
                Thread.ofVirtual()
                        .start(() -> {
                            output.end(OUT);
                            output.end(ERR);
                        });
        assertThat(output.awaitEnd(PATIENCE)).isTrue();
        closer.join();
        assertThat(output.awaitNews(seen, 0)).isTrue();
        assertThat(output.awaitNews(output.version(), PATIENCE)).isFalse();
        assertThat(output.ended()).isTrue();
    }

    @Test
    void one_stream_may_end_before_the_other() throws Exception {
        output.end(OUT);
        assertThat(output.ended()).isFalse();
        assertThat(output.awaitEnd(0)).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_flood_neither_blocks_the_program_nor_fills_the_memory(@TempDir Path folder)
            throws Exception {
        String script =
                """
                import sys
                line = 'x' * 99 + '\\n'
                for _ in range(2000):
                    sys.stdout.write(line * 100)
                    sys.stderr.write(line * 100)
                """;
        try (RunningProgram program = Samples.python(folder, script)) {
            assertThat(program.exit().get(60, TimeUnit.SECONDS)).isZero();
            assertThat(program.output().awaitEnd(PATIENCE)).isTrue();
            assertThat(program.output().bytes()).isEqualTo(40_000_000);
            assertThat(program.output().length(OUT)).isEqualTo(20_000_000);
            assertThat(program.output().text(OUT)).hasSizeLessThanOrEqualTo(2 * 1024 * 1024);
            assertThat(program.output().text(ERR)).hasSizeLessThanOrEqualTo(2 * 1024 * 1024);
        }
    }

    private void print(Output.Stream stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        output.add(stream, bytes, bytes.length);
    }
}

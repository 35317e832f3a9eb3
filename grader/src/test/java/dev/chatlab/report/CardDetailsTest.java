package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.program.Output;
import dev.chatlab.program.OutputLine;
import dev.chatlab.program.ThreadPosition;
import dev.chatlab.program.ThreadPosition.Holder;
import dev.chatlab.program.ThreadPosition.Lock;
import dev.chatlab.run.Ended;
import dev.chatlab.run.Failure;
import dev.chatlab.run.Failure.ProgramState;
import dev.chatlab.run.Result;
import dev.chatlab.run.Transcript;
import dev.chatlab.run.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the threads stand, and what the screen showed. */
class CardDetailsTest {

    private static final List<OutputLine> NO_OUTPUT = List.of();
    private static final List<ThreadPosition> NO_THREADS = List.of();

    @TempDir private Path folder;

    // Threads.

    @Test
    void a_thread_that_waits_is_named_with_its_place() throws Exception {
        assertThat(places(waiting("main", "accept", 7)))
                .containsExactly("  Where       main waits in accept, ChatServer.java:7");
    }

    @Test
    void a_thread_that_runs_is_named_with_its_place() throws Exception {
        assertThat(places(waiting("main", "", 7)))
                .containsExactly("  Where       main is at ChatServer.java:7");
    }

    @Test
    void who_holds_the_lock_is_named() throws Exception {
        ThreadPosition blocked =
                new ThreadPosition(
                        2,
                        "writer",
                        "BLOCKED",
                        "send",
                        "ChatServer.java",
                        9,
                        Optional.of(new Lock("Object", Optional.of(new Holder(1, "main")))));
        assertThat(places(blocked).getFirst())
                .startsWith("  Where       writer waits in send for a lock that main holds");
    }

    @Test
    void threads_at_the_same_place_are_one_place() throws Exception {
        assertThat(
                        places(
                                waiting("main", "accept", 7),
                                waiting("client 1", "readLine", 20),
                                waiting("client 2", "readLine", 20),
                                waiting("client 3", "readLine", 20)))
                .containsExactly(
                        "  Where       main waits in accept, ChatServer.java:7",
                        "  Where       client 1 waits in readLine, ChatServer.java:20 (and 2 more"
                                + " like it)");
    }

    @Test
    void threads_at_different_lines_are_different_places() throws Exception {
        assertThat(places(waiting("one", "readLine", 20), waiting("two", "readLine", 21)))
                .hasSize(2);
    }

    @Test
    void threads_that_wait_for_different_things_are_different_places() throws Exception {
        assertThat(places(waiting("one", "readLine", 20), waiting("two", "take", 20))).hasSize(2);
    }

    @Test
    void so_many_places_are_shown_and_no_more() throws Exception {
        ThreadPosition[] many =
                IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> waiting("client " + i, "readLine", i))
                        .toArray(ThreadPosition[]::new);
        assertThat(places(many)).hasSize(6);
    }

    // The screen.

    @Test
    void the_screen_is_shown_in_a_box() throws Exception {
        assertThat(screen("Received: one\n\n> hel"))
                .containsExactly(
                        "  Screen      │ Received: one",
                        "              │ ",
                        "              │ > hel");
    }

    @Test
    void what_the_screen_shows_is_shown_instead_of_what_was_printed() throws Exception {
        List<OutputLine> printed = List.of(new OutputLine(Output.Stream.OUT, "wrong\r[Kright"));
        assertThat(
                        card(
                                new ProgramState(
                                        OptionalInt.empty(),
                                        printed,
                                        NO_THREADS,
                                        Optional.of("right"))))
                .contains("  Screen      │ right")
                .noneMatch(line -> line.startsWith("  Printed"));
    }

    @Test
    void what_the_screen_shows_cannot_move_the_cursor() throws Exception {
        assertThat(screen("a\u0007b")).containsExactly("  Screen      │ a\\x07b");
    }

    @Test
    void without_a_terminal_there_is_no_box_for_it() throws Exception {
        assertThat(
                        card(
                                new ProgramState(
                                        OptionalInt.empty(),
                                        NO_OUTPUT,
                                        NO_THREADS,
                                        Optional.empty())))
                .contains("  Printed     nothing")
                .noneMatch(line -> line.startsWith("  Screen"));
    }

    private static ThreadPosition waiting(String thread, String method, int line) {
        return new ThreadPosition(
                line, thread, "WAITING", method, "ChatServer.java", line, Optional.empty());
    }

    private List<String> places(ThreadPosition... threads) throws Exception {
        return card(
                        new ProgramState(
                                OptionalInt.empty(), NO_OUTPUT, List.of(threads), Optional.empty()))
                .stream()
                .dropWhile(line -> !line.startsWith("  Where"))
                .takeWhile(line -> !line.startsWith("  Ended"))
                .toList();
    }

    private List<String> screen(String shown) throws Exception {
        Stream<String> card =
                card(
                        new ProgramState(
                                OptionalInt.empty(), NO_OUTPUT, NO_THREADS, Optional.of(shown)))
                        .stream();
        return card.filter(line -> line.contains("│")).toList();
    }

    private List<String> card(ProgramState program) throws Exception {
        Chapter chapter =
                ChapterParser.parse(
                        "lab9-test.md",
                        """
                        # A lab

                        ```lab
                        server ChatServer PORT
                        ```

                        ## A story

                        ```conversation 1 point
                        alice connects
                        ```
                        """);
        Failure failure =
                new Failure(
                        Optional.of(chapter.conversations().getFirst().script().getFirst()),
                        "alice",
                        Optional.empty(),
                        Optional.empty(),
                        Ended.SILENCE,
                        Optional.empty(),
                        "alice waited, and nothing came.",
                        program);
        Result result =
                new Result(
                        chapter.conversations().getFirst(),
                        Verdict.FAIL,
                        Duration.ZERO,
                        Transcript.EMPTY,
                        Optional.of(failure),
                        Optional.empty(),
                        List.of());
        Report report = new Report(chapter, "ann", folder, List.of(result), Duration.ZERO);
        return FailureCard.of(report, result, Style.PLAIN);
    }
}

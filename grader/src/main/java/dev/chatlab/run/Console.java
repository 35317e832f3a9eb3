package dev.chatlab.run;

import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.conversation.Text;
import dev.chatlab.program.Output;
import dev.chatlab.program.RunningProgram;
import dev.chatlab.program.Screen;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user at the keyboard of the program under test: types, looks at the screen, sees it end. */
final class Console {

    private static final String USER = "user";
    private static final int SCREEN_SHOWN = 2_000;

    private static final String ESCAPE = "\u001b";

    private final Stage stage;
    private long seen; // up to here the output has been claimed by earlier steps
    private int seenRows; // and at a terminal so many rows

    Console(Stage stage) {
        this.stage = stage;
    }

    /** Types a line and Enter. */
    void typeLine(String line) throws Unmet, InterruptedException {
        type(line + (stage.program().screen().isPresent() ? "\r" : "\n"));
    }

    void press(Step.Key key) throws Unmet, InterruptedException {
        type(Character.toString(key.code()));
    }

    /** Types, on a thread of its own: when nobody reads and the pipe is full, typing blocks. */
    void type(String keys) throws Unmet, InterruptedException {
        Octets bytes = Octets.of(keys);
        stage.recorder().record(USER, new Event.Typed(bytes));
        Thread typing =
                Thread.ofPlatform().daemon().name("user types").start(() -> tryToType(keys));
        Deadline deadline = stage.answer();
        while (!typing.join(Duration.ofNanos(Math.max(1, deadline.remaining())))) {
            if (deadline.remaining() <= 0) {
                throw Unmet.of(USER, Ended.SILENCE);
            }
        }
    }

    private void tryToType(String keys) {
        try {
            if (stage.program().screen().isPresent()) {
                for (int key : keys.codePoints().toArray()) {
                    stage.program().type(Octets.of(Character.toString(key)).toBytes());
                }
            } else {
                stage.program().type(Octets.of(keys).toBytes());
            }
        } catch (IOException e) {
            // Nobody reads: the next expectation fails, and says what is missing.
        }
    }

    void endInput() {
        stage.recorder().record(USER, new Event.InputEnded());
        stage.program().endInput();
    }

    /** Waits until the program has printed this. */
    void awaitLine(Text expected) throws Unmet, InterruptedException {
        Optional<Screen> screen = stage.program().screen();
        if (screen.isPresent()) {
            awaitLineOn(screen.get(), expected);
        } else {
            awaitPrintedLine(expected);
        }
    }

    /** At a terminal: a whole line, and nothing else on it. */
    private void awaitLineOn(Screen screen, Text expected) throws Unmet, InterruptedException {
        Pattern pattern = expected.pattern(USER);
        awaitOnScreen(
                expected,
                () -> {
                    Optional<Screen.Line> line = screen.find(seenRows, pattern);
                    line.ifPresent(found -> seenRows = found.end());
                    return line.isPresent();
                },
                () -> nearest(screen, expected.render(USER)));
    }

    /** Waits until the text before the cursor, in its line, ends in this. */
    void awaitCursorBehind(Text expected) throws Unmet, InterruptedException {
        Screen screen = stage.program().screen().orElseThrow();
        Pattern pattern = expected.pattern(USER);
        awaitOnScreen(expected, () -> screen.isBeforeCursor(pattern), screen::beforeCursor);
    }

    private void awaitOnScreen(Text expected, BooleanSupplier met, Supplier<String> instead)
            throws Unmet, InterruptedException {
        Output output = stage.program().output();
        Deadline deadline = stage.answer();
        while (true) {
            long version = output.version();
            boolean over = output.ended();
            if (met.getAsBoolean()) {
                return;
            }
            long left = deadline.remaining();
            if (over || left <= 0) {
                throw Unmet.of(
                        USER,
                        over ? Ended.EXIT : Ended.SILENCE,
                        Octets.of(expected.render(USER)),
                        Octets.of(instead.get()));
            }
            output.awaitNews(version, left);
        }
    }

    /** The line that holds the text among other things, or begins like it, or is the last. */
    private String nearest(Screen screen, String text) {
        Octets wanted = Octets.of(text);
        return screen.lines(seenRows).stream()
                .map(Screen.Line::text)
                .filter(line -> !line.isEmpty())
                .max(
                        Comparator.comparing((String line) -> line.contains(text))
                                .thenComparingInt(line -> Octets.of(line).commonLength(wanted)))
                .orElse("");
    }

    /** Up to the end of a line; what stands before it may be a prompt. */
    private void awaitPrintedLine(Text expected) throws Unmet, InterruptedException {
        Output output = stage.program().output();
        Pattern line = Pattern.compile(expected.pattern(USER).pattern() + "\\R");
        Deadline deadline = stage.answer();
        while (true) {
            long version = output.version();
            boolean over = output.ended();
            long length = output.length(Output.Stream.OUT); // before the text, which may grow
            String text = output.text(Output.Stream.OUT, seen);
            Matcher found = line.matcher(text);
            if (found.find()) {
                // What has been forgotten is missing at the front of the text.
                seen = Math.max(seen, length - text.length()) + found.end();
                return;
            }
            long left = deadline.remaining();
            if (over || left <= 0) {
                throw Unmet.of(
                        USER,
                        over ? Ended.EXIT : Ended.SILENCE,
                        Octets.of(expected.render(USER)),
                        Octets.of(text.substring(Math.max(0, text.length() - SCREEN_SHOWN))));
            }
            output.awaitNews(version, left);
        }
    }

    /** What has been printed so far is plain text. */
    void checkForEscapeCodes() throws Unmet {
        String text = stage.program().output().text(Output.Stream.OUT);
        int at = text.indexOf(ESCAPE);
        if (at >= 0) {
            int end = Math.min(text.length(), at + SCREEN_SHOWN);
            throw Unmet.leftover(Side.CLIENT.word(), Octets.of(text.substring(at, end)));
        }
    }

    /**
     * Waits until the program has said what is wrong: one line on standard error.
     *
     * @param complaint what the line has to say, if anything
     */
    void awaitComplaint(Side side, Optional<Text> complaint) throws Unmet, InterruptedException {
        Output output = stage.program().output();
        Deadline deadline = Deadline.in(stage.timing().start(), stage.program()::stalled);
        // How many lines there are is known when the last one has come.
        while (!output.ended() && deadline.remaining() > 0) {
            output.awaitEnd(Math.max(1, deadline.remaining()));
        }
        String text = output.text(Output.Stream.ERR);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() != 1 || StackTrace.in(text)) {
            Ended ended = output.ended() ? Ended.EXIT : Ended.STILL_RUNNING;
            throw Unmet.of(
                    side.word(), ended, Octets.of("one line on standard error"), Octets.of(text));
        }
        if (complaint.isPresent()
                && !complaint.get().pattern(USER).matcher(lines.getFirst()).matches()) {
            throw Unmet.of(
                    side.word(),
                    Ended.EXIT,
                    Octets.of(complaint.get().render(USER)),
                    Octets.of(lines.getFirst()));
        }
    }

    void awaitExit(Side side, Step.Status status) throws Unmet, InterruptedException {
        int code = exitCode(side, stage.program());
        stage.recorder().record(side.word(), new Event.Exited(code));
        boolean met =
                switch (status) {
                    case Step.AnyStatus() -> true;
                    case Step.Code(int wanted) -> code == wanted;
                    case Step.ErrorStatus() -> code != 0;
                };
        if (!met) {
            throw Unmet.of(side.word(), Ended.EXIT);
        }
    }

    private int exitCode(Side side, RunningProgram program) throws Unmet, InterruptedException {
        CompletableFuture<Integer> exit = program.exit();
        Deadline deadline = stage.answer();
        while (true) {
            long left = deadline.remaining();
            if (left <= 0) {
                throw Unmet.of(side.word(), Ended.STILL_RUNNING);
            }
            try {
                return exit.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // The deadline may have moved in the meantime.
            } catch (ExecutionException e) {
                throw new IllegalStateException("the program's end was not observed", e);
            }
        }
    }
}

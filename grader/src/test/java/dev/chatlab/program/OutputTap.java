package dev.chatlab.program;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Fills an {@link Output} for tests of other packages, whose programs are no processes. */
public final class OutputTap {

    private final Output output = new Output();
    private final Screen screen = new Screen();

    /** The screen of a terminal on which all of this is shown. */
    public Screen screen() {
        return screen;
    }

    /** What a {@link RunningProgram} shows of it. */
    public Output output() {
        return output;
    }

    /** As if the program had printed this. */
    public void print(Output.Stream stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        screen.show(bytes, bytes.length);
        output.add(stream, bytes, bytes.length);
    }

    /** As if the program had ended. */
    public void end() {
        for (Output.Stream stream : Output.Stream.values()) {
            output.end(stream);
        }
    }
}

package dev.chatlab.run;

import java.util.regex.Pattern;

/** Recognises a stack trace in what a program printed: Java's and Python's. */
public final class StackTrace {

    private static final Pattern FRAME =
            Pattern.compile(
                    "(?m)^\\s+at [\\w.$/<>]+\\(.*\\)\\s*$"
                            + "|^Exception in thread "
                            + "|^Traceback \\(most recent call last\\):");

    private StackTrace() {}

    /** Whether there is one in this text. */
    public static boolean in(String text) {
        return FRAME.matcher(text).find();
    }
}

package dev.chatlab.run;

import java.time.Duration;

/**
 * How long a program gets, counted in time in which it could run.
 *
 * @param start until it listens, or, a client, until it has connected
 * @param answer until the next byte, line or exit that is awaited
 * @param ending until it has ended its connections when everybody has finished sending
 */
public record Timing(Duration start, Duration answer, Duration ending) {

    /** What {@code check} uses. */
    public static final Timing DEFAULT =
            new Timing(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1));

    /**
     * For a program that is watched while it runs: it starts without a cache of classes, and every
     * class that it loads is looked at.
     */
    public static final Timing WATCHED =
            new Timing(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(3));

    /** For a server that somebody steps through in a debugger; it has to be listening already. */
    public static final Timing PATIENT =
            new Timing(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(5));
}

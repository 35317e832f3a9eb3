package dev.chatlab.run;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.Optional;

/**
 * An expectation that was not met: ends the play of a conversation. Who waited, for what, and what
 * came instead.
 */
final class Unmet extends Exception {

    private static final long serialVersionUID = 1L;

    private final String who;
    private final Ended ended;
    private final transient Optional<Octets> expected;
    private final transient Optional<Octets> actual;
    private final transient Optional<ScriptLine> line;
    private final transient Optional<String> why;

    private Unmet(
            String who,
            Ended ended,
            Optional<Octets> expected,
            Optional<Octets> actual,
            Optional<ScriptLine> line,
            Optional<String> why) {
        super(who + ": " + ended.id(), null, false, false);
        this.who = who;
        this.ended = ended;
        this.expected = expected;
        this.actual = actual;
        this.line = line;
        this.why = why;
    }

    /** Something was awaited that is not bytes: a connection, an exit. */
    static Unmet of(String who, Ended ended) {
        return new Unmet(
                who, ended, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** These bytes were awaited, and those came, which may be none. */
    static Unmet of(String who, Ended ended, Octets expected, Octets actual) {
        return new Unmet(
                        who,
                        ended,
                        Optional.of(expected),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .withActual(actual);
    }

    /** These bytes came, and nothing was expected. */
    static Unmet leftover(String who, Octets actual) {
        return Unmet.of(who, Ended.LEFTOVER).withActual(actual);
    }

    /** The same, blamed on another line than the one that was being played. */
    Unmet at(ScriptLine other) {
        return new Unmet(who, ended, expected, actual, Optional.of(other), why);
    }

    /** The same, with more of what came. */
    Unmet withActual(Octets came) {
        int most = Failure.MOST_ACTUAL + expected.map(Octets::size).orElse(0);
        Octets beginning = came.size() > most ? came.slice(0, most) : came;
        Optional<Octets> some = Optional.of(beginning).filter(bytes -> !bytes.isEmpty());
        return new Unmet(who, ended, expected, some, line, why);
    }

    /** The same, and what exactly is wrong with what came. */
    Unmet because(Optional<String> reason) {
        return new Unmet(who, ended, expected, actual, line, reason);
    }

    String who() {
        return who;
    }

    /** What exactly is wrong with what came, where more can be said than the two show. */
    Optional<String> why() {
        return why;
    }

    Ended ended() {
        return ended;
    }

    Optional<Octets> expected() {
        return expected;
    }

    Optional<Octets> actual() {
        return actual;
    }

    Optional<ScriptLine> line() {
        return line;
    }
}

package dev.chatlab.conversation;

import java.util.List;
import java.util.stream.Collectors;

/** A chapter that cannot be played: every mistake that was found in it. */
public final class NotationException extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of records, never sent anywhere
    private final List<Mistake> mistakes;

    NotationException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong, in the order of the page; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

package dev.chatlab.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A chapter that cannot be played: every mistake that was found in it. */
public final class NotationException extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of records, never sent anywhere
    private final List<Mistake> mistakes;

    /** They were found in whatever order. */
    NotationException(List<Mistake> mistakes) {
        this(new InOrder(sorted(mistakes)));
    }

    private NotationException(InOrder inOrder) {
        super(inOrder.mistakes().stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = inOrder.mistakes();
    }

    private record InOrder(List<Mistake> mistakes) {}

    private static List<Mistake> sorted(List<Mistake> mistakes) {
        return mistakes.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .toList();
    }

    /** What is wrong, in the order of the page; never empty. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}

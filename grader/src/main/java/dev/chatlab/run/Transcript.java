package dev.chatlab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What happened in one conversation, in the order in which the grader saw it. Immutable. */
public record Transcript(List<Event> events) {

    /** Nothing happened: the conversation was never played. */
    public static final Transcript EMPTY = new Transcript(List.of());

    private static final int KEPT_BYTES = 2 * 1024 * 1024;
    private static final int KEPT_PIECES = 2_000;

    public Transcript {
        events = List.copyOf(events);
    }

    /**
     * The beginning, as far as a report shows it. What a flood brings would otherwise be kept until
     * the last conversation of a lab is over.
     */
    Transcript beginning() {
        List<Event> kept = new ArrayList<>();
        long bytes = 0;
        int pieces = 0;
        for (Event event : events) {
            int size = event.what().size();
            if (size == 0 || (bytes < KEPT_BYTES && pieces++ < KEPT_PIECES)) {
                kept.add(event);
                bytes += size;
            }
        }
        return new Transcript(kept);
    }

    /** Everything that this actor received, as one sequence. */
    public Octets receivedBy(String actor) {
        return Octets.joined(all(actor, Event.Received.class).map(Event.Received::bytes));
    }

    /** Everything that this actor sent, as one sequence. */
    Octets sentBy(String actor) {
        return Octets.joined(all(actor, Event.Sent.class).map(Event.Sent::bytes));
    }

    private <T extends Event.What> Stream<T> all(String actor, Class<T> kind) {
        return events.stream()
                .filter(event -> event.who().equals(actor))
                .map(Event::what)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Whether anything of this kind happened to this actor. */
    public boolean has(String actor, Class<? extends Event.What> kind) {
        return all(actor, kind).findAny().isPresent();
    }

    /** All actors with a connection, in the order of their first appearance. */
    public List<String> actors() {
        return events.stream()
                .filter(event -> event.what() instanceof Event.Connected)
                .map(Event::who)
                .distinct()
                .toList();
    }
}

package dev.chatlab.run;

import java.util.List;

/** What happened in one conversation, in the order in which the grader saw it. Immutable. */
public record Transcript(List<Event> events) {

    /** Nothing happened: the conversation was never played. */
    public static final Transcript EMPTY = new Transcript(List.of());

    public Transcript {
        events = List.copyOf(events);
    }

    /** Everything that this actor received, as one sequence. */
    public Octets receivedBy(String actor) {
        return Octets.joined(
                events.stream()
                        .filter(event -> event.who().equals(actor))
                        .map(Event::what)
                        .filter(Event.Received.class::isInstance)
                        .map(what -> ((Event.Received) what).bytes()));
    }

    /** Whether anything of this kind happened to this actor. */
    public boolean has(String actor, Class<? extends Event.What> kind) {
        return events.stream().anyMatch(e -> e.who().equals(actor) && kind.isInstance(e.what()));
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

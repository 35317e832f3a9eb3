package dev.chatlab.run;

import dev.chatlab.conversation.Crowds;
import dev.chatlab.conversation.LabSettings.CrowdTalk;
import dev.chatlab.wire.Framing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;

/**
 * Everybody who is connected, when they all speak at the same time, each on a virtual thread of its
 * own.
 */
final class Crowd {

    private final Stage stage;
    private final CrowdTalk talk;
    private final Interleaving interleaving;
    private List<Peer> speakers = List.of();
    private int said;
    private int heard; // of what each one said

    /**
     * A crowd on this stage.
     *
     * @param talk how a member says something, and what is heard then
     */
    Crowd(Stage stage, CrowdTalk talk, Interleaving interleaving) {
        this.stage = stage;
        this.talk = talk;
        this.interleaving = interleaving;
    }

    /** More clients, whose numbers go on behind those that there have been. */
    void connect(int clients) throws Unmet, InterruptedException {
        int known =
                stage.peers().stream().mapToInt(peer -> Crowds.number(peer.name())).max().orElse(0);
        for (int i = 1; i <= clients; i++) {
            stage.connect(Crowds.member(known + i));
        }
    }

    /** Everyone says so many messages, all at the same time. */
    void speak(int messages) throws Unmet, InterruptedException {
        speakers = stage.peers().stream().filter(Peer::connected).toList();
        int first = said + 1;
        said += messages;
        Interleaving.Turn turn = interleaving.turn(messages);
        Map<Peer, List<Interleaving.Write>> writes = new HashMap<>();
        for (Peer speaker : speakers) {
            writes.put(
                    speaker,
                    turn.writes(
                            IntStream.rangeClosed(first, said)
                                    .mapToObj(number -> said(speaker, number))
                                    .toList()));
        }
        Phaser meeting = new Phaser(speakers.size());
        together(
                interleaving.order(speakers),
                peer -> {
                    try {
                        for (Interleaving.Write write : writes.getOrDefault(peer, List.of())) {
                            if (write.met()) {
                                meeting.arriveAndAwaitAdvance();
                            }
                            write(peer, write.bytes());
                        }
                    } finally {
                        meeting.arriveAndDeregister(); // also of one who failed: nobody waits in
                        // vain
                    }
                });
    }

    private void write(Peer peer, Octets bytes) throws Unmet, InterruptedException {
        Peer.Delivery delivery = peer.send(bytes, stage.answer());
        if (delivery != Peer.Delivery.DONE) {
            throw Unmet.of(peer.name(), peer.ended(delivery, stage.answer()));
        }
    }

    private byte[] said(Peer speaker, int number) {
        return stage.wire()
                .encode(
                        talk.says()
                                .withAnyAs(saying(speaker.name(), number))
                                .render(speaker.name()));
    }

    private static String saying(String speaker, int number) {
        return speaker + " says " + number;
    }

    /** What everyone hears when this speaker says this, one message after another. */
    private List<String> heard(String speaker, int number) {
        String saying = saying(speaker, number);
        return talk.heard().stream().map(text -> text.withAnyAs(saying).render(speaker)).toList();
    }

    /**
     * Everyone hears everything that was said: nothing lost, doubled, torn or out of order.
     *
     * @param themselvesToo whether a speaker hears what he says himself
     */
    void hear(boolean themselvesToo) throws Unmet, InterruptedException {
        together(speakers, peer -> hear(peer, themselvesToo));
        heard = said;
    }

    private void hear(Peer listener, boolean themselvesToo) throws Unmet, InterruptedException {
        if (!(stage.wire() instanceof Framing framing)) {
            throw new IllegalStateException("a crowd needs a wire that has messages");
        }
        Messages messages = new Messages(listener, framing);
        Expected expected = new Expected(framing);
        for (Peer speaker : speakers) {
            if (themselvesToo || speaker != listener) {
                expected.add(speaker.name(), heard + 1);
            }
        }
        while (!expected.isEmpty()) {
            List<String> any = expected.any();
            List<String> came = new ArrayList<>();
            List<Framing.Reading> found = List.of();
            for (String text : any) {
                came.add(messages.next(text, stage.answer()));
                found = expected.find(listener, came);
            }
            expected.take(found);
        }
    }

    /** What may come next to one listener: of each speaker the next thing that he said. */
    private final class Expected {

        private final Framing framing;
        private final Map<List<Framing.Reading>, Saying> next = new HashMap<>();

        private record Saying(String speaker, int number) {}

        Expected(Framing framing) {
            this.framing = framing;
        }

        void add(String speaker, int number) {
            next.put(read(heard(speaker, number)), new Saying(speaker, number));
        }

        boolean isEmpty() {
            return next.isEmpty();
        }

        List<String> any() {
            Saying some = next.values().iterator().next();
            return heard(some.speaker(), some.number());
        }

        /** What may come that begins with what has come so far. */
        List<Framing.Reading> find(Peer listener, List<String> came) throws Unmet {
            Optional<List<Framing.Reading>> found = find(came);
            if (found.isPresent()) {
                return found.get();
            }
            throw Unmet.of(
                    listener.name(),
                    Ended.DIFFERENCE,
                    nearest(came.getLast(), candidates(came.size() - 1)),
                    Octets.of(came.getLast()));
        }

        /** This has come, and the next thing that its speaker said may come now. */
        void take(List<Framing.Reading> found) {
            Saying saying = Objects.requireNonNull(next.remove(found));
            if (saying.number() < said) {
                add(saying.speaker(), saying.number() + 1);
            }
        }

        private Optional<List<Framing.Reading>> find(List<String> came) {
            List<Framing.Reading> readings = read(came);
            if (next.containsKey(readings)) {
                return Optional.of(readings); // the usual case, and no search
            }
            return next.keySet().stream()
                    .filter(candidate ->
                            IntStream.range(0, readings.size())
                                    .allMatch(i -> candidate.get(i).isSaidBy(readings.get(i))))
                    .findFirst();
        }

        private List<Framing.Reading> read(List<String> messages) {
            return messages.stream().map(framing::read).toList();
        }

        private List<String> candidates(int place) {
            return next.values().stream()
                    .map(saying -> heard(saying.speaker(), saying.number()).get(place))
                    .toList();
        }
    }

    /** Of all that might have come, what looks most like what came. */
    private static Octets nearest(String message, Iterable<String> candidates) {
        Octets came = Octets.of(message);
        List<Octets> all = new ArrayList<>();
        candidates.forEach(candidate -> all.add(Octets.of(candidate)));
        return all.stream()
                .max(
                        Comparator.<Octets>comparingInt(came::commonLength)
                                .thenComparing(Octets::text, Comparator.reverseOrder()))
                .orElse(came);
    }

    private interface Deed {
        void by(Peer peer) throws Unmet, InterruptedException;
    }

    /** All of them do this at the same time; the first failure in their order counts. */
    private static void together(List<Peer> peers, Deed deed) throws Unmet, InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> deeds =
                    peers.stream()
                            .<Callable<Void>>map(peer ->
                                    () -> {
                                        deed.by(peer);
                                        return null;
                                    })
                            .toList();
            for (Future<Void> future : executor.invokeAll(deeds)) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unmet unmet) {
                throw unmet;
            }
            throw new IllegalStateException("a member of the crowd failed", e.getCause());
        }
    }
}

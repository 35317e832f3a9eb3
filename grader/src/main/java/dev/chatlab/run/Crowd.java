package dev.chatlab.run;

import dev.chatlab.conversation.Crowds;
import dev.chatlab.conversation.Text;
import dev.chatlab.wire.Framing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Everybody who is connected, when they all speak at the same time, each on a virtual thread of its
 * own.
 */
final class Crowd {

    private static final String ANY = "{any}";

    private final Stage stage;
    private final Optional<Text> heardAs;
    private List<Peer> speakers = List.of();
    private int said;
    private int heard; // of what each one said

    /**
     * A crowd on this stage.
     *
     * @param heardAs what is heard when somebody says what {@code {any}} stands for
     */
    Crowd(Stage stage, Optional<Text> heardAs) {
        this.stage = stage;
        this.heardAs = heardAs;
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
        together(peer -> {
            for (int i = first; i <= said; i++) {
                byte[] message = stage.wire().encode(saying(peer.name(), i));
                Peer.Delivery delivery = peer.send(Octets.of(message), stage.answer());
                if (delivery != Peer.Delivery.DONE) {
                    throw Unmet.of(peer.name(), peer.ended(delivery, stage.answer()));
                }
            }
        });
    }

    private static String saying(String speaker, int number) {
        return speaker + " says " + number;
    }

    private String heard(String speaker, int number) {
        String saying = saying(speaker, number);
        return heardAs.map(text -> text.render(speaker).replace(ANY, saying)).orElse(saying);
    }

    /** Everyone hears everything that was said: nothing lost, doubled, torn or out of order. */
    void hear() throws Unmet, InterruptedException {
        together(this::hear);
        heard = said;
    }

    private void hear(Peer listener) throws Unmet, InterruptedException {
        if (!(stage.wire() instanceof Framing framing)) {
            throw new IllegalStateException("a crowd needs a wire that has messages");
        }
        Messages messages = new Messages(listener, framing);
        Map<String, String> next = new HashMap<>(); // what may come now, and whose it is
        Map<String, Integer> number = new HashMap<>(); // and the how manieth of theirs
        for (Peer speaker : speakers) {
            next.put(heard(speaker.name(), heard + 1), speaker.name());
            number.put(speaker.name(), heard + 1);
        }
        while (!next.isEmpty()) {
            String anyOfThem = next.keySet().iterator().next();
            String message = messages.next(anyOfThem, stage.answer());
            String speaker = next.remove(message);
            if (speaker == null) {
                throw Unmet.of(
                        listener.name(),
                        Ended.DIFFERENCE,
                        nearest(message, next.keySet()),
                        Octets.of(message));
            }
            if (number.merge(speaker, 1, Integer::sum) <= said) {
                next.put(heard(speaker, number.getOrDefault(speaker, 0)), speaker);
            }
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

    /** Does this with every speaker at the same time; the first failure in their order counts. */
    private void together(Deed deed) throws Unmet, InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> deeds =
                    speakers.stream()
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

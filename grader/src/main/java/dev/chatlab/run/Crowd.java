package dev.chatlab.run;

import dev.chatlab.wire.Framing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many clients who all speak at the same time, each on a virtual thread of its own. */
final class Crowd {

    private static final Pattern SAID = Pattern.compile("client-(\\d+) says (\\d+)");

    private final Stage stage;
    private final List<Peer> members = new ArrayList<>();
    private int said;
    private int heard; // of what each one said

    Crowd(Stage stage) {
        this.stage = stage;
    }

    void connect(int clients) throws Unmet, InterruptedException {
        for (int i = 1; i <= clients; i++) {
            members.add(stage.connect("client-" + (members.size() + 1)));
        }
    }

    /** Everyone says so many messages, all at the same time. */
    void speak(int messages) throws Unmet, InterruptedException {
        int first = said + 1;
        said += messages;
        together(peer -> {
            for (int i = first; i <= said; i++) {
                byte[] message = stage.wire().encode(peer.name() + " says " + i);
                Peer.Delivery delivery = peer.send(Octets.of(message), stage.answer());
                if (delivery != Peer.Delivery.DONE) {
                    throw Unmet.of(peer.name(), peer.ended(delivery, stage.answer()));
                }
            }
        });
    }

    /** Everyone hears everything that was said: nothing lost, doubled, torn or out of order. */
    void hear() throws Unmet, InterruptedException {
        together(this::hear);
        heard = said;
    }

    private void hear(Peer peer) throws Unmet, InterruptedException {
        if (!(stage.wire() instanceof Framing framing)) {
            throw new IllegalStateException("a crowd needs a wire that has messages");
        }
        Messages messages = new Messages(peer, framing);
        Map<String, Integer> latest = new HashMap<>();
        for (int i = 0; i < members.size() * (said - heard); i++) {
            String message = messages.next(Octets.of("client-N says I"), stage.answer());
            Matcher matcher = SAID.matcher(message);
            String next =
                    matcher.matches()
                            ? matcher.replaceFirst(
                                    "client-$1 says "
                                            + (latest.getOrDefault(matcher.group(1), heard) + 1))
                            : "client-N says I";
            if (!message.equals(next)) {
                throw Unmet.of(peer.name(), Ended.DIFFERENCE, Octets.of(next), Octets.of(message));
            }
            latest.merge(matcher.group(1), heard + 1, (before, _) -> before + 1);
        }
    }

    private interface Deed {
        void by(Peer peer) throws Unmet, InterruptedException;
    }

    /** Does this with every member at the same time; the first failure in their order counts. */
    private void together(Deed deed) throws Unmet, InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> deeds =
                    members.stream()
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

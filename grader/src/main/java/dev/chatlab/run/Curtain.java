package dev.chatlab.run;

import dev.chatlab.conversation.Text;
import dev.chatlab.wire.Framing;
import dev.chatlab.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a conversation, where its world is closed: everybody finishes sending, reads to the
 * end, and whatever nobody has claimed fails the conversation.
 */
final class Curtain {

    private final Stage stage;
    private final Optional<Text> departure;

    /**
     * A curtain for this stage.
     *
     * @param departure what a departure causes; it is not counted, since everybody departs now
     */
    Curtain(Stage stage, Optional<Text> departure) {
        this.stage = stage;
        this.departure = departure.map(Text::withAnyName);
    }

    /**
     * Lets the curtain fall on a server's conversation.
     *
     * @param blame finds the line at fault for what is left over
     * @return what was noticed without being judged
     */
    List<String> fall(Blame blame) throws Unmet, InterruptedException {
        List<Peer> peers = present();
        for (Peer peer : peers) {
            peer.finishSending();
            peer.readAgain();
        }
        List<String> notes = new ArrayList<>();
        Deadline deadline = Deadline.in(stage.timing().ending(), stage.program()::stalled);
        for (Peer peer : peers) {
            if (!peer.inbox().awaitEnd(deadline)) {
                notes.add(
                        peer.name()
                                + " has finished sending, and the server did not end the"
                                + " connection");
            }
        }
        for (Peer peer : peers) {
            checkLeftover(peer, blame);
        }
        return notes;
    }

    /**
     * A client's conversation ends as it is: what has come to the room by now has to be claimed.
     */
    void fallOnClient(Blame blame) throws Unmet {
        for (Peer peer : present()) {
            checkLeftover(peer, blame);
        }
    }

    /** Who has left does not look any more: what comes to them then is nobody's fault. */
    private List<Peer> present() {
        return stage.peers().stream().filter(Peer::present).toList();
    }

    /** Finds the line that is at fault. */
    interface Blame {
        Unmet on(String actor, Unmet unmet);
    }

    private void checkLeftover(Peer peer, Blame blame) throws Unmet {
        Octets left = withoutDepartures(peer.inbox().unclaimed(), stage.wire());
        if (!left.isEmpty()) {
            throw blame.on(peer.name(), Unmet.leftover(peer.name(), left));
        }
    }

    private Octets withoutDepartures(Octets left, Wire wire) {
        if (departure.isEmpty() || !(wire instanceof Framing framing)) {
            return left;
        }
        int at = 0;
        while (Messages.at(at, left, framing) instanceof Framing.Message(String text, int length)
                && framing.matches(departure.get(), "", text)) {
            at += length;
        }
        return left.from(at);
    }
}

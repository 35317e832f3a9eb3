package dev.chatlab.run;

import dev.chatlab.wire.Framing;
import java.util.Optional;

/** The messages that come to one actor, one after another. */
final class Messages {

    /** Most messages fit in here: no need to copy a full inbox for each of them. */
    static final int SHORT = 4 * 1024;

    private final Peer peer;
    private final Framing framing;

    Messages(Peer peer, Framing framing) {
        this.peer = peer;
        this.framing = framing;
    }

    /** What begins at this place. Of many bytes, no more are copied than it takes to tell. */
    static Framing.Decoded at(int place, Octets bytes, Framing framing) {
        int window = SHORT;
        while (true) {
            Octets some = bytes.slice(place, place + window);
            Framing.Decoded decoded = framing.next(some.toBytes());
            if (!(decoded instanceof Framing.Incomplete) || some.size() < window) {
                return decoded;
            }
            window *= 4;
        }
    }

    /**
     * Waits for the next whole message and claims it.
     *
     * @param wanted what is hoped for, to say what was missed
     */
    String next(String wanted, Deadline deadline) throws Unmet, InterruptedException {
        Inbox inbox = peer.inbox();
        int window = SHORT + wanted.length();
        while (true) {
            byte[] came = inbox.peek(window);
            switch (framing.next(came)) {
                case Framing.Message(String text, int length) -> {
                    inbox.claim(length);
                    return text;
                }
                case Framing.Malformed(String why) ->
                        throw Unmet.of(
                                        peer.name(),
                                        Ended.MALFORMED,
                                        Octets.of(wanted),
                                        inbox.unclaimed())
                                .because(Optional.of(why));
                case Framing.Incomplete _ -> {
                    if (came.length == window) {
                        window *= 4;
                        continue;
                    }
                    boolean more = inbox.awaitMoreThan(came.length, deadline);
                    if (inbox.size() <= came.length) {
                        throw Unmet.of(
                                peer.name(), ended(more, came), Octets.of(wanted), Octets.of(came));
                    }
                }
            }
        }
    }

    private Ended ended(boolean more, byte[] came) {
        Ended end = more ? peer.inbox().ended().orElse(Ended.SILENCE) : Ended.SILENCE;
        return came.length > 0 ? Ended.HALF_A_MESSAGE : end;
    }
}

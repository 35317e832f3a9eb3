package dev.chatlab.run;

import dev.chatlab.wire.Framing;
import dev.chatlab.wire.HeaderFrames;
import java.util.Locale;
import java.util.Optional;

/** The messages that come to one actor, one after another. */
final class Messages {

    /** Most messages fit in here: no need to copy a full inbox for each of them. */
    static final int SHORT = 4 * 1024;

    private static final String ENDLESS_LINE =
            "a line without an end: more than 1 MiB came, and no line end";

    private final Peer peer;
    private final Framing framing;

    Messages(Peer peer, Framing framing) {
        this.peer = peer;
        this.framing = framing;
    }

    /**
     * Nobody waits for the end of a message that is longer than this, and longer than what is hoped
     * for: in bytes, header included.
     */
    static final int LONGEST = 1024 * 1024;

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
        int hoped = Octets.of(wanted).size();
        int longest = Math.max(LONGEST, hoped + SHORT);
        int window = SHORT + hoped;
        while (true) {
            byte[] came = inbox.peek(window);
            switch (framing.next(came)) {
                case Framing.Message(String text, int length) -> {
                    inbox.claim(length);
                    return text;
                }
                case Framing.Malformed(String why) -> throw malformed(wanted, why);
                case Framing.Incomplete beginning -> {
                    if (beginning.atLeast() > longest || came.length > longest) {
                        throw malformed(wanted, endless(beginning));
                    }
                    if (came.length == window) {
                        window *= 4;
                        continue;
                    }
                    boolean more = inbox.awaitMessage(came.length, beginning, longest, deadline);
                    if (!more || (inbox.ended().isPresent() && inbox.size() == came.length)) {
                        byte[] all = inbox.peek(longest);
                        if (framing.next(all) instanceof Framing.Message) {
                            continue; // it came with the end
                        }
                        throw Unmet.of(
                                peer.name(), ended(more, all), Octets.of(wanted), Octets.of(all));
                    }
                    window = Math.max(window, Math.min(inbox.size(), longest) + 1);
                }
            }
        }
    }

    private Unmet malformed(String wanted, String why) {
        return Unmet.of(
                        peer.name(),
                        Ended.MALFORMED,
                        Octets.of(wanted),
                        Octets.of(peer.inbox().peek(Failure.MOST_ACTUAL + wanted.length())))
                .because(Optional.of(why));
    }

    /** Whether this is why something is no message: that its line has no end. */
    static boolean isEndlessLine(String why) {
        return why.equals(ENDLESS_LINE);
    }

    /** What is wrong with a message that is too long to be waited for. */
    private static String endless(Framing.Incomplete beginning) {
        return beginning.end().isPresent()
                ? ENDLESS_LINE
                : String.format(
                        Locale.ROOT,
                        "a frame without an end: its header promises %,d bytes",
                        beginning.atLeast() - HeaderFrames.HEADER);
    }

    private Ended ended(boolean more, byte[] came) {
        Ended end = more ? peer.inbox().ended().orElse(Ended.SILENCE) : Ended.SILENCE;
        return came.length > 0 ? Ended.HALF_A_MESSAGE : end;
    }
}

package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.program.Output;
import dev.chatlab.wire.Framing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a program that kept somebody waiting does when one thing more happens. Two wrong ideas that
 * look alike until then behave differently now.
 */
final class Experiments {

    /** Long enough for a program that has the answer ready, short for all others. */
    private static final Duration A_MOMENT = Duration.ofMillis(250);

    /** Stands in an expected text for whatever comes. */
    private static final String ANY = "\\{any}";

    /** Who has just connected may not be in the room yet when the words are said. */
    private static final int ATTEMPTS = 2;

    private static final String BYSTANDER = "a second client";

    private final Conversation conversation;
    private final Stage stage;

    Experiments(Conversation conversation, Stage stage) {
        this.conversation = conversation;
        this.stage = stage;
    }

    /** Whether what was missing comes, or the client ends, when its user presses Enter. */
    boolean comesWithEnter(Unmet unmet) throws InterruptedException {
        boolean waits = unmet.ended() == Ended.SILENCE || unmet.ended() == Ended.STILL_RUNNING;
        if (conversation.side() != Side.CLIENT || !waits) {
            return false;
        }
        Output output = stage.program().output();
        List<String> wanted =
                unmet.expected().map(text -> List.of(text.text().split(ANY, -1))).orElse(List.of());
        long before = output.length(Output.Stream.OUT);
        Deadline deadline = moment();
        press(stage.program().screen().isPresent() ? "\r" : "\n");
        while (true) {
            long version = output.version();
            String news = output.text(Output.Stream.OUT, before);
            boolean came = !wanted.isEmpty() && wanted.stream().allMatch(news::contains);
            if (came || stage.program().exit().isDone()) {
                return true;
            }
            long left = deadline.remaining();
            if (left <= 0) {
                return false;
            }
            output.awaitNews(version, left);
        }
    }

    private void press(String key) {
        // On a thread of its own: a program that does not read its input lets nobody type.
        Thread.ofPlatform()
                .daemon()
                .name("user presses Enter")
                .start(() -> {
                    try {
                        stage.program().type(Octets.of(key).toBytes());
                    } catch (IOException e) {
                        // It has ended; that is an answer, too.
                    }
                });
    }

    /**
     * Whether somebody else hears what a lonely speaker does not: a second client connects, and the
     * speaker says the same once more.
     */
    boolean isHeardByOthers(Unmet unmet, Optional<ScriptLine> line) throws InterruptedException {
        List<Peer> peers = stage.peers().stream().filter(Peer::connected).toList();
        boolean lonely =
                conversation.side() == Side.SERVER
                        && stage.wire() instanceof Framing
                        && unmet.ended() == Ended.SILENCE
                        && line.filter(failed -> failed.step() instanceof Step.Receive).isPresent()
                        && peers.size() == 1;
        if (!lonely) {
            return false;
        }
        Peer speaker = peers.getFirst();
        Octets said = stage.recorder().transcript().sentBy(speaker.name());
        try {
            Inbox inbox = stage.connect(BYSTANDER).inbox();
            String words = Diagnosis.lastLine(said);
            for (int i = 0; i < ATTEMPTS && !inbox.unclaimed().text().contains(words); i++) {
                Deadline deadline = moment();
                speaker.send(said, deadline);
                // Who comes is greeted here and there: that is not it.
                for (int size = inbox.size();
                        !inbox.unclaimed().text().contains(words)
                                && inbox.awaitMoreThan(size, deadline)
                                && inbox.size() > size; ) {
                    size = inbox.size();
                }
            }
            return inbox.unclaimed().text().contains(words);
        } catch (Unmet e) {
            return false;
        }
    }

    /**
     * Whether somebody who got the beginning of a message gets the rest when the same is said once
     * more: then it lay in the program, and nobody had asked for the moment to write it.
     */
    boolean restComes(Unmet unmet) throws InterruptedException {
        Optional<Peer> listener = present(unmet.who());
        Optional<Peer> speaker =
                stage.recorder().transcript().events().reversed().stream()
                        .filter(event -> event.what() instanceof Event.Sent)
                        .flatMap(event -> present(event.who()).stream())
                        .findFirst();
        boolean begun =
                conversation.has(Step.ReadAgain.class)
                        && unmet.ended() == Ended.HALF_A_MESSAGE
                        && unmet.expected().isPresent();
        if (!begun || listener.isEmpty() || speaker.isEmpty()) {
            return false;
        }
        Inbox inbox = listener.get().inbox();
        int before = inbox.size();
        Octets rest = Octets.of(stage.wire().encode(unmet.expected().get().text())).from(before);
        speaker.get().send(Octets.of(stage.wire().encode(BYSTANDER)), moment());
        inbox.awaitMoreThan(before, moment());
        Octets more = Octets.of(inbox.peek(before, before + rest.size()));
        return !more.isEmpty() && rest.startsWith(more);
    }

    /** Whether a client leaves unread what its server has said. */
    boolean leavesUnread(Unmet unmet) {
        return conversation.side() == Side.CLIENT
                && unmet.ended() == Ended.SILENCE
                && present(Step.ROOM).filter(room -> Segments.waits(room.socket())).isPresent();
    }

    private Optional<Peer> present(String name) {
        return stage.peers().stream()
                .filter(peer -> peer.name().equals(name) && peer.connected())
                .findFirst();
    }

    private static Deadline moment() {
        return Deadline.in(A_MOMENT, () -> Duration.ZERO);
    }
}

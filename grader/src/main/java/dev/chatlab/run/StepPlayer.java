package dev.chatlab.run;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.LabSettings.CrowdTalk;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.conversation.Text;
import dev.chatlab.wire.Framing;
import dev.chatlab.wire.JsonLines;
import dev.chatlab.wire.RawBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays the steps of one conversation on its stage, one after another. */
final class StepPlayer {

    private final Stage stage;
    private final Interleaving interleaving;
    private final Console console;
    private final Crowd crowd;

    /** Actors to whom {@code (nothing)} may have come, until their next message proves it. */
    private final Map<String, ScriptLine> silences = new HashMap<>();

    /** What a text is on the wire. A script may say one long text a hundred times. */
    private final Map<Text, byte[]> encoded = new HashMap<>();

    /** Actors whose last deed was to send a piece that must not merge with the next one. */
    private final Set<String> pieces = new HashSet<>();

    /**
     * A player on this stage.
     *
     * @param talk how a crowd talks
     */
    StepPlayer(Stage stage, CrowdTalk talk, Interleaving interleaving) {
        this.stage = stage;
        this.interleaving = interleaving;
        this.console = new Console(stage);
        this.crowd = new Crowd(stage, talk, interleaving);
    }

    void play(ScriptLine line) throws Unmet, InterruptedException {
        switch (line.step()) {
            case Step.CrowdConnects(int clients) -> crowd.connect(clients);
            case Step.CrowdSpeaks(int messages) -> crowd.speak(messages);
            case Step.CrowdHears(boolean themselvesToo) -> crowd.hear(themselvesToo);
            case Step.PortIsTaken _,
                    Step.NoServer _,
                    Step.AtTerminal _,
                    Step.RoomShows _,
                    Step.RoomSpeaks _ -> {
                // Arranged before the program was started.
            }
            case Step.ServerIsToldToStop() -> {
                stage.recorder().record(Side.SERVER.word(), new Event.AskedToStop());
                stage.program().askToStop();
            }
            case Step.LetGo() -> new Remains(stage).awaitNone();
            case Step.NoThreadForEach() -> new Remains(stage).awaitNoThreadForEach();
            case Step.ComesToRest() -> new Remains(stage).awaitRest();
            case Step.HasReadEverything() ->
                    Segments.awaitAllTaken(
                            stage.program().port(), stage.program().exit(), stage.answer());
            case Step.OfCode _ -> throw new IllegalStateException("nobody talks to code");
            case Step.ReceiveOneEach(List<String> actors, List<Text> messages) ->
                    receiveOneEach(actors, messages);
            case Step.Send(List<String> actors, Text message) -> send(actors, message);
            case Step.OfActors step -> {
                for (String actor : step.actors()) {
                    play(step, actor, line);
                }
            }
            case Step.UserTypes(Text text) -> console.typeLine(text.render("user"));
            case Step.UserStartsTyping(Text text) -> console.type(text.render("user"));
            case Step.UserPresses(Step.Key key) -> console.press(key);
            case Step.UserEndsInput() -> console.endInput();
            case Step.ScreenShows(Text text) -> console.awaitLine(text);
            case Step.CursorBehind(Text text) -> console.awaitCursorBehind(text);
            case Step.NoEscapeCodes() -> console.checkForEscapeCodes();
            case Step.Complains(Side side, var complaint) ->
                    console.awaitComplaint(side, complaint);
            case Step.Exits(Side side, Step.Status status) -> console.awaitExit(side, status);
        }
    }

    private void play(Step.OfActors step, String actor, ScriptLine line)
            throws Unmet, InterruptedException {
        switch (step) {
            case Step.Connect(_, Step.Protection protection) -> {
                stage.connect(actor, protection);
                heard(actor); // what was open on an earlier connection has gone with it
            }
            case Step.Send _ -> throw new IllegalStateException("of several at once");
            case Step.SendBytes(_, var bytes) -> sendPiece(actor, Octets.of(bytes.toBytes()));
            case Step.Receive(_, Text message) -> receive(actor, message);
            case Step.ReceiveBytes(_, var bytes) -> receive(actor, Octets.of(bytes.toBytes()));
            case Step.ReceiveInAnyOrder(_, List<Text> messages) ->
                    receiveInAnyOrder(actor, messages);
            case Step.ReceiveOneEach _ -> throw new IllegalStateException("of several at once");
            case Step.ReceiveNothing _ -> receiveNothing(actor, line);
            case Step.FinishSending _ -> stage.peer(actor).finishSending();
            case Step.Refused _ -> stage.awaitRefusal(actor);
            case Step.Leave(_, Step.Goodbye goodbye) -> stage.peer(actor).leave(goodbye);
            case Step.Vanish _ -> stage.peer(actor).vanish();
            case Step.Disconnected(_, Step.Manner manner) -> awaitDisconnection(actor, manner);
            case Step.StopReading _ -> stage.peer(actor).stopReading();
            case Step.ReadAgain _ -> stage.peer(actor).readAgain();
        }
    }

    private byte[] encode(Text text, String actor) {
        return text.hasName()
                ? stage.wire().encode(text.render(actor))
                : encoded.computeIfAbsent(text, some -> stage.wire().encode(some.render(actor)));
    }

    private void sendPiece(String actor, Octets bytes) throws Unmet, InterruptedException {
        if (pieces.contains(actor)) {
            Segments.awaitTaken(stage.peer(actor).socket(), stage.program().exit(), stage.answer());
        }
        send(actor, bytes);
        pieces.add(actor);
    }

    /** What several say goes out at the same moment: nobody waits for the write of another one. */
    private void send(List<String> actors, Text message) throws Unmet, InterruptedException {
        Map<String, Peer.Sending> begun = new LinkedHashMap<>();
        for (String actor : interleaving.order(actors)) {
            byte[] bytes = encode(message, actor);
            begun.put(actor, stage.peer(actor).begin(Octets.of(bytes)));
        }
        for (Map.Entry<String, Peer.Sending> sending : begun.entrySet()) {
            await(sending.getKey(), sending.getValue());
        }
    }

    private void send(String actor, Octets bytes) throws Unmet, InterruptedException {
        await(actor, stage.peer(actor).begin(bytes));
    }

    /**
     * Waits until it has gone. What somebody who does not read sends goes out as far as the program
     * takes it: a program that cannot get rid of its answers is right to stop reading.
     */
    private void await(String actor, Peer.Sending sending) throws Unmet, InterruptedException {
        Peer peer = stage.peer(actor);
        Peer.Delivery delivery = sending.await(stage.answer());
        if (peer.listens() && delivery != Peer.Delivery.DONE) {
            throw Unmet.of(actor, peer.ended(delivery, stage.answer()));
        }
    }

    private void receive(String actor, Text expected) throws Unmet, InterruptedException {
        if (stage.wire() instanceof RawBytes) {
            receive(actor, Octets.of(encode(expected, actor)));
            return;
        }
        Deadline deadline = stage.answer();
        // The usual case costs no more than a comparison of bytes; but JSON has many ways to write
        // one message, and rules beyond that.
        if (!expected.hasAny()
                && !(stage.wire() instanceof JsonLines)
                && stage.peer(actor).inbox().claim(encode(expected, actor), deadline)) {
            heard(actor);
            return;
        }
        String wanted = expected.render(actor);
        String message = nextMessage(actor, wanted, deadline);
        if (!stage.wire().matches(expected, actor, message)) {
            throw blame(
                    actor,
                    difference(actor, wanted, message)
                            .because(stage.wire().difference(expected, actor, message)));
        }
        heard(actor);
    }

    private void receiveInAnyOrder(String actor, List<Text> messages)
            throws Unmet, InterruptedException {
        List<Text> missing = new ArrayList<>(messages);
        while (!missing.isEmpty()) {
            receiveOneOf(actor, missing);
        }
    }

    private void receiveOneEach(List<String> actors, List<Text> messages)
            throws Unmet, InterruptedException {
        List<Text> missing = new ArrayList<>(messages);
        for (String actor : actors) {
            receiveOneOf(actor, missing);
        }
    }

    /** Claims the actor's next message, which has to be one of these and is missing no more. */
    private void receiveOneOf(String actor, List<Text> missing) throws Unmet, InterruptedException {
        String wanted = missing.getFirst().render(actor);
        String message = nextMessage(actor, wanted, stage.answer());
        Text match =
                missing.stream()
                        .filter(text -> stage.wire().matches(text, actor, message))
                        .findFirst()
                        .orElseThrow(() -> blame(actor, difference(actor, wanted, message)));
        missing.remove(match);
        heard(actor);
    }

    private static Unmet difference(String actor, String wanted, String message) {
        return Unmet.of(actor, Ended.DIFFERENCE, Octets.of(wanted), Octets.of(message));
    }

    /** Claims the next message of a wire that has messages. */
    private String nextMessage(String actor, String wanted, Deadline deadline)
            throws Unmet, InterruptedException {
        if (!(stage.wire() instanceof Framing framing)) {
            throw new IllegalStateException("raw bytes have no messages");
        }
        try {
            return new Messages(stage.peer(actor), framing).next(wanted, deadline);
        } catch (Unmet unmet) {
            throw blame(actor, unmet);
        }
    }

    private void receive(String actor, Octets expected) throws Unmet, InterruptedException {
        Inbox inbox = stage.peer(actor).inbox();
        Deadline deadline = stage.answer();
        int right = 0; // so many of them have come
        while (right < expected.size()) {
            boolean more = inbox.awaitMoreThan(right, deadline);
            Octets news = Octets.of(inbox.peek(right, expected.size()));
            if (!expected.slice(right, right + news.size()).equals(news)) {
                Octets came = Octets.of(inbox.peek(expected.size()));
                throw blame(actor, Unmet.of(actor, Ended.DIFFERENCE, expected, came));
            }
            right += news.size();
            if (news.isEmpty()) {
                Ended ended = more ? inbox.ended().orElse(Ended.SILENCE) : Ended.SILENCE;
                throw blame(actor, Unmet.of(actor, ended, expected, expected.slice(0, right)));
            }
            deadline.progress();
        }
        inbox.claim(right);
        heard(actor);
    }

    private void receiveNothing(String actor, ScriptLine line) throws Unmet, InterruptedException {
        Octets came = stage.peer(actor).inbox().unclaimed();
        if (!came.isEmpty()) {
            throw Unmet.leftover(actor, came);
        }
        silences.put(actor, line);
    }

    private void awaitDisconnection(String actor, Step.Manner manner)
            throws Unmet, InterruptedException {
        Peer peer = stage.peer(actor);
        if (manner == Step.Manner.WHATEVER_CAME) {
            if (!peer.inbox().claimToTheEnd(stage.answer())) {
                throw Unmet.of(actor, Ended.SILENCE);
            }
        } else {
            awaitEnd(actor, peer.inbox(), manner == Step.Manner.IN_GOOD_ORDER);
        }
        peer.hangUp();
    }

    /** Nothing unclaimed may have come before the end. */
    private void awaitEnd(String actor, Inbox inbox, boolean inGoodOrder)
            throws Unmet, InterruptedException {
        boolean ended = inbox.awaitEnd(stage.answer());
        Octets came = inbox.unclaimed();
        if (!came.isEmpty()) {
            throw blame(actor, Unmet.leftover(actor, came));
        }
        if (!ended) {
            throw Unmet.of(actor, Ended.SILENCE);
        }
        boolean reset = inbox.ended().equals(Optional.of(Ended.RESET));
        if (inGoodOrder && reset) {
            throw Unmet.of(actor, Ended.RESET);
        }
    }

    /** What came next was what was expected, so nothing came in between either. */
    private void heard(String actor) {
        silences.remove(actor);
        pieces.remove(actor);
    }

    /** What came although nothing should have is the fault of the line that said so. */
    Unmet blame(String actor, Unmet unmet) {
        ScriptLine silence = silences.get(actor);
        boolean something = unmet.ended() == Ended.DIFFERENCE || unmet.ended() == Ended.LEFTOVER;
        if (silence == null || !something || unmet.actual().isEmpty()) {
            return unmet;
        }
        return Unmet.leftover(actor, unmet.actual().get()).at(silence);
    }
}

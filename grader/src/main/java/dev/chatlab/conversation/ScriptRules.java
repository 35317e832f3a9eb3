package dev.chatlab.conversation;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes a script playable beyond the form of its lines: nobody speaks before connecting or
 * listens without reading, and a conversation judges one program, which the lab has.
 */
final class ScriptRules {

    private final String file;
    private final List<Mistake> mistakes;
    private final Set<String> connected = new HashSet<>(Set.of(Step.ROOM));
    private final Set<String> finished = new HashSet<>();
    private final Set<String> deaf = new HashSet<>();
    private int crowd;
    private boolean crowdHasSpoken;
    private boolean atTerminal;

    ScriptRules(String file, List<Mistake> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    void check(Conversation conversation) {
        Side side = conversation.side();
        List<ScriptLine> script = conversation.script();
        if (conversation.settings().program(side).isEmpty()) {
            mistake(
                    script.getFirst(),
                    "this conversation judges a " + side.word() + ", and the lab block names none",
                    side.word() + " and its class name, in the lab block");
        }
        for (int i = 0; i < script.size(); i++) {
            checkSide(script.get(i), side);
            checkPresence(script.get(i));
            checkPlace(script.get(i), i);
            checkWire(script.get(i), conversation.settings().wire());
            checkTls(script.get(i), conversation.settings().insideTls());
        }
        checkCode(script);
    }

    /** Code is looked at, and a program is talked to: that is not one conversation. */
    private void checkCode(List<ScriptLine> script) {
        script.stream()
                .filter(line -> line.step() instanceof Step.OfCode)
                .findFirst()
                .filter(_ -> !script.stream().allMatch(line -> line.step() instanceof Step.OfCode))
                .ifPresent(line ->
                        mistake(
                                line,
                                "code is not looked at while somebody talks to the program",
                                "a conversation of its own, with nothing but such steps"));
    }

    private void checkTls(ScriptLine line, boolean insideTls) {
        boolean needsTls =
                switch (line.step()) {
                    case Step.Connect(_, Step.Protection protection) ->
                            protection != Step.Protection.USUAL;
                    case Step.Leave(_, Step.Goodbye goodbye) -> goodbye != Step.Goodbye.USUAL;
                    case Step.Refused _, Step.RoomShows _, Step.RoomSpeaks _ -> true;
                    default -> false;
                };
        if (needsTls && !insideTls) {
            mistake(
                    line,
                    "there is no TLS in this chapter",
                    "a line in the lab block: " + SettingsParser.INSIDE_TLS);
        }
    }

    private void checkSide(ScriptLine line, Side side) {
        boolean serverOnly =
                switch (line.step()) {
                    case Step.Connect _,
                            Step.CrowdConnects _,
                            Step.CrowdSpeaks _,
                            Step.CrowdHears _,
                            Step.PortIsTaken _,
                            Step.LetGo _,
                            Step.NoThreadForEach _,
                            Step.HasReadEverything _,
                            Step.ComesToRest _,
                            Step.ServerIsToldToStop _ ->
                            true;
                    case Step.Complains(Side which, _) -> which == Side.SERVER;
                    case Step.OfCode code -> code.side() == Side.SERVER;
                    case Step.Exits(Side which, _) -> which == Side.SERVER;
                    case Step.OfActors step -> !step.actors().equals(List.of(Step.ROOM));
                    default -> false;
                };
        if (side == Side.CLIENT && serverOnly) {
            mistake(
                    line,
                    "this conversation judges a client, and this step needs a server to judge",
                    "user, screen, client and room; or a conversation of its own");
        }
    }

    private void checkPresence(ScriptLine line) {
        switch (line.step()) {
            case Step.Connect(List<String> actors, _) -> {
                for (String actor : actors) {
                    crowd = Math.max(crowd, Crowds.number(actor));
                    if (!connected.add(actor)) {
                        mistake(line, actor + " is connected already", "another name");
                    }
                    finished.remove(actor);
                    deaf.remove(actor);
                }
            }
            case Step.Refused(List<String> actors) -> {
                if (actors.contains(Step.ROOM)) {
                    connected.remove(Step.ROOM);
                }
            }
            case Step.OfActors step ->
                    step.actors().forEach(actor -> checkActor(line, step, actor));
            case Step.NoServer _ -> connected.remove(Step.ROOM);
            case Step.CrowdConnects(int clients) -> {
                for (int i = 0; i < clients; i++) {
                    String member = Crowds.member(++crowd);
                    if (!connected.add(member)) {
                        mistake(
                                line,
                                member + " is connected already",
                                "another name for that one");
                    }
                }
            }
            case Step.CrowdHears _ when !crowdHasSpoken ->
                    mistake(line, "nobody has said anything", "each says 1 message, before it");
            case Step.CrowdSpeaks _, Step.CrowdHears _ -> {
                crowdHasSpoken = true;
                if (connected.equals(Set.of(Step.ROOM))) {
                    mistake(
                            line,
                            "there is nobody yet",
                            "50 clients connect, or 50 clients join, on an earlier line");
                }
            }
            case Step.AtTerminal _ -> atTerminal = true;
            case Step.UserPresses _, Step.CursorBehind _ -> {
                if (!atTerminal) {
                    mistake(
                            line,
                            "there is no terminal",
                            "user sits at a terminal, as the first line");
                }
            }
            case Step.NoEscapeCodes _ -> {
                if (atTerminal) {
                    mistake(
                            line,
                            "a terminal may be sent escape codes",
                            "a conversation without: user sits at a terminal");
                }
            }
            default -> {}
        }
    }

    private void checkActor(ScriptLine line, Step.OfActors step, String actor) {
        if (!connected.contains(actor)) {
            boolean room = actor.equals(Step.ROOM);
            String accepted =
                    room ? "steps of the client" : actor + " connects, on an earlier line";
            mistake(line, actor + " is not connected", accepted);
            return;
        }
        switch (step) {
            case Step.Send _, Step.SendBytes _, Step.FinishSending _ -> {
                if (finished.contains(actor)) {
                    mistake(line, actor + " has finished sending", "this step on an earlier line");
                }
            }
            case Step.Receive _,
                    Step.ReceiveInAnyOrder _,
                    Step.ReceiveOneEach _,
                    Step.ReceiveNothing _,
                    Step.ReceiveBytes _,
                    Step.Disconnected _ -> {
                if (deaf.contains(actor)) {
                    mistake(
                            line,
                            actor + " does not read",
                            actor + " reads again, on an earlier line");
                }
            }
            default -> {}
        }
        switch (step) {
            case Step.FinishSending _ -> finished.add(actor);
            case Step.StopReading _ -> deaf.add(actor);
            case Step.ReadAgain _ -> deaf.remove(actor);
            case Step.Leave _, Step.Vanish _, Step.Disconnected _ -> connected.remove(actor);
            default -> {}
        }
    }

    /** Where no message ends there is none to wait for, to sort, or to fill in. */
    private void checkWire(ScriptLine line, WireFormat wire) {
        boolean needsMessages =
                switch (line.step()) {
                    case Step.ReceiveInAnyOrder _, Step.ReceiveOneEach _, Step.CrowdHears _ -> true;
                    case Step.Receive(_, Text message) -> message.hasAny();
                    default -> false;
                };
        if (wire == WireFormat.RAW && needsMessages) {
            mistake(
                    line,
                    "on raw bytes nobody knows where a message ends",
                    "a text or bytes that are known: alice <= \"hello\"");
        }
    }

    private void checkPlace(ScriptLine line, int index) {
        boolean first =
                line.step() instanceof Step.PortIsTaken
                        || line.step() instanceof Step.NoServer
                        || line.step() instanceof Step.RoomShows
                        || line.step() instanceof Step.RoomSpeaks
                        || line.step() instanceof Step.AtTerminal;
        if (first && index > 0) {
            mistake(line, "the program has started by then", "this step as the first one");
        }
    }

    private void mistake(ScriptLine line, String what, String accepted) {
        Mistake mistake = new Mistake(file, line.number(), 1, what, accepted);
        if (!mistakes.contains(mistake)) { // a repeated step is wrong once
            mistakes.add(mistake);
        }
    }
}

package dev.chatlab.conversation;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes a script playable beyond the form of its lines: nobody speaks before connecting, and a
 * conversation judges one program.
 */
final class ScriptRules {

    private final String file;
    private final List<Mistake> mistakes;
    private final Set<String> connected = new HashSet<>();
    private boolean crowd;

    ScriptRules(String file, List<Mistake> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    void check(Conversation conversation) {
        Side side = conversation.side();
        List<ScriptLine> script = conversation.script();
        for (int i = 0; i < script.size(); i++) {
            checkSide(script.get(i), side);
            checkPresence(script.get(i));
            checkPlace(script.get(i), i);
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
                            Step.ServerIsToldToStop _ ->
                            true;
                    case Step.Complains(Side which) -> which == Side.SERVER;
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
            case Step.Connect(List<String> actors) -> {
                for (String actor : actors) {
                    if (!connected.add(actor)) {
                        mistake(line, actor + " is connected already", "another name");
                    }
                }
            }
            case Step.Leave(List<String> actors) -> checkConnected(line, actors, true);
            case Step.Vanish(List<String> actors) -> checkConnected(line, actors, true);
            case Step.Disconnected(List<String> actors) -> checkConnected(line, actors, true);
            case Step.OfActors step -> checkConnected(line, step.actors(), false);
            case Step.CrowdConnects _ -> crowd = true;
            case Step.CrowdSpeaks _, Step.CrowdHears _ -> {
                if (!crowd) {
                    mistake(line, "there is no crowd yet", "50 clients connect, on an earlier line");
                }
            }
            default -> {}
        }
    }

    private void checkConnected(ScriptLine line, List<String> actors, boolean goes) {
        for (String actor : actors) {
            boolean there = actor.equals(Step.ROOM) || connected.contains(actor);
            if (!there) {
                mistake(line, actor + " is not connected", actor + " connects, on an earlier line");
            } else if (goes) {
                connected.remove(actor);
            }
        }
    }

    private void checkPlace(ScriptLine line, int index) {
        boolean first = line.step() instanceof Step.PortIsTaken || line.step() instanceof Step.NoServer;
        if (first && index > 0) {
            mistake(line, "the program has started by then", "this step as the first one");
        }
    }

    private void mistake(ScriptLine line, String what, String accepted) {
        mistakes.add(new Mistake(file, line.number(), 1, what, accepted));
    }
}

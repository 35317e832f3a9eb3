package dev.chatlab.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads one line of a conversation. Each method reads what its name says and moves on. */
final class LineParser extends ValueReader {

    private static final Pattern CLASS_NAME = Pattern.compile("\\w+(?:\\.\\w+)*");

    /** Everyone but the newcomer, in a joining block. */
    static final String OTHERS = "the others";

    private static final Pattern TIMES = Pattern.compile("\\s*\\d+\\s+times\\s*");
    private static final Pattern JOINS = Pattern.compile(".*\\sjoins?\\s*");

    private static final Set<String> NOT_NAMES =
            Set.of(
                    "user",
                    "screen",
                    "cursor",
                    "server",
                    "client",
                    "each",
                    "everyone",
                    "the",
                    "no",
                    "clients");

    /** Old, and not to be accepted. */
    static final String WITH_TLS_1_1 = " with TLS 1.1";

    private static final String BEGINNINGS =
            "a name (alice), everyone, user, screen, cursor, server, client, 50 clients connect,"
                    + " each says, everyone hears, 200 times, the port is taken,"
                    + " no server is there";
    private static final String DEEDS =
            "connects, joins, leaves, vanishes, finishes sending, stops reading, reads again,"
                    + " is disconnected, is refused, -> text, <- text, => \"bytes\", <= \"bytes\"";

    private final People people;

    private LineParser(String line, People people) {
        super(line);
        this.people = people;
    }

    /**
     * Whom a line may mean without naming them.
     *
     * @param everyone who has joined and is still there
     * @param others the same without the newcomer; empty where there is no newcomer
     */
    record People(Collection<String> everyone, Collection<String> others) {
        static final People NOBODY = new People(Set.of(), Set.of());
    }

    /** The step on this line; of one with messages below it only the head, without messages. */
    static Step step(String line, People people) throws Rejected {
        return new LineParser(line, people).step();
    }

    /** An expected message that stands on a line of its own. */
    static Text expectedMessage(String line) throws Rejected {
        return new LineParser(line, People.NOBODY).text();
    }

    /** How often the lines below this one are to be played, if that is what it says. */
    static OptionalInt times(String line) throws Rejected {
        LineParser parser = new LineParser(line, People.NOBODY);
        if (!TIMES.matcher(line).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(parser.number(2, 10_000));
    }

    /**
     * Who joins on this line, in their order; nobody when it says something else.
     *
     * @param crowd how many of a crowd there have been so far
     */
    static List<String> joiners(String line, int crowd) throws Rejected {
        LineParser parser = new LineParser(line, People.NOBODY);
        if (!JOINS.matcher(line).matches()) {
            return List.of();
        }
        if (NUMBER.matcher(parser.rest()).lookingAt()) {
            int clients = parser.number(1, 1_000);
            parser.expect("clients join");
            return IntStream.rangeClosed(crowd + 1, crowd + clients)
                    .mapToObj(Crowds::member)
                    .toList();
        }
        List<String> actors = parser.actors();
        return parser.tryWords("joins") || parser.tryWords("join") ? parser.end(actors) : List.of();
    }

    private Step step() throws Rejected {
        if (NUMBER.matcher(rest()).lookingAt()) {
            return crowdConnects();
        }
        for (Side side : Side.values()) {
            if (tryWords(side.word() + "'s code")) {
                return ofCode(side);
            }
        }
        return switch (peekWord()) {
            case "each" -> crowdSpeaks();
            case "everyone" -> ofEveryone();
            case "the" -> ofOthers();
            case "no" -> phrase("no server is there", new Step.NoServer());
            case "server" -> ofProgram(Side.SERVER);
            case "client" -> ofProgram(Side.CLIENT);
            case "user" -> ofUser();
            case "screen" -> screenShows();
            case "cursor" -> cursorIsBehind();
            case "" -> throw rejected("no step begins like this", BEGINNINGS);
            default -> ofActors(actors());
        };
    }

    private Step crowdConnects() throws Rejected {
        int clients = number(1, 10_000);
        return phrase("clients connect", new Step.CrowdConnects(clients));
    }

    private Step crowdSpeaks() throws Rejected {
        expect("each says");
        int messages = number(1, 10_000);
        return phrase(messages == 1 ? "message" : "messages", new Step.CrowdSpeaks(messages));
    }

    private Step ofEveryone() throws Rejected {
        expect("everyone");
        if (tryWords("hears")) {
            boolean notThemselves = tryWords("all of the others,");
            return phrase(
                    notThemselves
                            ? "each sender's in order"
                            : "all of them, each sender's in order",
                    new Step.CrowdHears(!notThemselves));
        }
        if (people.everyone().isEmpty()) {
            throw rejected(
                    "nobody is in the room", "alice joins, on an earlier line; or everyone hears");
        }
        return ofActors(List.copyOf(people.everyone()));
    }

    private Step ofOthers() throws Rejected {
        if (!tryWords(OTHERS)) {
            return phrase("the port is taken", new Step.PortIsTaken());
        }
        if (people.others().isEmpty()) {
            throw rejected("nobody is new, so there are no others", "names; or everyone");
        }
        return ofActors(List.copyOf(people.others()));
    }

    private Step ofCode(Side side) throws Rejected {
        if (tryWords("starts no thread")) {
            return end(new Step.CodeStartsNoThread(side));
        } else if (tryWords("uses")) {
            skipSpaces();
            Matcher name = CLASS_NAME.matcher(line).region(at, line.length());
            if (!name.lookingAt()) {
                throw rejected("a class name is missing here", "java.nio.channels.Selector");
            }
            at = name.end();
            return end(new Step.CodeUses(side, name.group()));
        }
        throw rejected(
                "this cannot be seen in code", "uses java.nio.channels.Selector, starts no thread");
    }

    private Step ofProgram(Side side) throws Rejected {
        expect(side.word());
        String accepted = "complains, exits, exits 0, exits with an error";
        if (side == Side.SERVER && tryWords("is told to stop")) {
            return end(new Step.ServerIsToldToStop());
        } else if (side == Side.SERVER && tryWords("has let go of everyone who left")) {
            return end(new Step.LetGo());
        } else if (side == Side.SERVER && tryWords("has no thread for each client")) {
            return end(new Step.NoThreadForEach());
        } else if (side == Side.SERVER && tryWords("has read everything")) {
            return end(new Step.HasReadEverything());
        } else if (side == Side.SERVER && tryWords("comes to rest")) {
            return end(new Step.ComesToRest());
        } else if (side == Side.CLIENT && tryWords("prints no escape codes")) {
            return end(new Step.NoEscapeCodes());
        } else if (tryWords("complains:")) {
            return new Step.Complains(side, Optional.of(text()));
        } else if (tryWords("complains")) {
            return end(new Step.Complains(side));
        } else if (tryWords("exits with an error")) {
            return end(new Step.Exits(side, new Step.ErrorStatus()));
        } else if (tryWords("exits")) {
            Step.Status status = atEnd() ? new Step.AnyStatus() : new Step.Code(number(0, 255));
            return end(new Step.Exits(side, status));
        }
        throw rejected(
                "the " + side.word() + " cannot do this",
                side == Side.SERVER
                        ? accepted
                                + ", is told to stop, has let go of everyone who left, has no"
                                + " thread for each client, has read everything, comes to rest"
                        : accepted + ", prints no escape codes");
    }

    private Step ofUser() throws Rejected {
        expect("user");
        if (tryWords("types")) {
            return new Step.UserTypes(spoken());
        } else if (tryWords("starts typing")) {
            return new Step.UserStartsTyping(spoken());
        } else if (tryWords("presses")) {
            return end(new Step.UserPresses(key()));
        } else if (tryWords("ends the input")) {
            return end(new Step.UserEndsInput());
        } else if (tryWords("sits at a terminal")) {
            return end(new Step.AtTerminal());
        }
        throw rejected(
                "the user cannot do this",
                "types, starts typing, presses, ends the input, sits at a terminal");
    }

    private Step.Key key() throws Rejected {
        for (Step.Key key : Step.Key.values()) {
            if (tryWords(key.word())) {
                return key;
            }
        }
        throw rejected("there is no such key", "Ctrl-C, Ctrl-D, Backspace, Enter");
    }

    private Step cursorIsBehind() throws Rejected {
        expect("cursor is behind");
        return new Step.CursorBehind(text());
    }

    private Step screenShows() throws Rejected {
        expect("screen shows");
        return new Step.ScreenShows(text());
    }

    private List<String> actors() throws Rejected {
        List<String> actors = new ArrayList<>();
        do {
            skipSpaces();
            String name = peekWord();
            if (name.isEmpty() || NOT_NAMES.contains(name)) {
                throw rejected("a name is missing here", "a name: letters, digits, - and _");
            }
            if (actors.contains(name)) {
                throw rejected(name + " is named twice", "another name");
            }
            actors.add(name);
            at += name.length();
        } while (trySymbol(","));
        return actors;
    }

    private Step ofActors(List<String> actors) throws Rejected {
        if (trySymbol("->")) {
            return new Step.Send(actors, spoken());
        } else if (trySymbol("<-")) {
            return received(actors);
        } else if (trySymbol("=>")) {
            return new Step.SendBytes(actors, bytes());
        } else if (trySymbol("<=")) {
            return new Step.ReceiveBytes(actors, bytes());
        }
        return end(actors.equals(List.of(Step.ROOM)) ? deedOfRoom(actors) : deed(actors));
    }

    private Step deedOfRoom(List<String> actors) throws Rejected {
        if (tryWords("shows")) {
            for (Step.Identity identity : Step.Identity.values()) {
                if (tryWords(identity.words())) {
                    return new Step.RoomShows(identity);
                }
            }
            throw rejected(
                    "the room has no such certificate",
                    Arrays.stream(Step.Identity.values())
                            .map(Step.Identity::words)
                            .collect(Collectors.joining(", ")));
        } else if (tryWords("speaks")) {
            for (Step.Language language : Step.Language.values()) {
                if (tryWords(language.words())) {
                    return new Step.RoomSpeaks(language);
                }
            }
            throw rejected("the room does not speak this", "TLS 1.2, plain text");
        } else if (tryWords("is refused")) {
            return new Step.Refused(actors);
        }
        return deed(actors);
    }

    private Step deed(List<String> actors) throws Rejected {
        if (tryWords("connects") || tryWords("connect")) {
            return new Step.Connect(actors, protection());
        } else if (tryWords("is refused") || tryWords("are refused")) {
            expect(WITH_TLS_1_1.strip());
            return new Step.Refused(actors);
        } else if (tryWords("finishes sending") || tryWords("finish sending")) {
            return new Step.FinishSending(actors);
        } else if (tryWords("leaves") || tryWords("leave")) {
            return new Step.Leave(
                    actors,
                    tryWords(Step.Goodbye.NONE.words().strip())
                            ? Step.Goodbye.NONE
                            : Step.Goodbye.USUAL);
        } else if (tryWords("vanishes") || tryWords("vanish")) {
            return new Step.Vanish(actors);
        } else if (tryWords("is disconnected,") || tryWords("are disconnected,")) {
            expect("whatever came before");
            return new Step.Disconnected(actors, Step.Manner.WHATEVER_CAME);
        } else if (tryWords("is disconnected") || tryWords("are disconnected")) {
            return new Step.Disconnected(
                    actors,
                    tryWords("in good order") ? Step.Manner.IN_GOOD_ORDER : Step.Manner.PLAIN);
        } else if (tryWords("stops reading") || tryWords("stop reading")) {
            return new Step.StopReading(actors);
        } else if (tryWords("reads again") || tryWords("read again")) {
            return new Step.ReadAgain(actors);
        }
        throw rejected(String.join(", ", actors) + " cannot do this", DEEDS);
    }

    private Step.Protection protection() {
        for (Step.Protection protection : Step.Protection.values()) {
            if (!protection.words().isEmpty() && tryWords(protection.words().strip())) {
                return protection;
            }
        }
        return Step.Protection.USUAL;
    }

    private Step received(List<String> actors) throws Rejected {
        if (trySymbol("(nothing)")) {
            return end(new Step.ReceiveNothing(actors));
        } else if (trySymbol("(in any order)")) {
            return end(new Step.ReceiveInAnyOrder(actors, List.of()));
        } else if (trySymbol("(one each)")) {
            return end(new Step.ReceiveOneEach(actors, List.of()));
        }
        return new Step.Receive(actors, text());
    }
}

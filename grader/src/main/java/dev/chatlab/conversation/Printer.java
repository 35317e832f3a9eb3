package dev.chatlab.conversation;

import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes steps in the notation. Reading what it writes gives an equal step. */
public final class Printer {

    private Printer() {}

    /** The script as it would stand in a chapter, with a line end behind every line. */
    public static String print(List<ScriptLine> script) {
        return script.stream().map(line -> print(line.step()) + "\n").collect(Collectors.joining());
    }

    /** One step; those with messages below them take more than one line. */
    public static String print(Step step) {
        return switch (step) {
            case Step.OfActors ofActors ->
                    String.join(", ", ofActors.actors()) + " " + deed(ofActors);
            case Step.CrowdConnects(int clients) -> clients + " clients connect";
            case Step.CrowdSpeaks(int messages) ->
                    "each says " + messages + (messages == 1 ? " message" : " messages");
            case Step.CrowdHears(boolean themselvesToo) ->
                    "everyone hears all of "
                            + (themselvesToo ? "them" : "the others")
                            + ", each sender's in order";
            case Step.PortIsTaken() -> "the port is taken";
            case Step.NoServer() -> "no server is there";
            case Step.RoomShows(Step.Identity identity) -> "room shows " + identity.words();
            case Step.RoomSpeaks(Step.Language language) -> "room speaks " + language.words();
            case Step.ServerIsToldToStop() -> "server is told to stop";
            case Step.LetGo() -> "server has let go of everyone who left";
            case Step.NoThreadForEach() -> "server has no thread for each client";
            case Step.HasReadEverything() -> "server has read everything";
            case Step.ComesToRest() -> "server comes to rest";
            case Step.CodeUses(Side side, String name) -> side.word() + "'s code uses " + name;
            case Step.CodeStartsNoThread(Side side) -> side.word() + "'s code starts no thread";
            case Step.AtTerminal() -> "user sits at a terminal";
            case Step.UserTypes(Text line) -> "user types " + print(line);
            case Step.UserStartsTyping(Text keys) -> "user starts typing " + print(keys);
            case Step.UserPresses(Step.Key key) -> "user presses " + key.word();
            case Step.UserEndsInput() -> "user ends the input";
            case Step.ScreenShows(Text text) -> "screen shows " + print(text);
            case Step.CursorBehind(Text text) -> "cursor is behind " + print(text);
            case Step.NoEscapeCodes() -> "client prints no escape codes";
            case Step.Complains(Side side, Optional<Text> line) ->
                    side.word() + " complains" + line.map(text -> ": " + print(text)).orElse("");
            case Step.Exits(Side side, Step.Status status) -> side.word() + print(status);
        };
    }

    private static String deed(Step.OfActors step) {
        boolean one = step.actors().size() == 1;
        return switch (step) {
            case Step.Connect(_, Step.Protection protection) ->
                    (one ? "connects" : "connect") + protection.words();
            case Step.Refused(List<String> actors) ->
                    (one ? "is refused" : "are refused")
                            + (actors.equals(List.of(Step.ROOM)) ? "" : LineParser.WITH_TLS_1_1);
            case Step.Send(_, Text message) -> "-> " + print(message);
            case Step.Receive(_, Text message) -> "<- " + print(message);
            case Step.ReceiveInAnyOrder(_, List<Text> messages) ->
                    "<- (in any order)" + below(messages);
            case Step.ReceiveOneEach(_, List<Text> messages) -> "<- (one each)" + below(messages);
            case Step.ReceiveNothing _ -> "<- (nothing)";
            case Step.SendBytes(_, Bytes bytes) -> "=> " + print(bytes);
            case Step.ReceiveBytes(_, Bytes bytes) -> "<= " + print(bytes);
            case Step.FinishSending _ -> one ? "finishes sending" : "finish sending";
            case Step.Leave(_, Step.Goodbye goodbye) ->
                    (one ? "leaves" : "leave") + goodbye.words();
            case Step.Vanish _ -> one ? "vanishes" : "vanish";
            case Step.Disconnected(_, Step.Manner manner) ->
                    (one ? "is disconnected" : "are disconnected") + manner.words();
            case Step.StopReading _ -> one ? "stops reading" : "stop reading";
            case Step.ReadAgain _ -> one ? "reads again" : "read again";
        };
    }

    private static String below(List<Text> messages) {
        return messages.stream()
                .map(message -> "\n    " + printOnItsOwnLine(message))
                .collect(Collectors.joining());
    }

    private static String print(Step.Status status) {
        return switch (status) {
            case Step.AnyStatus() -> " exits";
            case Step.Code(int code) -> " exits " + code;
            case Step.ErrorStatus() -> " exits with an error";
        };
    }

    static String print(Bytes bytes) {
        return bytes.chunks().stream()
                .map(chunk ->
                        switch (chunk) {
                            case Bytes.Quoted(String text, int times) ->
                                    '"'
                                            + escapeAll(text)
                                            + '"'
                                            + (times == 1 ? "" : " " + times + " times");
                            case Bytes.Hex(int first, int last) ->
                                    first == last ? hex(first) : hex(first) + ".." + hex(last);
                            case Filler filler -> filler.toString();
                        })
                .collect(Collectors.joining(" "));
    }

    /** A line that begins with # would be a comment. */
    private static String printOnItsOwnLine(Text text) {
        String plain = print(text);
        return plain.startsWith("#") ? print(text, true) : plain;
    }

    static String print(Text text) {
        return print(text, needsQuotes(text));
    }

    private static String print(Text text, boolean quoted) {
        String inside =
                text.parts().stream()
                        .map(part -> print(part, quoted))
                        .collect(Collectors.joining());
        return quoted ? '"' + inside + '"' : inside;
    }

    private static String print(Text.Part part, boolean quoted) {
        return switch (part) {
            case Text.Literal(String value) ->
                    quoted ? escapeAll(value).replace("{", "\\{") : value;
            case Text.Any() -> "{any}";
            case Text.Name() -> "{name}";
            case Filler filler -> filler.toString();
        };
    }

    /** Whether the plain form would be read as something else, or could not be seen. */
    private static boolean needsQuotes(Text text) {
        if (text.parts().isEmpty()) {
            return true;
        }
        String literals =
                text.parts().stream()
                        .map(part -> part instanceof Text.Literal(String value) ? value : "x")
                        .collect(Collectors.joining());
        return literals.startsWith("\"")
                || literals.startsWith("(")
                || !literals.equals(literals.strip())
                || literals.codePoints().anyMatch(Escapes::needsCode)
                || text.parts().stream()
                        .anyMatch(part ->
                                part instanceof Text.Literal(String value)
                                        && ValueReader.PLACEHOLDER.matcher(value).find());
    }

    private static String escapeAll(String text) {
        return text.codePoints().mapToObj(Escapes::escape).collect(Collectors.joining());
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "%02x", value);
    }
}

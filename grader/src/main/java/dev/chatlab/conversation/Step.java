package dev.chatlab.conversation;

import java.util.List;

/**
 * What one line of a conversation says. Every form is documented, with an example that a test runs,
 * in {@code protocol-spec/notation.md}.
 */
public sealed interface Step {

    /** Something that actors do or meet on their connections. */
    sealed interface OfActors extends Step {
        /** Who, in the order in which they are named; never empty. */
        List<String> actors();
    }

    /** {@code alice, bob connect}. */
    record Connect(List<String> actors) implements OfActors {}

    /** {@code alice -> hello}: a message in the chapter's wire format. */
    record Send(List<String> actors, Text message) implements OfActors {}

    /** {@code alice, bob <- hello}: the next message of each. */
    record Receive(List<String> actors, Text message) implements OfActors {}

    /** {@code bob <- (in any order)} and indented lines: the next messages, in whatever order. */
    record ReceiveInAnyOrder(List<String> actors, List<Text> messages) implements OfActors {}

    /**
     * {@code alice, bob <- (one each)} and indented lines: each one's next message is one of these,
     * whoever gets which. There are as many messages as actors.
     */
    record ReceiveOneEach(List<String> actors, List<Text> messages) implements OfActors {}

    /** {@code bob <- (nothing)}: nothing more has come to bob. */
    record ReceiveNothing(List<String> actors) implements OfActors {}

    /** {@code alice => "hel"}: these bytes, without any framing. */
    record SendBytes(List<String> actors, Bytes bytes) implements OfActors {}

    /** {@code alice <= "hel"}: the next bytes of each. */
    record ReceiveBytes(List<String> actors, Bytes bytes) implements OfActors {}

    /** {@code alice finishes sending}: a half-close; alice still listens. */
    record FinishSending(List<String> actors) implements OfActors {}

    /** {@code alice leaves}: an orderly close. */
    record Leave(List<String> actors) implements OfActors {}

    /** {@code alice vanishes}: a connection reset (RST). */
    record Vanish(List<String> actors) implements OfActors {}

    /** {@code alice is disconnected}: the program ends the connection. */
    record Disconnected(List<String> actors, Manner manner) implements OfActors {}

    /** What has to be said about how a connection ends. */
    enum Manner {
        /** By FIN or RST, and nothing unclaimed came before. */
        PLAIN(""),
        /** {@code is disconnected in good order}: by FIN, and nothing unclaimed came before. */
        IN_GOOD_ORDER(" in good order"),
        /** {@code is disconnected, whatever came before}: by FIN or RST. */
        WHATEVER_CAME(", whatever came before");

        private final String words;

        Manner(String words) {
            this.words = words;
        }

        /** What follows the word "disconnected". */
        String words() {
            return words;
        }
    }

    /** {@code alice stops reading}: what is sent to alice fills the buffers on its way. */
    record StopReading(List<String> actors) implements OfActors {}

    /** {@code alice reads again}. */
    record ReadAgain(List<String> actors) implements OfActors {}

    /** {@code 50 clients connect}. */
    record CrowdConnects(int clients) implements Step {}

    /** {@code each says 20 messages}: all clients of the crowd at the same time. */
    record CrowdSpeaks(int messages) implements Step {}

    /** {@code everyone hears all of them, each sender's in order}. */
    record CrowdHears() implements Step {}

    /** {@code the port is taken}: before the program starts, somebody else listens on its port. */
    record PortIsTaken() implements Step {}

    /** {@code no server is there}: nobody listens where the client is sent. */
    record NoServer() implements Step {}

    /** {@code server is told to stop}: SIGTERM. */
    record ServerIsToldToStop() implements Step {}

    /** {@code server has let go of everyone who left}: no thread and no socket is left of them. */
    record LetGo() implements Step {}

    /** {@code user sits at a terminal}: the client runs in a pseudo-terminal, not between pipes. */
    record AtTerminal() implements Step {}

    /** {@code user types hello}: a line and Enter. */
    record UserTypes(Text line) implements Step {}

    /** {@code user starts typing hel}: keys without Enter. */
    record UserStartsTyping(Text keys) implements Step {}

    /** {@code user presses Ctrl-C}: one key, at a terminal. */
    record UserPresses(Key key) implements Step {}

    /** A key that is no character. */
    enum Key {
        CTRL_C("Ctrl-C", 0x03),
        CTRL_D("Ctrl-D", 0x04),
        BACKSPACE("Backspace", 0x7f),
        ENTER("Enter", '\r');

        private final String word;
        private final int code;

        Key(String word, int code) {
            this.word = word;
            this.code = code;
        }

        /** As the notation calls it. */
        public String word() {
            return word;
        }

        /** The byte that a terminal sends for it. */
        public int code() {
            return code;
        }
    }

    /** {@code user ends the input}: Ctrl-D, or the end of a file. */
    record UserEndsInput() implements Step {}

    /**
     * {@code screen shows Received: hello}: the program prints this, up to the end of a line; at a
     * terminal, as a whole line.
     */
    record ScreenShows(Text text) implements Step {}

    /** {@code cursor is behind hel}: the text before the cursor, at a terminal. */
    record CursorBehind(Text text) implements Step {}

    /** {@code client prints no escape codes}. */
    record NoEscapeCodes() implements Step {}

    /** {@code client complains}: one line on standard error, and no stack trace. */
    record Complains(Side side) implements Step {}

    /** {@code client exits 0}. */
    record Exits(Side side, Status status) implements Step {}

    /** What an exit code has to be. */
    sealed interface Status {}

    /** {@code exits}: any exit code. */
    record AnyStatus() implements Status {}

    /** {@code exits 0}: this exit code. */
    record Code(int code) implements Status {}

    /** {@code exits with an error}: any exit code but 0. */
    record ErrorStatus() implements Status {}

    /** The actor whom the grader plays as the server of a client under test. */
    String ROOM = "room";

    /** Whether this step makes sense only where the program under test is a client. */
    default boolean forClient() {
        return switch (this) {
            case NoServer _,
                    AtTerminal _,
                    UserTypes _,
                    UserStartsTyping _,
                    UserPresses _,
                    UserEndsInput _,
                    ScreenShows _,
                    CursorBehind _,
                    NoEscapeCodes _ ->
                    true;
            case Complains(Side side) -> side == Side.CLIENT;
            case Exits(Side side, _) -> side == Side.CLIENT;
            case OfActors actors -> actors.actors().contains(ROOM);
            default -> false;
        };
    }
}

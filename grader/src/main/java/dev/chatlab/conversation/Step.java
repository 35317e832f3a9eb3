package dev.chatlab.conversation;

import java.util.List;
import java.util.Optional;

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

    /** {@code alice, bob connect}, and in a chapter inside TLS how. */
    record Connect(List<String> actors, Protection protection) implements OfActors {
        /** As the chapter says. */
        public Connect(List<String> actors) {
            this(actors, Protection.USUAL);
        }
    }

    /** What protects a connection in a chapter inside TLS. */
    enum Protection {
        /** TLS in whatever version both sides like best. */
        USUAL(""),
        /** {@code connects with TLS 1.2}: this version, or none. */
        TLS_1_2(" with TLS 1.2"),
        /** {@code connects with TLS 1.3}: this version, or none. */
        TLS_1_3(" with TLS 1.3"),
        /** {@code connects without TLS}: the bytes travel as they are. */
        NONE(" without TLS");

        private final String words;

        Protection(String words) {
            this.words = words;
        }

        /** What follows the word "connects". */
        String words() {
            return words;
        }
    }

    /**
     * {@code alice is refused with TLS 1.1}: the server does not go on with a client that speaks
     * only that. {@code room is refused}: the client breaks off the handshake.
     */
    record Refused(List<String> actors) implements OfActors {}

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
    record Leave(List<String> actors, Goodbye goodbye) implements OfActors {
        /** As one should. */
        public Leave(List<String> actors) {
            this(actors, Goodbye.USUAL);
        }
    }

    /** How an orderly close is announced in a chapter inside TLS. */
    enum Goodbye {
        /** With close_notify, and then the end of the TCP stream. */
        USUAL(""),
        /** {@code leaves without close_notify}: the TCP stream ends, and TLS has not said so. */
        NONE(" without close_notify");

        private final String words;

        Goodbye(String words) {
            this.words = words;
        }

        /** What follows the word "leaves". */
        String words() {
            return words;
        }
    }

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

    /**
     * {@code everyone hears all of them, each sender's in order}; or {@code all of the others},
     * where a speaker does not hear himself.
     */
    record CrowdHears(boolean themselvesToo) implements Step {}

    /** {@code the port is taken}: before the program starts, somebody else listens on its port. */
    record PortIsTaken() implements Step {}

    /** {@code no server is there}: nobody listens where the client is sent. */
    record NoServer() implements Step {}

    /** {@code room shows an expired certificate}: who the grader's TLS server says it is. */
    record RoomShows(Identity identity) implements Step {}

    /** A certificate that no client may believe. */
    enum Identity {
        EXPIRED("an expired certificate"),
        NOT_YET_VALID("a certificate that is not valid yet"),
        ANOTHER_HOST("a certificate for another host"),
        ONLY_CALLED_LOCALHOST("a certificate that is only called localhost"),
        UNKNOWN_AUTHORITY("a certificate of an unknown authority");

        private final String words;

        Identity(String words) {
            this.words = words;
        }

        /** What follows "room shows". */
        String words() {
            return words;
        }
    }

    /** {@code room speaks TLS 1.2}: what the grader's server speaks, and nothing newer. */
    record RoomSpeaks(Language language) implements Step {}

    /** What a server may speak in a chapter inside TLS, beside what it should. */
    enum Language {
        TLS_1_2("TLS 1.2"),
        PLAIN_TEXT("plain text");

        private final String words;

        Language(String words) {
            this.words = words;
        }

        /** What follows "room speaks". */
        String words() {
            return words;
        }
    }

    /** {@code server is told to stop}: SIGTERM. */
    record ServerIsToldToStop() implements Step {}

    /** {@code server has let go of everyone who left}: no thread and no socket is left of them. */
    record LetGo() implements Step {}

    /** {@code server has no thread for each client}: whoever is there takes up none. */
    record NoThreadForEach() implements Step {}

    /** {@code server has read everything}: nothing that was sent to it lies unread. */
    record HasReadEverything() implements Step {}

    /** {@code server comes to rest}: none of its threads runs. */
    record ComesToRest() implements Step {}

    /** Something about the program's compiled code; no program is started for it. */
    sealed interface OfCode extends Step {
        /** Whose code. */
        Side side();
    }

    /** {@code server's code uses java.nio.channels.Selector}. */
    record CodeUses(Side side, String className) implements OfCode {}

    /** {@code server's code starts no thread}. */
    record CodeStartsNoThread(Side side) implements OfCode {}

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

    /**
     * {@code client complains}: one line on standard error, and no stack trace; {@code client
     * complains: text} says what is in it.
     */
    record Complains(Side side, Optional<Text> line) implements Step {
        /** Whatever the line says. */
        public Complains(Side side) {
            this(side, Optional.empty());
        }
    }

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
                    RoomShows _,
                    RoomSpeaks _,
                    AtTerminal _,
                    UserTypes _,
                    UserStartsTyping _,
                    UserPresses _,
                    UserEndsInput _,
                    ScreenShows _,
                    CursorBehind _,
                    NoEscapeCodes _ ->
                    true;
            case Complains(Side side, _) -> side == Side.CLIENT;
            case OfCode code -> code.side() == Side.CLIENT;
            case Exits(Side side, _) -> side == Side.CLIENT;
            case OfActors actors -> actors.actors().contains(ROOM);
            default -> false;
        };
    }
}

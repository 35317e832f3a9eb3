package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.conversation.WireFormat;
import dev.chatlab.program.Deadlock;
import java.util.Optional;

/**
 * From what happened to the likely misconception. The rules are tried from the most specific to the
 * most general; where none fits, nothing is named: a wrong name misleads more than none.
 */
final class Diagnosis {

    /** U+FFFD in UTF-8, which decoding leaves where half a character was. */
    private static final Octets REPLACEMENT = Octets.of("\uFFFD");

    private Diagnosis() {}

    static Optional<Misconception> of(Evidence evidence) {
        Conversation conversation = evidence.conversation();
        Optional<Misconception> general = general(evidence);
        if (general.isPresent()) {
            return general;
        }
        Optional<Misconception> tls =
                conversation.settings().insideTls() ? TlsDiagnosis.of(evidence) : Optional.empty();
        if (tls.isPresent() || evidence.ended(Ended.NO_HANDSHAKE)) {
            return tls;
        }
        boolean talked = !evidence.transcript().actors().isEmpty();
        WireFormat wire = talked ? conversation.settings().wire() : WireFormat.RAW;
        return conversation.side() == Side.SERVER
                ? ofServer(evidence, wire)
                : ofClient(evidence, wire);
    }

    private static Optional<Misconception> ofServer(Evidence e, WireFormat wire) {
        return switch (wire) {
            case RAW -> ServerDiagnosis.of(e);
            case LINES -> RoomDiagnosis.of(e);
            case FRAMES -> FrameDiagnosis.ofServer(e);
            case JSON -> JsonDiagnosis.ofServer(e);
        };
    }

    private static Optional<Misconception> ofClient(Evidence e, WireFormat wire) {
        return switch (wire) {
            case RAW -> ClientDiagnosis.of(e);
            case LINES, FRAMES, JSON -> ChatClientDiagnosis.of(e);
        };
    }

    private static Optional<Misconception> general(Evidence e) {
        if (e.failedAt(Step.Complains.class) && StackTrace.in(e.errors())) {
            return Optional.of(Misconception.STACK_TRACE);
        }
        if (Deadlock.among(e.program().threads()).isPresent()) {
            return Optional.of(Misconception.LOCKS_TAKEN_IN_TWO_ORDERS);
        }
        if (!e.played(Step.ServerIsToldToStop.class) && e.succeededAt(Step.ErrorStatus.class)) {
            return Optional.of(Misconception.FAILS_WITH_EXIT_CODE_0);
        }
        return CharacterSets.mixedUp(e)
                ? Optional.of(Misconception.ANOTHER_CHARACTER_SET)
                : Optional.empty();
    }

    /** Whether bytes were turned into text although they were no whole characters. */
    static boolean decoded(Evidence e) {
        Octets expected = e.unmet().expected().orElse(Octets.of(""));
        Octets actual = e.unmet().actual().orElse(Octets.of(""));
        return contains(actual, REPLACEMENT) && !contains(expected, REPLACEMENT);
    }

    private static boolean contains(Octets bytes, Octets part) {
        // In this character set every byte is a character of its own, and the search is the JDK's.
        return new String(bytes.toBytes(), ISO_8859_1)
                .contains(new String(part.toBytes(), ISO_8859_1));
    }

    /** Whether the program used the value that means "the end" as if it were data. */
    static boolean usedTheEnd(Evidence e) {
        String errors = e.errors();
        return errors.contains("NullPointerException")
                || errors.contains("IndexOutOfBoundsException")
                || errors.contains("NegativeArraySizeException");
    }

    /** Whether a thread looks from time to time whether something has come. */
    static boolean polls(Evidence e) {
        return e.waitsIn("available") || e.waitsIn("sleep");
    }

    /** What stands behind the last line's end. */
    static String unfinished(Octets bytes) {
        String text = bytes.text();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** The last line, finished or not; empty when there is none. */
    static String lastLine(Octets bytes) {
        return bytes.text().lines().reduce("", (_, later) -> later);
    }
}

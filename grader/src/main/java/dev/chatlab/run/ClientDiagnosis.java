package dev.chatlab.run;

import static dev.chatlab.run.Misconception.CHANGES_BYTES;
import static dev.chatlab.run.Misconception.COUNTS_CHARACTERS;
import static dev.chatlab.run.Misconception.DOES_NOT_FLUSH;
import static dev.chatlab.run.Misconception.EXITS_AT_ONCE;
import static dev.chatlab.run.Misconception.IGNORES_THE_END;
import static dev.chatlab.run.Misconception.NEVER_CONNECTS;
import static dev.chatlab.run.Misconception.SENDS_EXIT;
import static dev.chatlab.run.Misconception.STACK_TRACE;
import static dev.chatlab.run.Misconception.TAKES_A_READ_FOR_A_REPLY;
import static dev.chatlab.run.Misconception.WAITS_FOR_AN_EMPTY_REPLY;
import static dev.chatlab.run.Misconception.WAITS_FOR_NEWLINE;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Step;
import dev.chatlab.conversation.Text;
import java.util.Optional;

/** What clients get wrong. */
final class ClientDiagnosis {

    /** The word with which its user ends the client. */
    private static final String EXIT = "exit";

    private ClientDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        if (e.failedAt(Step.Complains.class)) {
            return Optional.empty();
        }
        boolean awaitsConnection = !e.played(Step.NoServer.class);
        if (awaitsConnection && e.transcript().actors().isEmpty()) {
            return Optional.of(
                    !e.exited()
                            ? NEVER_CONNECTS
                            : StackTrace.in(e.errors()) ? STACK_TRACE : EXITS_AT_ONCE);
        }
        if (awaitsAfterEmptyLine(e)) {
            return Optional.of(WAITS_FOR_AN_EMPTY_REPLY);
        }
        boolean serverLeft = e.played(Step.Leave.class) || e.played(Step.UserEndsInput.class);
        if (serverLeft && (Diagnosis.usedTheEnd(e) || sawNull(e) || e.ended(Ended.SILENCE))) {
            return Optional.of(IGNORES_THE_END);
        }
        if (serverLeft && e.ended(Ended.STILL_RUNNING)) {
            return Optional.of(IGNORES_THE_END);
        }
        if (StackTrace.in(e.errors())) {
            return Optional.of(STACK_TRACE);
        }
        if (awaitsReplyToNothing(e)) {
            return Optional.of(DOES_NOT_FLUSH);
        }
        if (e.failedAt(Step.ScreenShows.class)) {
            return screen(e);
        }
        if (saysExit(e)) {
            return Optional.of(SENDS_EXIT);
        }
        boolean changed = e.ended(Ended.DIFFERENCE) || e.ended(Ended.LEFTOVER);
        return changed && !e.failedAt(Step.Disconnected.class)
                ? Optional.of(CHANGES_BYTES)
                : Optional.empty();
    }

    /** The word that ends the client came to the server. */
    private static boolean saysExit(Evidence e) {
        return e.received(Step.ROOM)
                        .plus(e.unmet().actual().orElse(Octets.of("")))
                        .text()
                        .strip()
                        .endsWith(EXIT)
                && e.played().stream()
                        .anyMatch(line -> line.step().equals(new Step.UserTypes(Text.of(EXIT))));
    }

    /** The user pressed Enter on an empty line, and the next line was not sent any more. */
    private static boolean awaitsAfterEmptyLine(Evidence e) {
        boolean emptyLine =
                e.played().stream()
                        .map(ScriptLine::step)
                        .anyMatch(new Step.UserTypes(Text.of(""))::equals);
        return emptyLine && e.ended(Ended.SILENCE) && e.received(Step.ROOM).isEmpty();
    }

    /** Nothing has left the client, and yet it reads, and not from its user. */
    private static boolean awaitsReplyToNothing(Evidence e) {
        boolean reads = e.waitsIn("read") || e.waitsIn("readNBytes") || e.waitsIn("readFully");
        return e.ended(Ended.SILENCE) && e.received(Step.ROOM).isEmpty() && reads;
    }

    private static boolean sawNull(Evidence e) {
        return e.unmet().actual().map(Octets::text).orElse("").contains("null");
    }

    /** The reply was shown, but not all of it, or not as it came. */
    private static Optional<Misconception> screen(Evidence e) {
        String wanted = e.unmet().expected().map(Octets::text).orElse("");
        String shown = e.unmet().actual().map(Octets::text).orElse("");
        Octets reply = e.sent(Step.ROOM);
        boolean wide = reply.size() != reply.text().length();
        String known = wanted.substring(0, Math.min(wanted.length(), "Received: ".length()));
        int at = shown.indexOf(known);
        boolean begun = at >= 0 && !known.isEmpty();
        if (wide && (begun || shown.isEmpty())) {
            return Optional.of(COUNTS_CHARACTERS);
        }
        boolean pieces =
                e.played().stream().filter(line -> line.step() instanceof Step.SendBytes).count()
                        > 1;
        if (begun && pieces) {
            return Optional.of(TAKES_A_READ_FOR_A_REPLY);
        }
        if (!begun && e.waitsIn("readLine") && !reply.text().contains("\n")) {
            return Optional.of(WAITS_FOR_NEWLINE);
        }
        return Optional.empty();
    }
}

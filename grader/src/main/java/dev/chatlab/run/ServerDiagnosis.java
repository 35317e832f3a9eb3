package dev.chatlab.run;

import static dev.chatlab.run.Misconception.CHANGES_BYTES;
import static dev.chatlab.run.Misconception.CLOSES_AFTER_FIRST_MESSAGE;
import static dev.chatlab.run.Misconception.DECODES_EACH_READ;
import static dev.chatlab.run.Misconception.DIES_ON_RESET;
import static dev.chatlab.run.Misconception.DOES_NOT_FLUSH;
import static dev.chatlab.run.Misconception.EXITS_AT_ONCE;
import static dev.chatlab.run.Misconception.IGNORES_THE_END;
import static dev.chatlab.run.Misconception.KEEPS_THE_CONNECTION_OPEN;
import static dev.chatlab.run.Misconception.LISTENS_ELSEWHERE;
import static dev.chatlab.run.Misconception.LOSES_GLUED_MESSAGES;
import static dev.chatlab.run.Misconception.NEVER_LISTENS;
import static dev.chatlab.run.Misconception.POLLS_AND_MISSES_THE_END;
import static dev.chatlab.run.Misconception.READS_ONLY_ONCE;
import static dev.chatlab.run.Misconception.SAYS_NOTHING;
import static dev.chatlab.run.Misconception.SERVES_ONE_CLIENT_ONLY;
import static dev.chatlab.run.Misconception.STACK_TRACE;
import static dev.chatlab.run.Misconception.WAITS_FOR_NEWLINE;
import static dev.chatlab.run.Misconception.WAITS_FOR_THE_END;
import static dev.chatlab.run.Misconception.WRITES_THE_WHOLE_BUFFER;

import dev.chatlab.conversation.Step;
import java.util.Optional;

/** What servers get wrong. */
final class ServerDiagnosis {

    private ServerDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        if (e.transcript().actors().isEmpty()) {
            return withoutConnection(e);
        }
        boolean newcomer = isNewcomer(e);
        if (e.played(Step.Vanish.class) && (e.exited() || newcomer)) {
            return Optional.of(died(e) ? DIES_ON_RESET : SERVES_ONE_CLIENT_ONLY);
        }
        if (newcomer && Diagnosis.usedTheEnd(e)) {
            return Optional.of(IGNORES_THE_END);
        }
        if (newcomer && Diagnosis.polls(e)) {
            return Optional.of(POLLS_AND_MISSES_THE_END);
        }
        if (newcomer) {
            return Optional.of(SERVES_ONE_CLIENT_ONLY);
        }
        return switch (e.unmet().ended()) {
            case DIFFERENCE, LEFTOVER, MALFORMED -> changed(e);
            case SILENCE, HALF_A_MESSAGE -> silent(e);
            case END_OF_STREAM, RESET, EXIT -> ended(e);
            default -> Optional.empty();
        };
    }

    private static Optional<Misconception> withoutConnection(Evidence e) {
        if (e.failedAt(Step.Connect.class)) {
            if (e.exited() && foundItsPortTaken(e)) {
                return Optional.of(LISTENS_ELSEWHERE);
            }
            if (e.exited()) {
                return Optional.of(StackTrace.in(e.errors()) ? STACK_TRACE : EXITS_AT_ONCE);
            }
            return Optional.of(e.elsewhere().isPresent() ? LISTENS_ELSEWHERE : NEVER_LISTENS);
        }
        // The port was taken, and the server did not even look: it listens somewhere else.
        return e.elsewhere().isPresent() ? Optional.of(LISTENS_ELSEWHERE) : Optional.empty();
    }

    /** The port that it was told is free: it must have tried another one, of its own. */
    private static boolean foundItsPortTaken(Evidence e) {
        return e.errors().contains("Address already in use");
    }

    private static boolean died(Evidence e) {
        return e.exited() || StackTrace.in(e.errors()) || e.errors().contains("SocketException");
    }

    /** Whether it failed for an actor who came after another one had been served. */
    private static boolean isNewcomer(Evidence e) {
        String who = e.unmet().who();
        boolean others = e.played(Step.Leave.class) || e.played(Step.Vanish.class);
        boolean waited =
                e.ended(Ended.SILENCE)
                        || e.ended(Ended.EXIT)
                        || e.ended(Ended.NO_CONNECTION)
                        || e.connectionEnded();
        return others && waited && e.received(who).isEmpty() && e.lateTo(who).isEmpty();
    }

    private static Optional<Misconception> changed(Evidence e) {
        Octets actual = e.unmet().actual().orElse(Octets.of(""));
        if (Diagnosis.decoded(e)) {
            return Optional.of(DECODES_EACH_READ);
        }
        if (actual.text().contains("null") && !sent(e).text().contains("null")) {
            return Optional.of(IGNORES_THE_END);
        }
        boolean zeros = actual.text().endsWith("\0\0");
        boolean repeated = e.ended(Ended.LEFTOVER) && actual.size() >= sent(e).size();
        return Optional.of(zeros || repeated ? WRITES_THE_WHOLE_BUFFER : CHANGES_BYTES);
    }

    private static Octets sent(Evidence e) {
        return e.sent(e.unmet().who());
    }

    private static Optional<Misconception> silent(Evidence e) {
        if (e.failedAt(Step.Disconnected.class)) {
            return Optional.of(
                    Diagnosis.polls(e) ? POLLS_AND_MISSES_THE_END : KEEPS_THE_CONNECTION_OPEN);
        }
        String who = e.unmet().who();
        Octets received = e.received(who);
        Octets unanswered = sent(e).from(received.size());
        boolean cameLate = !e.lateTo(who).isEmpty();
        if (e.waitsIn("readAllBytes") || e.waitsIn("transferTo") || e.waitsIn("readAllLines")) {
            return Optional.of(WAITS_FOR_THE_END);
        }
        if (e.waitsIn("readLine") && !unanswered.text().contains("\n")) {
            return Optional.of(WAITS_FOR_NEWLINE);
        }
        if (cameLate) {
            return Optional.of(
                    unanswered.text().contains("\n") ? DOES_NOT_FLUSH : WAITS_FOR_NEWLINE);
        }
        if (received.isEmpty()) {
            return Optional.of(SAYS_NOTHING);
        }
        boolean glued = messagesInOneSegment(e) && received.text().endsWith("\n");
        return Optional.of(glued ? LOSES_GLUED_MESSAGES : READS_ONLY_ONCE);
    }

    /** Whether the program was sent more than one line in one piece, and no more than that. */
    static boolean messagesInOneSegment(Evidence e) {
        String who = e.unmet().who();
        return e.transcript().events().stream()
                .filter(event -> event.who().equals(who))
                .anyMatch(event ->
                        event.what() instanceof Event.Sent(Octets bytes)
                                && bytes.text().lines().count() > 1
                                && bytes.equals(e.sent(who)));
    }

    private static Optional<Misconception> ended(Evidence e) {
        if (Diagnosis.usedTheEnd(e)) {
            return Optional.of(IGNORES_THE_END);
        }
        if (e.errors().contains("UnicodeDecodeError") || e.errors().contains("MalformedInput")) {
            return Optional.of(DECODES_EACH_READ);
        }
        if (!e.received(e.unmet().who()).isEmpty()) {
            return Optional.of(CLOSES_AFTER_FIRST_MESSAGE);
        }
        return StackTrace.in(e.errors()) ? Optional.of(STACK_TRACE) : Optional.empty();
    }
}

package dev.chatlab.run;

import static dev.chatlab.run.Misconception.A_THREAD_FOR_EACH_CLIENT;
import static dev.chatlab.run.Misconception.CLOSES_WHILE_MESSAGES_WAIT;
import static dev.chatlab.run.Misconception.DECODES_EACH_READ;
import static dev.chatlab.run.Misconception.DIES_ON_RESET;
import static dev.chatlab.run.Misconception.DOES_NOT_FLUSH;
import static dev.chatlab.run.Misconception.ENDS_LINES_WITH_CRLF;
import static dev.chatlab.run.Misconception.GONE_CLIENTS_STAY;
import static dev.chatlab.run.Misconception.IGNORES_THE_END;
import static dev.chatlab.run.Misconception.KEEPS_THE_CARRIAGE_RETURN;
import static dev.chatlab.run.Misconception.KEEPS_THE_CONNECTION_OPEN;
import static dev.chatlab.run.Misconception.LEAVES_THREADS_BEHIND;
import static dev.chatlab.run.Misconception.LINES_TORN_BY_TWO_WRITERS;
import static dev.chatlab.run.Misconception.LIST_CHANGED_DURING_A_WALK;
import static dev.chatlab.run.Misconception.LOSES_GLUED_MESSAGES;
import static dev.chatlab.run.Misconception.NO_LIMIT_TO_A_LINE;
import static dev.chatlab.run.Misconception.NO_LIMIT_TO_A_QUEUE;
import static dev.chatlab.run.Misconception.ONE_BUFFER_FOR_ALL;
import static dev.chatlab.run.Misconception.ONE_CLIENT_ENDS_THE_SERVER;
import static dev.chatlab.run.Misconception.ONE_DEAD_CLIENT_ENDS_THE_ROUND;
import static dev.chatlab.run.Misconception.ONE_SLOW_READER_STOPS_ALL;
import static dev.chatlab.run.Misconception.ONLY_THE_SPEAKER_HEARS;
import static dev.chatlab.run.Misconception.PASSES_ON_HALF_A_LINE;
import static dev.chatlab.run.Misconception.READS_ONLY_ONCE;
import static dev.chatlab.run.Misconception.SAYS_NOTHING;
import static dev.chatlab.run.Misconception.SENDS_NO_NEWLINE;
import static dev.chatlab.run.Misconception.SERVES_ONE_AT_A_TIME;
import static dev.chatlab.run.Misconception.TAKES_A_READ_FOR_A_LINE;
import static dev.chatlab.run.Misconception.THE_SPEAKER_DOES_NOT_HEAR;
import static dev.chatlab.run.Misconception.WAITS_BUSILY;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What servers get wrong that pass messages on to several people. */
final class RoomDiagnosis {

    /** The longest line that a chapter allows. */
    private static final int LONGEST_LINE = 64 * 1024;

    /** As {@link Remains} says it. */
    private static final Pattern HOLDINGS = Pattern.compile("(\\d+) sockets, (\\d+) threads");

    /** What Java makes of the end of a stream when somebody takes it for a line. */
    private static final String NULL = "null";

    private RoomDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        boolean names = e.conversation().settings().departure().isPresent();
        return names ? NameDiagnosis.of(e) : ofRoom(e);
    }

    /** As if nobody had a name. */
    static Optional<Misconception> ofRoom(Evidence e) {
        if (e.errors().contains("ConcurrentModificationException")
                || e.errors().contains("changed size during iteration")) {
            return Optional.of(LIST_CHANGED_DURING_A_WALK);
        }
        if (wasLeftWaiting(e)) {
            return Optional.of(CLOSES_WHILE_MESSAGES_WAIT);
        }
        boolean departed = somebodyLeft(e) && !e.played(Step.Vanish.class);
        if (e.exited() && departed && !Diagnosis.usedTheEnd(e)) {
            return Optional.of(ONE_CLIENT_ENDS_THE_SERVER);
        }
        return switch (e.unmet().ended()) {
            case BUSY -> Optional.of(somebodyLeft(e) ? IGNORES_THE_END : WAITS_BUSILY);
            case HELD ->
                    Optional.of(
                            e.failedAt(Step.NoThreadForEach.class)
                                    ? A_THREAD_FOR_EACH_CLIENT
                                    : holdsSockets(e) ? GONE_CLIENTS_STAY : LEAVES_THREADS_BEHIND);
            case SILENCE, HALF_A_MESSAGE -> silent(e);
            case DIFFERENCE, LEFTOVER, MALFORMED -> changed(e);
            default ->
                    e.played(Step.Vanish.class) && e.exited()
                            ? Optional.of(DIES_ON_RESET)
                            : ServerDiagnosis.of(e);
        };
    }

    /** Whether somebody who has said all is still to hear something, and cannot any more. */
    private static boolean wasLeftWaiting(Evidence e) {
        String who = e.unmet().who();
        return e.failedAt(Step.Receive.class)
                && !e.exited()
                && e.transcript().has(who, Event.FinishedSending.class)
                && (e.transcript().has(who, Event.EndOfStream.class)
                        || e.transcript().has(who, Event.Reset.class));
    }

    private static boolean somebodyLeft(Evidence e) {
        return e.played(Step.Leave.class) || e.played(Step.FinishSending.class);
    }

    /** Whether it has more sockets than threads: those of the departed are still open. */
    private static boolean holdsSockets(Evidence e) {
        Matcher holdings = HOLDINGS.matcher(e.unmet().actual().map(Octets::text).orElse(""));
        return holdings.matches()
                && Integer.parseInt(holdings.group(1)) >= Integer.parseInt(holdings.group(2));
    }

    private static Optional<Misconception> silent(Evidence e) {
        if (e.ended(Ended.HALF_A_MESSAGE) && e.unmet().actual().equals(e.unmet().expected())) {
            return Optional.of(SENDS_NO_NEWLINE);
        }
        if (e.failedAt(Step.Disconnected.class)) {
            return notDisconnected(e);
        }
        if (!deaf(e.played()).isEmpty()) {
            return Optional.of(ONE_SLOW_READER_STOPS_ALL);
        }
        if (e.heardByOthers()) {
            return Optional.of(THE_SPEAKER_DOES_NOT_HEAR);
        }
        String who = e.unmet().who();
        Optional<Misconception> departure = afterDeparture(e);
        // What comes late, when all leave, may be that they have left.
        boolean rightAfterIt = departure.isPresent() && isDeparture(e.played().getLast());
        if (!rightAfterIt && !e.lateTo(who).isEmpty() && e.sent(who).text().endsWith("\n")) {
            return Optional.of(DOES_NOT_FLUSH);
        }
        if (departure.isPresent()) {
            return departure;
        }
        Optional<String> speaker = lastSpeaker(e);
        if (speaker.isPresent() && !speaker.get().equals(who) && heardSince(e, speaker.get())) {
            return Optional.of(ONLY_THE_SPEAKER_HEARS);
        }
        if (speaker.filter(who::equals).isPresent() && othersHeard(e, who)) {
            return Optional.of(THE_SPEAKER_DOES_NOT_HEAR);
        }
        if (speaker.filter(newcomer -> isIgnored(e, newcomer)).isPresent()) {
            return Optional.of(SERVES_ONE_AT_A_TIME);
        }
        if (ServerDiagnosis.messagesInOneSegment(e) && !e.received(who).isEmpty()) {
            return Optional.of(LOSES_GLUED_MESSAGES);
        }
        return Optional.of(e.received(who).isEmpty() ? SAYS_NOTHING : READS_ONLY_ONCE);
    }

    private static Optional<Misconception> notDisconnected(Evidence e) {
        Octets sent = e.sent(e.unmet().who());
        if (Diagnosis.unfinished(sent).length() > LONGEST_LINE) {
            return Optional.of(NO_LIMIT_TO_A_LINE);
        }
        if (e.played(Step.StopReading.class)) {
            return Optional.of(NO_LIMIT_TO_A_QUEUE);
        }
        return e.played(Step.FinishSending.class)
                ? Optional.of(KEEPS_THE_CONNECTION_OPEN)
                : Optional.empty();
    }

    /** Who has stopped reading and not begun again. */
    private static Set<String> deaf(List<ScriptLine> played) {
        Set<String> deaf = new HashSet<>();
        for (ScriptLine line : played) {
            switch (line.step()) {
                case Step.StopReading(List<String> actors) -> deaf.addAll(actors);
                case Step.ReadAgain(List<String> actors) -> actors.forEach(deaf::remove);
                default -> {}
            }
        }
        return deaf;
    }

    private static boolean isDeparture(ScriptLine line) {
        return line.step() instanceof Step.Leave || line.step() instanceof Step.Vanish;
    }

    private static Optional<Misconception> afterDeparture(Evidence e) {
        if (e.played(Step.Vanish.class)) {
            return Optional.of(e.exited() ? DIES_ON_RESET : ONE_DEAD_CLIENT_ENDS_THE_ROUND);
        }
        return somebodyLeft(e) ? Optional.of(GONE_CLIENTS_STAY) : Optional.empty();
    }

    static Optional<String> lastSpeaker(Evidence e) {
        return e.transcript().events().reversed().stream()
                .filter(event -> event.what() instanceof Event.Sent)
                .map(Event::who)
                .findFirst();
    }

    /** Whether something came to this actor after the last words were said. */
    private static boolean heardSince(Evidence e, String actor) {
        for (Event event : e.transcript().events().reversed()) {
            if (event.what() instanceof Event.Sent) {
                return false;
            }
            if (event.what() instanceof Event.Received && event.who().equals(actor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean othersHeard(Evidence e, String speaker) {
        return e.transcript().actors().stream()
                .filter(actor -> !actor.equals(speaker))
                .anyMatch(actor -> heardSince(e, actor));
    }

    /** Somebody who came while others were there, and to whom the server has never said a word. */
    private static boolean isIgnored(Evidence e, String newcomer) {
        boolean othersWereServed =
                e.transcript().actors().stream().anyMatch(actor -> !e.received(actor).isEmpty());
        return othersWereServed && e.received(newcomer).isEmpty() && !e.waitsIn("accept");
    }

    private static Optional<Misconception> changed(Evidence e) {
        String actual = e.unmet().actual().map(Octets::text).orElse("");
        String expected = e.unmet().expected().map(Octets::text).orElse("");
        if (Diagnosis.decoded(e)) {
            return Optional.of(DECODES_EACH_READ);
        }
        if (actual.contains("\r") && !expected.contains("\r")) {
            return Optional.of(wasSent(e, "\r") ? KEEPS_THE_CARRIAGE_RETURN : ENDS_LINES_WITH_CRLF);
        }
        if (actual.lines().anyMatch(NULL::equals) && !wasSent(e, NULL)) {
            return Optional.of(IGNORES_THE_END);
        }
        if (isMixed(e, actual, expected)) {
            return Optional.of(ONE_BUFFER_FOR_ALL);
        }
        if (e.failedAt(Step.CrowdHears.class)) {
            return shape(actual).equals(shape(expected))
                    ? Optional.empty()
                    : Optional.of(LINES_TORN_BY_TWO_WRITERS);
        }
        if (hasHalfALine(e, actual)) {
            return Optional.of(PASSES_ON_HALF_A_LINE);
        }
        boolean part =
                !actual.isEmpty() && (expected.contains(actual) || actual.contains(expected));
        return e.played(Step.SendBytes.class) && part && e.ended(Ended.DIFFERENCE)
                ? Optional.of(TAKES_A_READ_FOR_A_LINE)
                : Optional.empty();
    }

    private static boolean wasSent(Evidence e, String text) {
        return e.transcript().actors().stream()
                .anyMatch(actor -> e.sent(actor).text().contains(text));
    }

    /**
     * What somebody has begun to say stands in front of what somebody else said, and came with it:
     * who passes on every read has it on its way before.
     */
    private static boolean isMixed(Evidence e, String actual, String expected) {
        return !expected.isEmpty()
                && e.transcript().events().stream()
                        .noneMatch(event ->
                                event.what() instanceof Event.Received(Octets bytes)
                                        && !bytes.text().endsWith("\n"))
                && e.transcript().actors().stream()
                        .map(actor -> Diagnosis.unfinished(e.sent(actor)))
                        .anyMatch(begun ->
                                !begun.isEmpty() && actual.strip().equals(begun + expected));
    }

    /** A line of a crowd, whoever said it and how often. */
    private static String shape(String line) {
        return line.replaceAll("\\d+", "N");
    }

    /** Whether something came of a line that somebody began and never finished. */
    private static boolean hasHalfALine(Evidence e, String actual) {
        return e.transcript().actors().stream()
                .filter(actor ->
                        e.transcript().has(actor, Event.FinishedSending.class)
                                || e.transcript().has(actor, Event.Left.class))
                .map(actor -> Diagnosis.unfinished(e.sent(actor)))
                .anyMatch(half -> !half.isEmpty() && actual.contains(half));
    }
}

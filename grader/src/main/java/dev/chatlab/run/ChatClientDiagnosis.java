package dev.chatlab.run;

import static dev.chatlab.run.Misconception.ANSWERS_EVERY_NICK;
import static dev.chatlab.run.Misconception.DECODES_EACH_READ;
import static dev.chatlab.run.Misconception.DOES_NOT_FLUSH;
import static dev.chatlab.run.Misconception.ESCAPE_CODES_IN_A_FILE;
import static dev.chatlab.run.Misconception.IGNORES_THE_END;
import static dev.chatlab.run.Misconception.INPUT_BLOCKS_OUTPUT;
import static dev.chatlab.run.Misconception.INSISTS_ON_ITS_NAME;
import static dev.chatlab.run.Misconception.NEEDS_A_KEY_TO_END;
import static dev.chatlab.run.Misconception.OVERWRITES_THE_TYPED_LINE;
import static dev.chatlab.run.Misconception.POLLS_AND_MISSES_THE_END;
import static dev.chatlab.run.Misconception.PUTS_THE_NAME_INTO_THE_TEXT;
import static dev.chatlab.run.Misconception.SENDS_EMPTY_MESSAGES;
import static dev.chatlab.run.Misconception.SENDS_EXIT;
import static dev.chatlab.run.Misconception.SENDS_NO_NEWLINE;
import static dev.chatlab.run.Misconception.SHOWS_HALF_A_LINE;
import static dev.chatlab.run.Misconception.STACK_TRACE;
import static dev.chatlab.run.Misconception.STUMBLES_OVER_THE_UNKNOWN;
import static dev.chatlab.run.Misconception.SWITCHES_OFF_CTRL_C;
import static dev.chatlab.run.Misconception.TAKES_A_READ_FOR_A_LINE;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Step;
import dev.chatlab.conversation.WireFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What clients get wrong that listen while their user types. */
final class ChatClientDiagnosis {

    /** The question for a name, which is a line of its own. */
    private static final String NICK = "NICK";

    /** What a client is told that wants its user's name. */
    private static final String NAME = "user";

    private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"]*)\"");

    /** What a server may say, in lab 6. */
    private static final Set<String> KNOWN_TYPES =
            Set.of("connect_ack", "message", "notification", "error");

    private ChatClientDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        if (e.failedAt(Step.Complains.class)) {
            return Optional.empty();
        }
        if (e.failedAt(Step.NoEscapeCodes.class)) {
            return Optional.of(ESCAPE_CODES_IN_A_FILE);
        }
        if (e.played().stream()
                .anyMatch(line -> line.step().equals(new Step.UserPresses(Step.Key.CTRL_C)))) {
            boolean runsOn = e.ended(Ended.SILENCE) || e.ended(Ended.STILL_RUNNING);
            return runsOn ? Optional.of(SWITCHES_OFF_CTRL_C) : Optional.empty();
        }
        if (e.comesWithEnter()) {
            boolean ends = serverLeft(e) || e.ended(Ended.STILL_RUNNING);
            return Optional.of(ends ? NEEDS_A_KEY_TO_END : INPUT_BLOCKS_OUTPUT);
        }
        if (e.conversation().settings().wire() == WireFormat.JSON && saidSomethingUnknown(e)) {
            return Optional.of(STUMBLES_OVER_THE_UNKNOWN);
        }
        if (e.leavesUnread()) {
            return Optional.of(INPUT_BLOCKS_OUTPUT);
        }
        if (Diagnosis.decoded(e)) {
            return Optional.of(DECODES_EACH_READ);
        }
        Optional<Misconception> ofWire =
                switch (e.conversation().settings().wire()) {
                    case FRAMES -> FrameDiagnosis.ofCut(e);
                    case JSON -> JsonDiagnosis.ofFormat(e);
                    case RAW, LINES -> Optional.empty();
                };
        if (ofWire.isPresent()) {
            return ofWire;
        }
        if (StackTrace.in(e.errors())) {
            return Optional.of(Diagnosis.usedTheEnd(e) ? IGNORES_THE_END : STACK_TRACE);
        }
        boolean onScreen =
                e.failedAt(Step.ScreenShows.class) || e.failedAt(Step.CursorBehind.class);
        return onScreen ? screen(e) : sent(e);
    }

    /** The room has said something of a type that clients need not know. */
    private static boolean saidSomethingUnknown(Evidence e) {
        return TYPE.matcher(e.sent(Step.ROOM).text())
                .results()
                .anyMatch(type -> !KNOWN_TYPES.contains(type.group(1)));
    }

    private static boolean serverLeft(Evidence e) {
        return e.played(Step.Leave.class) || e.played(Step.Vanish.class);
    }

    private static Optional<Misconception> screen(Evidence e) {
        String shown = e.unmet().actual().map(Octets::text).orElse("");
        if (serverLeft(e) && shown.contains("null")) {
            return Optional.of(IGNORES_THE_END);
        }
        String half = Diagnosis.unfinished(e.sent(Step.ROOM));
        if (serverLeft(e) && !half.isEmpty() && shown.contains(half)) {
            return Optional.of(SHOWS_HALF_A_LINE);
        }
        if (lastRoomLine(e).contains(NICK)) {
            return Optional.of(
                    lastRoomLine(e).equals(NICK) ? INSISTS_ON_ITS_NAME : ANSWERS_EVERY_NICK);
        }
        if (serverLeft(e)) {
            return Optional.of(Diagnosis.polls(e) ? POLLS_AND_MISSES_THE_END : IGNORES_THE_END);
        }
        if (e.program().screen().isPresent() && isHalfTyped(e)) {
            return Optional.of(OVERWRITES_THE_TYPED_LINE);
        }
        return e.played(Step.SendBytes.class) && !shown.isBlank()
                ? Optional.of(TAKES_A_READ_FOR_A_LINE)
                : Optional.empty();
    }

    /** Whether the user was in the middle of a line. */
    private static boolean isHalfTyped(Evidence e) {
        boolean half = false;
        for (ScriptLine line : e.played()) {
            switch (line.step()) {
                case Step.UserStartsTyping _ -> half = true;
                case Step.UserTypes _, Step.UserPresses(Step.Key _) -> half = false;
                default -> {}
            }
        }
        return half;
    }

    /** What came to the room, or did not. */
    private static Optional<Misconception> sent(Evidence e) {
        String actual = e.unmet().actual().map(Octets::text).orElse("");
        String expected = e.unmet().expected().map(Octets::text).orElse("");
        return switch (e.unmet().ended()) {
            case HALF_A_MESSAGE -> Optional.of(SENDS_NO_NEWLINE);
            case DIFFERENCE, LEFTOVER -> wrong(e, actual.strip(), expected);
            case SILENCE -> silent(e);
            case STILL_RUNNING ->
                    serverLeft(e) || e.played(Step.UserEndsInput.class)
                            ? Optional.of(IGNORES_THE_END)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Misconception> wrong(Evidence e, String actual, String expected) {
        if (actual.isEmpty() && !e.failedAt(Step.Disconnected.class)) {
            return Optional.of(SENDS_EMPTY_MESSAGES);
        }
        if (actual.equals("exit")) {
            return Optional.of(SENDS_EXIT);
        }
        if (actual.equals(NAME)) {
            return Optional.of(
                    lastRoomLine(e).equals(NICK) ? INSISTS_ON_ITS_NAME : ANSWERS_EVERY_NICK);
        }
        return !expected.isEmpty() && actual.endsWith(expected) && actual.startsWith(NAME)
                ? Optional.of(PUTS_THE_NAME_INTO_THE_TEXT)
                : Optional.empty();
    }

    private static Optional<Misconception> silent(Evidence e) {
        boolean nothing = e.received(Step.ROOM).isEmpty();
        if (!e.failedAt(Step.Receive.class)) {
            return Optional.empty();
        }
        if (e.sent(Step.ROOM).text().contains(NICK)) {
            return nothing || e.played(Step.SendBytes.class)
                    ? Optional.of(TAKES_A_READ_FOR_A_LINE)
                    : Optional.empty();
        }
        if (nothing && !e.lateTo(Step.ROOM).isEmpty()) {
            return Optional.of(DOES_NOT_FLUSH);
        }
        return nothing ? Optional.empty() : Optional.of(INPUT_BLOCKS_OUTPUT);
    }

    private static String lastRoomLine(Evidence e) {
        return Diagnosis.lastLine(e.sent(Step.ROOM));
    }
}

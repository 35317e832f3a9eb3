package dev.chatlab.run;

import static dev.chatlab.run.Misconception.ANNOUNCES_TWICE;
import static dev.chatlab.run.Misconception.AN_ERROR_ENDS_THE_CONNECTION;
import static dev.chatlab.run.Misconception.AN_ERROR_ENDS_THE_SERVER;
import static dev.chatlab.run.Misconception.BELIEVES_THE_SENDER;
import static dev.chatlab.run.Misconception.BREAKS_THE_SCHEMA;
import static dev.chatlab.run.Misconception.CHECKS_THEN_ADDS;
import static dev.chatlab.run.Misconception.COUNTS_OTHER_UNITS;
import static dev.chatlab.run.Misconception.FORGETS_TO_FREE_THE_NAME;
import static dev.chatlab.run.Misconception.JSON_BY_CONCATENATION;
import static dev.chatlab.run.Misconception.JSON_WITHOUT_A_LINE_END;
import static dev.chatlab.run.Misconception.NESTING_OVERFLOWS_THE_STACK;
import static dev.chatlab.run.Misconception.ONE_LIST_FOR_ALL_ROOMS;
import static dev.chatlab.run.Misconception.THROWS_A_ROOM_AWAY_IN_USE;
import static dev.chatlab.run.Misconception.TRUSTS_THE_FIELDS;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Step;
import dev.chatlab.wire.JsonRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What servers get wrong about messages in JSON, and about rooms. */
final class JsonDiagnosis {

    private static final String ERROR = "\"error\"";
    private static final String ACK = "\"connect_ack\"";
    private static final String NOTIFICATION = "\"notification\"";
    private static final Pattern ROOM = Pattern.compile("\"room\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern SENDER = Pattern.compile("\"sender\"\\s*:\\s*\"([^\"]*)\"");

    /** What a field that is missing, or no text, leads to, in Java and in Python. */
    private static final List<String> BAD_FIELD =
            List.of(
                    "NullPointerException",
                    "ClassCastException",
                    "JsonNodeException",
                    "DatabindException",
                    "MismatchedInputException",
                    "KeyError",
                    "TypeError",
                    "AttributeError");

    private JsonDiagnosis() {}

    static Optional<Misconception> ofServer(Evidence e) {
        Optional<Misconception> format = ofFormat(e);
        if (format.isPresent()) {
            return format;
        }
        if (e.errors().contains("StackOverflowError") || e.errors().contains("RecursionError")) {
            return Optional.of(NESTING_OVERFLOWS_THE_STACK);
        }
        if (e.conversation().has(Step.ReceiveOneEach.class)) {
            return Optional.of(CHECKS_THEN_ADDS);
        }
        String expected = e.unmet().expected().map(Octets::text).orElse("");
        String actual = e.unmet().actual().map(Octets::text).orElse("");
        if (expected.contains(ERROR) && actual.isEmpty()) {
            return Optional.of(afterError(e));
        }
        boolean justComplained = Diagnosis.lastLine(e.received(e.unmet().who())).contains(ERROR);
        if (e.connectionEnded() && justComplained && !e.exited()) {
            return Optional.of(AN_ERROR_ENDS_THE_CONNECTION);
        }
        if (sender(actual).isPresent() && isClaimed(e, sender(actual).get())) {
            return Optional.of(BELIEVES_THE_SENDER);
        }
        if (actual.contains(NOTIFICATION) && count(e, Diagnosis.lastLine(Octets.of(actual))) > 1) {
            return Optional.of(ANNOUNCES_TWICE);
        }
        if (expected.contains(ACK) && actual.contains(ERROR) && hasWideName(e)) {
            return Optional.of(COUNTS_OTHER_UNITS);
        }
        if (entersWhileAnotherLeaves(e)) {
            return Optional.of(THROWS_A_ROOM_AWAY_IN_USE);
        }
        if (severalRooms(e)) {
            return Optional.of(ONE_LIST_FOR_ALL_ROOMS);
        }
        if (expected.contains(ACK) && actual.contains(ERROR) && somebodyLeft(e)) {
            return Optional.of(FORGETS_TO_FREE_THE_NAME);
        }
        return RoomDiagnosis.ofRoom(e);
    }

    /** What is wrong with the line itself, whoever has sent it. */
    static Optional<Misconception> ofFormat(Evidence e) {
        return switch (e.unmet().ended()) {
            case HALF_A_MESSAGE -> Optional.of(JSON_WITHOUT_A_LINE_END);
            case MALFORMED -> {
                if (e.unmet().why().filter(Messages::isEndlessLine).isPresent()) {
                    yield Optional.of(JSON_WITHOUT_A_LINE_END);
                }
                boolean rule = e.unmet().why().filter(JsonRules::isViolation).isPresent();
                yield Optional.of(rule ? BREAKS_THE_SCHEMA : JSON_BY_CONCATENATION);
            }
            default -> Optional.empty();
        };
    }

    /** Somebody sent something bad, and was not told so. */
    private static Misconception afterError(Evidence e) {
        if (e.exited()) {
            return AN_ERROR_ENDS_THE_SERVER;
        }
        boolean badField = BAD_FIELD.stream().anyMatch(e.errors()::contains);
        if (badField) {
            return TRUSTS_THE_FIELDS;
        }
        return e.connectionEnded() ? AN_ERROR_ENDS_THE_CONNECTION : TRUSTS_THE_FIELDS;
    }

    private static Optional<String> sender(String message) {
        return SENDER.matcher(message).results().findFirst().map(found -> found.group(1));
    }

    /** Whether somebody has said in a message that this is who they are. */
    private static boolean isClaimed(Evidence e, String sender) {
        return e.transcript().actors().stream()
                .map(actor -> e.sent(actor).text())
                .anyMatch(sent ->
                        SENDER.matcher(sent)
                                .results()
                                .anyMatch(found -> found.group(1).equals(sender)));
    }

    private static long count(Evidence e, String line) {
        return e.received(e.unmet().who())
                .plus(e.lateTo(e.unmet().who()))
                .text()
                .lines()
                .filter(line::equals)
                .count();
    }

    /** Whether the people of this conversation are in more than one room. */
    private static boolean severalRooms(Evidence e) {
        Set<String> rooms =
                e.transcript().actors().stream()
                        .flatMap(actor -> ROOM.matcher(e.sent(actor).text()).results())
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toSet());
        return rooms.size() > 1;
    }

    /** Whether the last who spoke wants a name in which characters are not bytes. */
    private static boolean hasWideName(Evidence e) {
        Octets said = e.sent(e.unmet().who());
        return said.size() != said.text().length();
    }

    /**
     * Somebody found a room while the last one left it, and was in it: then the name is taken, and
     * here it was not.
     */
    private static boolean entersWhileAnotherLeaves(Evidence e) {
        List<Step> steps = e.conversation().script().stream().map(ScriptLine::step).toList();
        for (int i = 0; i + 1 < steps.size(); i++) {
            boolean atOnce =
                    steps.get(i) instanceof Step.FinishSending
                            && steps.get(i + 1) instanceof Step.Send;
            if (atOnce) {
                return e.unmet().ended() == Ended.DIFFERENCE;
            }
        }
        return false;
    }

    private static boolean somebodyLeft(Evidence e) {
        return e.played(Step.Leave.class)
                || e.played(Step.Vanish.class)
                || e.played(Step.Disconnected.class);
    }
}

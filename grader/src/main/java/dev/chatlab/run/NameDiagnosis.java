package dev.chatlab.run;

import static dev.chatlab.run.Misconception.ACCEPTS_ANY_NAME;
import static dev.chatlab.run.Misconception.ANNOUNCES_TOO_EARLY;
import static dev.chatlab.run.Misconception.ANNOUNCES_TWICE;
import static dev.chatlab.run.Misconception.BELIEVES_THE_TEXT;
import static dev.chatlab.run.Misconception.CHECKS_THEN_ADDS;
import static dev.chatlab.run.Misconception.COUNTS_OTHER_UNITS;
import static dev.chatlab.run.Misconception.FORGETS_TO_FREE_THE_NAME;
import static dev.chatlab.run.Misconception.GONE_CLIENTS_STAY;
import static dev.chatlab.run.Misconception.HANDSHAKE_BLOCKS_EVERYONE;
import static dev.chatlab.run.Misconception.ONE_CLIENT_ENDS_THE_SERVER;
import static dev.chatlab.run.Misconception.SHARES_THE_NAME;
import static dev.chatlab.run.Misconception.SPEAKS_WITHOUT_A_NAME;
import static dev.chatlab.run.Misconception.STOPS_WITHOUT_A_WORD;
import static dev.chatlab.run.Misconception.TAKES_A_READ_FOR_A_LINE;
import static dev.chatlab.run.Misconception.WRONG_EXIT_CODE;

import dev.chatlab.conversation.Step;
import java.util.Optional;

/** What servers get wrong about names: the handshake, who is announced, and who says what. */
final class NameDiagnosis {

    private static final String QUESTION = "NICK";
    private static final String JOINED = " joined!";
    private static final String LEFT = " left!";
    private static final String WELCOME = "Connected to server!";
    private static final String QUIT = "!quit";

    /** What a server says that has been told to stop. */
    private static final Octets GOODBYE = Octets.of("server> !quit\n");

    /** In characters. */
    private static final int LONGEST_NAME = 20;

    private NameDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        boolean ends = e.exited() || e.unmet().actual().filter(GOODBYE::equals).isPresent();
        if (ends && hasQuit(e) && !e.played(Step.ServerIsToldToStop.class)) {
            return Optional.of(ONE_CLIENT_ENDS_THE_SERVER);
        }
        if (e.failedAt(Step.Exits.class) && e.ended(Ended.EXIT)) {
            return Optional.of(WRONG_EXIT_CODE);
        }
        if (e.played(Step.ServerIsToldToStop.class) && !e.ended(Ended.STILL_RUNNING)) {
            boolean missing = e.unmet().expected().isPresent() && e.unmet().actual().isEmpty();
            return missing ? Optional.of(STOPS_WITHOUT_A_WORD) : Optional.empty();
        }
        Optional<Misconception> named =
                switch (e.unmet().ended()) {
                    case SILENCE -> silent(e);
                    case DIFFERENCE, LEFTOVER -> something(e);
                    default -> Optional.empty();
                };
        return named.isPresent() || isRefused(e) ? named : RoomDiagnosis.ofRoom(e);
    }

    private static Optional<Misconception> silent(Evidence e) {
        String who = e.unmet().who();
        String expected = e.unmet().expected().map(Octets::text).orElse("");
        if (expected.equals(QUESTION) && e.received(who).isEmpty() && somebodyIsSilent(e)) {
            return Optional.of(HANDSHAKE_BLOCKS_EVERYONE);
        }
        if (expected.endsWith(LEFT)) {
            return Optional.of(GONE_CLIENTS_STAY);
        }
        boolean wide =
                RoomDiagnosis.lastSpeaker(e)
                        .filter(speaker -> isWide(Diagnosis.lastLine(e.sent(speaker))))
                        .isPresent();
        if (isRefused(e) && wide) {
            return Optional.of(COUNTS_OTHER_UNITS);
        }
        if (isRefused(e) && (e.played(Step.Leave.class) || e.played(Step.Vanish.class))) {
            return Optional.of(FORGETS_TO_FREE_THE_NAME);
        }
        return Optional.empty();
    }

    /** Somebody is there who was asked for a name, or will be, and has not given one. */
    private static boolean somebodyIsSilent(Evidence e) {
        return e.transcript().actors().stream()
                .filter(actor -> !actor.equals(e.unmet().who()))
                .anyMatch(actor -> !e.sent(actor).text().contains("\n"));
    }

    /** Whether the last who spoke was asked for a name once more. */
    private static boolean isRefused(Evidence e) {
        return e.ended(Ended.SILENCE)
                && RoomDiagnosis.lastSpeaker(e)
                        .filter(speaker -> Diagnosis.lastLine(e.received(speaker)).equals(QUESTION))
                        .filter(speaker -> e.sent(speaker).text().contains("\n"))
                        .isPresent();
    }

    private static Optional<Misconception> something(Evidence e) {
        String who = e.unmet().who();
        String expected = e.unmet().expected().map(Octets::text).orElse("");
        String actual = Diagnosis.lastLine(e.unmet().actual().orElse(Octets.of("")));
        if (e.failedAt(Step.CrowdHears.class)) {
            return expected.endsWith(actual)
                    ? Optional.of(TAKES_A_READ_FOR_A_LINE)
                    : Optional.empty();
        }
        if (askedForOneName(e)) {
            return Optional.of(CHECKS_THEN_ADDS);
        }
        if (expected.equals(QUESTION) && actual.endsWith(JOINED)) {
            String all = e.received(who).plus(e.lateTo(who)).text();
            boolean askedAgain = all.substring(all.lastIndexOf(actual)).contains(QUESTION);
            return Optional.of(askedAgain ? ANNOUNCES_TOO_EARLY : ACCEPTS_ANY_NAME);
        }
        if (isDoubled(e.received(who).text(), actual)) {
            return Optional.of(ANNOUNCES_TWICE);
        }
        if (isSaidBySomebodyElse(e, actual, expected)) {
            return Optional.of(SHARES_THE_NAME);
        }
        if (!actual.isEmpty() && !actual.equals(expected) && expected.endsWith(": " + actual)) {
            return Optional.of(BELIEVES_THE_TEXT);
        }
        if (e.played(Step.SendBytes.class) && !e.sent(who).text().isEmpty()) {
            return Optional.of(TAKES_A_READ_FOR_A_LINE);
        }
        boolean inTheRoom = e.received(who).text().contains(WELCOME);
        return !inTheRoom && !actual.equals(QUESTION)
                ? Optional.of(SPEAKS_WITHOUT_A_NAME)
                : Optional.empty();
    }

    /** Whether its characters are fewer than its bytes, and no more than a name may have. */
    private static boolean isWide(String name) {
        int characters = name.codePointCount(0, name.length());
        return characters <= LONGEST_NAME && Octets.of(name).size() > LONGEST_NAME;
    }

    private static boolean hasQuit(Evidence e) {
        return e.transcript().actors().stream()
                .anyMatch(actor -> e.sent(actor).text().lines().anyMatch(QUIT::equals));
    }

    /** The right text, behind the name of another one who is there. */
    private static boolean isSaidBySomebodyElse(Evidence e, String actual, String expected) {
        int colon = expected.indexOf(": ");
        return colon >= 0
                && e.transcript().actors().stream()
                        .anyMatch(actor ->
                                !actor.equals(expected.substring(0, colon))
                                        && actual.equals(actor + expected.substring(colon)));
    }

    /** Whether this conversation is about several people who want the same name at once. */
    private static boolean askedForOneName(Evidence e) {
        return e.failedAt(Step.ReceiveOneEach.class)
                || e.conversation().script().stream()
                        .anyMatch(line -> line.step() instanceof Step.ReceiveOneEach);
    }

    /** Whether somebody has come more often than gone, or the other way round. */
    private static boolean isDoubled(String heard, String announcement) {
        String name = announcement.replaceFirst("( joined!| left!)$", "");
        if (name.equals(announcement)) {
            return false;
        }
        long came = heard.lines().filter((name + JOINED)::equals).count();
        long went = heard.lines().filter((name + LEFT)::equals).count();
        return announcement.endsWith(LEFT) ? went > Math.max(came, 1) : came > went + 1;
    }
}

package dev.chatlab.run;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.wire.JsonRules;

/** The one plain sentence that says what went wrong, before any diagnosis. */
final class Explanation {

    private Explanation() {}

    static String of(Evidence e) {
        String who = e.unmet().who();
        String program = e.conversation().side().word();
        return switch (e.unmet().ended()) {
            case SILENCE -> silence(e, who, program);
            case END_OF_STREAM ->
                    who + doing(e) + "the " + program + " closed the connection" + exit(e);
            case RESET -> who + doing(e) + "the connection was reset by the " + program + exit(e);
            case DIFFERENCE -> who + " received something else than expected" + why(e);
            case HALF_A_MESSAGE ->
                    who + " received the beginning of a message, and the rest never came.";
            case MALFORMED ->
                    who
                            + (e.unmet().why().filter(JsonRules::isViolation).isPresent()
                                    ? " received a message that breaks a rule"
                                    : " received bytes that are no message")
                            + why(e);
            case LEFTOVER ->
                    e.failedAt(Step.NoEscapeCodes.class)
                            ? "The client printed escape codes, and its output is no terminal."
                            : who + " received something that nobody expected" + why(e);
            case HELD ->
                    e.failedAt(Step.NoThreadForEach.class)
                            ? "The server has more threads than a server of one thread needs."
                            : "The server holds on to sockets or threads of those who left.";
            case BUSY -> "The server does not come to rest: one of its threads runs all the time.";
            case CODE -> throw new IllegalStateException("nobody talked to the program");
            case NO_CONNECTION -> noConnection(e, who, program);
            case NO_HANDSHAKE -> who + " and the " + program + " cannot agree on TLS" + why(e);
            case NOT_REFUSED ->
                    who.equals(Step.ROOM)
                            ? "The client believes a certificate that it must refuse."
                            : "The server goes on with a client that offers TLS 1.1 only.";
            case EXIT -> exited(e, who, program);
            case STILL_RUNNING -> "The " + program + " was expected to end, and it still runs.";
            case NOT_STARTED -> "The " + program + " could not be started.";
        };
    }

    private static String silence(Evidence e, String who, String program) {
        if (e.failedAt(Step.Connect.class) || e.failedAt(Step.Refused.class)) {
            return who + " began a TLS handshake, and the " + program + " did not go on with it.";
        }
        if (e.failedAt(Step.Disconnected.class)) {
            return "The " + program + " did not end " + who + "'s connection.";
        }
        if (e.failedAt(Step.ScreenShows.class)) {
            return e.program().screen().isPresent()
                    ? "No line of the screen is this and nothing else."
                    : "The client did not print this line.";
        }
        if (e.failedAt(Step.CursorBehind.class)) {
            return "This does not stand before the cursor.";
        }
        if (sends(e)) {
            return who + " could not send everything: the " + program + " does not read.";
        }
        return e.unmet().actual().isPresent()
                ? who + " received a part of it, and then nothing more came."
                : who + " waited, and nothing came.";
    }

    private static String why(Evidence e) {
        return e.unmet().why().map(why -> ": " + why + ".").orElse(".");
    }

    private static String doing(Evidence e) {
        return sends(e) ? " was sending, and " : " was waiting, and ";
    }

    private static boolean sends(Evidence e) {
        return e.failedAt(Step.Send.class)
                || e.failedAt(Step.SendBytes.class)
                || e.failedAt(Step.CrowdSpeaks.class)
                || e.failedAt(Step.UserTypes.class)
                || e.failedAt(Step.UserStartsTyping.class);
    }

    private static String noConnection(Evidence e, String who, String program) {
        if (e.conversation().side() == Side.CLIENT) {
            return "The client did not connect to the server.";
        }
        String sentence = who + " could not connect: nobody listens on the " + program + "'s port";
        return e.elsewhere().isPresent()
                ? sentence + ", but it listens on port " + e.elsewhere().getAsInt() + "."
                : sentence + ".";
    }

    private static String exited(Evidence e, String who, String program) {
        if (e.line().map(ScriptLine::step).orElse(null)
                instanceof Step.Exits(_, Step.Status status)) {
            String wanted =
                    switch (status) {
                        case Step.Code(int code) -> "exit code " + code;
                        case Step.ErrorStatus() -> "an exit code other than 0";
                        case Step.AnyStatus() -> "any exit code";
                    };
            return "The " + program + " was expected to end with " + wanted + exit(e);
        }
        if (e.failedAt(Step.Complains.class)) {
            return complaint(e, program);
        }
        if (e.failedAt(Step.ScreenShows.class) || e.failedAt(Step.CursorBehind.class)) {
            return "The client ended without printing this line" + exit(e);
        }
        if (e.transcript().actors().isEmpty()) {
            String before =
                    e.conversation().side() == Side.CLIENT
                            ? "it connected"
                            : "anybody could connect";
            return "The " + program + " ended before " + before + exit(e);
        }
        if (e.failedAt(Step.LetGo.class)) {
            return "The server ended while it was asked for what it still holds" + exit(e);
        }
        return who + " was waiting, and the " + program + " ended" + exit(e);
    }

    private static String complaint(Evidence e, String program) {
        long lines = e.errors().lines().filter(line -> !line.isBlank()).count();
        if (lines == 0) {
            return "The " + program + " ended without a word on standard error.";
        }
        if (lines == 1 && !StackTrace.in(e.errors())) {
            return "The " + program + " complained, and did not say this.";
        }
        return StackTrace.in(e.errors())
                ? "The " + program + " ended with a stack trace instead of one plain line."
                : "The " + program + " said " + lines + " lines on standard error, not one.";
    }

    private static String exit(Evidence e) {
        return e.exited()
                ? ": the program has ended with exit code "
                        + e.program().exitCode().getAsInt()
                        + "."
                : ".";
    }
}

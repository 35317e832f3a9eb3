package dev.chatlab.report;

import dev.chatlab.run.Failure;

/** In words, how the wait ended that failed a conversation, and what became of the program. */
final class Ending {

    private Ending() {}

    static String of(Failure failure) {
        String how =
                switch (failure.ended()) {
                    case SILENCE -> "in silence: there was time enough, and nothing more came";
                    case END_OF_STREAM -> "with the end of the stream: the connection was closed";
                    case RESET -> "with a reset of the connection";
                    case DIFFERENCE -> "with something else than expected";
                    case HALF_A_MESSAGE -> "in the middle of a message";
                    case MALFORMED -> "with bytes that are no message";
                    case LEFTOVER -> "with something that nobody expected";
                    case NO_CONNECTION -> "without a connection";
                    case NO_HANDSHAKE -> "in the TLS handshake";
                    case NOT_REFUSED -> "with somebody accepted who had to be refused";
                    case EXIT -> "with the end of the program";
                    case STILL_RUNNING -> "while the program was still running";
                    case HELD -> "with sockets or threads that should be gone";
                    case BUSY -> "while the program was busy, and nobody talked to it";
                    case CODE -> "with a look at the program's code; nobody talked to it";
                    case NOT_STARTED -> "before it began";
                };
        return how + state(failure);
    }

    private static String state(Failure failure) {
        return switch (failure.ended()) {
            case STILL_RUNNING, CODE, NOT_STARTED -> "";
            default ->
                    failure.program().exitCode().isPresent()
                            ? "; the program has ended with exit code "
                                    + failure.program().exitCode().getAsInt()
                            : "; the program is still running";
        };
    }
}

package dev.chatlab.run;

import static dev.chatlab.run.Misconception.ACCEPTS_PLAIN_TEXT;
import static dev.chatlab.run.Misconception.DOES_NOT_CHECK_THE_HOST_NAME;
import static dev.chatlab.run.Misconception.HANDSHAKE_ON_THE_ACCEPTING_THREAD;
import static dev.chatlab.run.Misconception.SPEAKS_PLAIN_TEXT;
import static dev.chatlab.run.Misconception.TRUSTS_EVERY_CERTIFICATE;

import dev.chatlab.conversation.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What programs get wrong about TLS itself; what is inside it is somebody else's business. */
final class TlsDiagnosis {

    private TlsDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        return switch (e.unmet().ended()) {
            case NO_HANDSHAKE ->
                    e.unmet().why().filter(Handshake.NOT_TLS::equals).map(_ -> SPEAKS_PLAIN_TEXT);
            case NOT_REFUSED -> refusesTooLittle(e);
            case SILENCE -> silent(e);
            default ->
                    plain(e).contains(e.unmet().who()) && !e.received(e.unmet().who()).isEmpty()
                            ? Optional.of(ACCEPTS_PLAIN_TEXT)
                            : Optional.empty();
        };
    }

    private static Optional<Misconception> refusesTooLittle(Evidence e) {
        return e.conversation().script().stream()
                .map(line -> line.step())
                .filter(step -> step instanceof Step.RoomShows)
                .map(step ->
                        ((Step.RoomShows) step).identity() == Step.Identity.ANOTHER_HOST
                                ? DOES_NOT_CHECK_THE_HOST_NAME
                                : TRUSTS_EVERY_CERTIFICATE)
                .findFirst();
    }

    private static Optional<Misconception> silent(Evidence e) {
        Set<String> plain = plain(e);
        String who = e.unmet().who();
        if (e.failedAt(Step.Connect.class) && !plain.isEmpty() && !plain.contains(who)) {
            return Optional.of(HANDSHAKE_ON_THE_ACCEPTING_THREAD);
        }
        return plain.contains(who) && !e.received(who).isEmpty()
                ? Optional.of(ACCEPTS_PLAIN_TEXT)
                : Optional.empty();
    }

    /** Who has come without TLS so far. */
    private static Set<String> plain(Evidence e) {
        return e.played().stream()
                .flatMap(line ->
                        line.step()
                                                instanceof
                                                Step.Connect(
                                                        List<String> actors,
                                                        Step.Protection how)
                                        && how == Step.Protection.NONE
                                ? actors.stream()
                                : Stream.<String>empty())
                .collect(Collectors.toSet());
    }
}

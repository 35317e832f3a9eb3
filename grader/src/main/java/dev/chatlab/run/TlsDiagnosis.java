package dev.chatlab.run;

import static dev.chatlab.run.Misconception.ACCEPTS_OLD_VERSIONS;
import static dev.chatlab.run.Misconception.ACCEPTS_PLAIN_TEXT;
import static dev.chatlab.run.Misconception.ASKS_FOR_A_CERTIFICATE;
import static dev.chatlab.run.Misconception.A_BAD_HANDSHAKE_ENDS_THE_SERVER;
import static dev.chatlab.run.Misconception.COMPARES_THE_COMMON_NAME;
import static dev.chatlab.run.Misconception.DOES_NOT_CHECK_THE_HOST_NAME;
import static dev.chatlab.run.Misconception.DOES_NOT_CHECK_THE_TIME;
import static dev.chatlab.run.Misconception.DOES_NOT_SAY_WHY;
import static dev.chatlab.run.Misconception.DOES_NOT_TRUST_THE_AUTHORITY;
import static dev.chatlab.run.Misconception.FALLS_BACK_TO_PLAIN_TEXT;
import static dev.chatlab.run.Misconception.HANDSHAKE_ON_THE_ACCEPTING_THREAD;
import static dev.chatlab.run.Misconception.LEAVES_FAILED_HANDSHAKES_OPEN;
import static dev.chatlab.run.Misconception.SHOWS_ANOTHER_CERTIFICATE;
import static dev.chatlab.run.Misconception.SPEAKS_ONE_VERSION_ONLY;
import static dev.chatlab.run.Misconception.SPEAKS_PLAIN_TEXT;
import static dev.chatlab.run.Misconception.TAKES_A_CUT_FOR_THE_END;
import static dev.chatlab.run.Misconception.TRUSTS_EVERY_CERTIFICATE;

import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What programs get wrong about TLS itself; what is inside it is somebody else's business. */
final class TlsDiagnosis {

    /** What the JDK says of a certificate that nobody vouches for, or for another host. */
    private static final List<String> NOT_BELIEVED =
            List.of("PKIX", "No name matching", "No subject alternative");

    /** What a client says that does not know who has signed the certificate (RFC 8446, 6.2). */
    private static final List<String> NOT_TRUSTED = List.of("unknown_ca", "certificate_unknown");

    /** What a server says to a client that has no certificate to show. */
    private static final List<String> CERTIFICATE_WANTED =
            List.of("certificate_required", "bad_certificate", "handshake_failure");

    private TlsDiagnosis() {}

    static Optional<Misconception> of(Evidence e) {
        boolean noTls = e.unmet().why().filter(Handshake.NOT_TLS::equals).isPresent();
        if (e.ended(Ended.NO_HANDSHAKE) && noTls) {
            return Optional.of(SPEAKS_PLAIN_TEXT);
        }
        return e.conversation().side() == Side.SERVER ? server(e) : client(e);
    }

    private static Optional<Misconception> server(Evidence e) {
        if (e.exited() && somebodyHadNoHandshake(e)) {
            return Optional.of(A_BAD_HANDSHAKE_ENDS_THE_SERVER);
        }
        return switch (e.unmet().ended()) {
            case NO_HANDSHAKE -> noHandshake(e);
            case NOT_REFUSED -> Optional.of(ACCEPTS_OLD_VERSIONS);
            case SILENCE -> silent(e);
            case RESET, END_OF_STREAM ->
                    wantsCertificate(e) ? Optional.of(ASKS_FOR_A_CERTIFICATE) : talked(e);
            default -> talked(e);
        };
    }

    private static Optional<Misconception> noHandshake(Evidence e) {
        if (saysOneOf(e, NOT_BELIEVED)) {
            return Optional.of(SHOWS_ANOTHER_CERTIFICATE);
        }
        if (saysOneOf(e, CERTIFICATE_WANTED) && !isOfOneVersion(e)) {
            return Optional.of(ASKS_FOR_A_CERTIFICATE);
        }
        return isOfOneVersion(e) ? Optional.of(SPEAKS_ONE_VERSION_ONLY) : Optional.empty();
    }

    /** Whether the client that failed speaks one version of TLS and no other. */
    private static boolean isOfOneVersion(Evidence e) {
        return e.line()
                .filter(line ->
                        line.step() instanceof Step.Connect(_, Step.Protection how)
                                && (how == Step.Protection.TLS_1_2
                                        || how == Step.Protection.TLS_1_3))
                .isPresent();
    }

    /** A server of TLS 1.3 can say so only when the client thinks that all is well. */
    private static boolean wantsCertificate(Evidence e) {
        return e.transcript().events().stream()
                .filter(event -> event.who().equals(e.unmet().who()))
                .anyMatch(event ->
                        event.what() instanceof Event.Alert(String name)
                                && CERTIFICATE_WANTED.contains(name));
    }

    private static Optional<Misconception> silent(Evidence e) {
        Set<String> plain = plain(e);
        String who = e.unmet().who();
        if (e.failedAt(Step.Connect.class) && !plain.isEmpty() && !plain.contains(who)) {
            return Optional.of(HANDSHAKE_ON_THE_ACCEPTING_THREAD);
        }
        if (e.failedAt(Step.Disconnected.class) && plain.contains(who) && isNotJson(e, who)) {
            return Optional.of(LEAVES_FAILED_HANDSHAKES_OPEN);
        }
        return talked(e);
    }

    /** Whether nothing of our protocol came to somebody: an alert of TLS is none of it. */
    private static boolean isNotJson(Evidence e, String who) {
        return !e.received(who).text().contains("{");
    }

    private static Optional<Misconception> talked(Evidence e) {
        String who = e.unmet().who();
        return plain(e).contains(who) && !isNotJson(e, who)
                ? Optional.of(ACCEPTS_PLAIN_TEXT)
                : Optional.empty();
    }

    private static boolean somebodyHadNoHandshake(Evidence e) {
        return !plain(e).isEmpty() || e.played(Step.Refused.class);
    }

    private static Optional<Misconception> client(Evidence e) {
        if (e.ended(Ended.NOT_REFUSED)) {
            return shown(e).map(TlsDiagnosis::believed);
        }
        if (e.ended(Ended.NO_HANDSHAKE)) {
            if (speaks(e, Step.Language.TLS_1_2)) {
                return Optional.of(SPEAKS_ONE_VERSION_ONLY);
            }
            return saysOneOf(e, NOT_TRUSTED)
                    ? Optional.of(DOES_NOT_TRUST_THE_AUTHORITY)
                    : Optional.empty();
        }
        if (e.failedAt(Step.Complains.class) && shown(e).isPresent()) {
            boolean complained = e.unmet().actual().isPresent() && !StackTrace.in(e.errors());
            return complained ? Optional.of(DOES_NOT_SAY_WHY) : Optional.empty();
        }
        if (speaks(e, Step.Language.PLAIN_TEXT) && e.ended(Ended.STILL_RUNNING)) {
            return Optional.of(FALLS_BACK_TO_PLAIN_TEXT);
        }
        boolean cutOff =
                e.played().stream()
                        .anyMatch(line ->
                                line.step() instanceof Step.Leave(_, Step.Goodbye goodbye)
                                        && goodbye == Step.Goodbye.NONE);
        boolean saysSomethingElse = e.unmet().actual().isPresent();
        return cutOff && saysSomethingElse && e.failedAt(Step.ScreenShows.class)
                ? Optional.of(TAKES_A_CUT_FOR_THE_END)
                : Optional.empty();
    }

    private static Misconception believed(Step.Identity identity) {
        return switch (identity) {
            case ANOTHER_HOST -> DOES_NOT_CHECK_THE_HOST_NAME;
            case ONLY_CALLED_LOCALHOST -> COMPARES_THE_COMMON_NAME;
            case EXPIRED, NOT_YET_VALID -> DOES_NOT_CHECK_THE_TIME;
            case UNKNOWN_AUTHORITY -> TRUSTS_EVERY_CERTIFICATE;
        };
    }

    /** The certificate of this conversation, if it is a bad one. */
    private static Optional<Step.Identity> shown(Evidence e) {
        return e.conversation().script().stream()
                .flatMap(line ->
                        line.step() instanceof Step.RoomShows(Step.Identity identity)
                                ? Stream.of(identity)
                                : Stream.empty())
                .findFirst();
    }

    private static boolean speaks(Evidence e, Step.Language language) {
        return e.conversation().script().stream()
                .anyMatch(line -> line.step().equals(new Step.RoomSpeaks(language)));
    }

    private static boolean saysOneOf(Evidence e, List<String> words) {
        String why = e.unmet().why().orElse("");
        return words.stream().anyMatch(why::contains);
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

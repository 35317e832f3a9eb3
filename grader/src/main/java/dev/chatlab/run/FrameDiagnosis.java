package dev.chatlab.run;

import static dev.chatlab.run.Misconception.ALWAYS_WANTS_TO_WRITE;
import static dev.chatlab.run.Misconception.A_BAD_HEADER_ENDS_THE_SERVER;
import static dev.chatlab.run.Misconception.ECHOES_TO_THE_SPEAKER;
import static dev.chatlab.run.Misconception.HEADER_COUNTS_CHARACTERS;
import static dev.chatlab.run.Misconception.IGNORES_THE_END;
import static dev.chatlab.run.Misconception.KEEPS_SELECTED_KEYS;
import static dev.chatlab.run.Misconception.NEVER_WANTS_TO_WRITE;
import static dev.chatlab.run.Misconception.ONE_BUFFER_FOR_ALL;
import static dev.chatlab.run.Misconception.READS_N_AND_TRUSTS_IT;
import static dev.chatlab.run.Misconception.TAKES_A_READ_FOR_A_FRAME;
import static dev.chatlab.run.Misconception.TAKES_A_READ_FOR_A_HEADER;
import static dev.chatlab.run.Misconception.TAKES_A_WRITE_AS_WHOLE;
import static dev.chatlab.run.Misconception.WAITS_BUSILY;

import dev.chatlab.conversation.Step;
import dev.chatlab.wire.Framing;
import dev.chatlab.wire.HeaderFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What programs get wrong that send frames with a length in front. */
final class FrameDiagnosis {

    /** What a JVM says when nobody was at the door, and the server used what accept returned. */
    private static final String NO_CHANNEL = "Cannot invoke \"java.nio.channels.SocketChannel";

    /** What a header that is none leads to, in Java and in Python. */
    private static final List<String> BAD_NUMBER =
            List.of(
                    "NumberFormatException",
                    "NegativeArraySizeException",
                    "IllegalArgumentException",
                    "OutOfMemoryError",
                    "ValueError");

    private FrameDiagnosis() {}

    static Optional<Misconception> ofServer(Evidence e) {
        if (e.errors().contains(NO_CHANNEL)) {
            return Optional.of(KEEPS_SELECTED_KEYS);
        }
        if (e.exited() && BAD_NUMBER.stream().anyMatch(e.errors()::contains)) {
            return Optional.of(A_BAD_HEADER_ENDS_THE_SERVER);
        }
        if (e.ended(Ended.BUSY)) {
            boolean somebodyLeft =
                    e.played(Step.Leave.class)
                            || e.played(Step.Vanish.class)
                            || e.played(Step.FinishSending.class);
            if (somebodyLeft) {
                return Optional.of(IGNORES_THE_END);
            }
            return Optional.of(
                    e.waitsIn("selectNow") || e.waitsIn("onSpinWait")
                            ? WAITS_BUSILY
                            : ALWAYS_WANTS_TO_WRITE);
        }
        if (readsAgain(e) && isCut(e) && !e.failedAt(Step.Disconnected.class)) {
            return Optional.of(e.restComes() ? NEVER_WANTS_TO_WRITE : TAKES_A_WRITE_AS_WHOLE);
        }
        if (hearsHimself(e)) {
            return Optional.of(ECHOES_TO_THE_SPEAKER);
        }
        if (isMixed(e)) {
            return Optional.of(ONE_BUFFER_FOR_ALL);
        }
        Optional<Misconception> cut = ofCut(e);
        return cut.isPresent() ? cut : RoomDiagnosis.ofRoom(e);
    }

    /** What has to do with where frames are cut, for servers and for clients. */
    static Optional<Misconception> ofCut(Evidence e) {
        if (countsCharacters(e)) {
            return Optional.of(HEADER_COUNTS_CHARACTERS);
        }
        return isCut(e) || e.connectionEnded() || e.exited()
                ? e.transcript().actors().reversed().stream()
                        .flatMap(speaker -> ofPieces(e, speaker).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isCut(Evidence e) {
        return switch (e.unmet().ended()) {
            case SILENCE, HALF_A_MESSAGE, DIFFERENCE, MALFORMED, LEFTOVER -> true;
            default -> false;
        };
    }

    /** Whether the one for whom it failed had stopped reading, and has begun again. */
    private static boolean readsAgain(Evidence e) {
        return e.played().stream()
                .anyMatch(line ->
                        line.step() instanceof Step.ReadAgain(List<String> actors)
                                && actors.contains(e.unmet().who()));
    }

    private static boolean hearsHimself(Evidence e) {
        String who = e.unmet().who();
        Optional<Octets> actual = e.unmet().actual();
        List<Framing.Message> frames = frames(e.sent(who));
        Octets said = Octets.of(frames.isEmpty() ? "" : frames.getLast().text());
        return actual.isPresent()
                && !said.isEmpty()
                && contains(actual.get(), said)
                && !contains(e.unmet().expected().orElse(Octets.of("")), said);
    }

    /** What somebody has begun is followed by the frames that somebody else has sent. */
    private static boolean isMixed(Evidence e) {
        Octets actual = e.unmet().actual().orElse(Octets.of(""));
        Octets said = RoomDiagnosis.lastSpeaker(e).map(e::sent).orElse(Octets.of(""));
        return e.transcript().actors().stream()
                .map(e::sent)
                .filter(sent -> open(sent) > HeaderFrames.HEADER && !sent.equals(said))
                .map(sent -> sent.from(sent.size() - open(sent) + HeaderFrames.HEADER))
                .filter(begun -> actual.startsWith(begun) && actual.size() > begun.size())
                .anyMatch(begun -> contains(said, actual.from(begun.size())));
    }

    private static boolean contains(Octets all, Octets part) {
        return all.text().contains(part.text());
    }

    /** The text is right, and the number in front of it is that of its characters. */
    private static boolean countsCharacters(Evidence e) {
        Octets expected = e.unmet().expected().orElse(Octets.of(""));
        Octets actual = e.unmet().actual().orElse(Octets.of(""));
        boolean wide = expected.size() != expected.text().length();
        if (!wide || actual.isEmpty()) {
            return false;
        }
        // Characters of Java, or of Unicode: 🙂 is two of the one and one of the other.
        String text = expected.text();
        boolean cutAtCharacters =
                Stream.of(text.length(), text.codePointCount(0, text.length()))
                        .anyMatch(count -> actual.size() == count && expected.startsWith(actual));
        boolean onlyNumbersDiffer =
                !actual.equals(expected) && withoutNumbers(actual).equals(withoutNumbers(expected));
        return cutAtCharacters || onlyNumbersDiffer;
    }

    private static String withoutNumbers(Octets frames) {
        return frames.text().replaceAll("\\d+ +", "");
    }

    /** Where the last piece begins that somebody sent, or where it ends: that is what was cut. */
    private static Optional<Misconception> ofPieces(Evidence e, String speaker) {
        List<Octets> pieces =
                e.transcript().events().stream()
                        .filter(event -> event.who().equals(speaker))
                        .flatMap(event ->
                                event.what() instanceof Event.Sent(Octets bytes)
                                        ? Stream.of(bytes)
                                        : Stream.empty())
                        .toList();
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        Octets last = pieces.getLast();
        Octets before = Octets.joined(pieces.subList(0, pieces.size() - 1).stream());
        boolean several =
                new HeaderFrames().next(last.toBytes()) instanceof Framing.Message(_, int length)
                        && length < last.size();
        if (open(before) == 0 && several) {
            return Optional.of(TAKES_A_READ_FOR_A_FRAME);
        }
        int cut = open(before) > 0 ? open(before) : open(before.plus(last));
        if (cut == 0) {
            return Optional.empty();
        }
        return Optional.of(
                cut < HeaderFrames.HEADER ? TAKES_A_READ_FOR_A_HEADER : READS_N_AND_TRUSTS_IT);
    }

    /** How many bytes stand behind the last whole frame. */
    private static int open(Octets bytes) {
        return bytes.size() - frames(bytes).stream().mapToInt(Framing.Message::length).sum();
    }

    private static List<Framing.Message> frames(Octets bytes) {
        List<Framing.Message> frames = new ArrayList<>();
        int at = 0;
        while (Messages.at(at, bytes, new HeaderFrames()) instanceof Framing.Message frame) {
            frames.add(frame);
            at += frame.length();
        }
        return frames;
    }
}

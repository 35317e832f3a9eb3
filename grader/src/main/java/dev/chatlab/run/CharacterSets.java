package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.conversation.Step;
import java.nio.charset.Charset;
import java.util.List;

/** Recognises text that was read or written in another character set than UTF-8. */
final class CharacterSets {

    /** What programs use that name none, or the one of a lecture or of an older computer. */
    private static final List<Charset> OTHERS =
            List.of(ISO_8859_1, US_ASCII, Charset.forName("windows-1252"));

    private CharacterSets() {}

    /** Whether what came is what was expected, taken for text and back by different tables. */
    static boolean mixedUp(Evidence e) {
        Octets expected = e.unmet().expected().orElse(Octets.of(""));
        Octets actual = e.unmet().actual().orElse(Octets.of(""));
        boolean plain = expected.size() == expected.text().length();
        // Two halves of a letter, each decoded by itself, look as if ASCII had been read.
        boolean cut = e.played(Step.SendBytes.class) && Diagnosis.decoded(e);
        if (plain || actual.isEmpty() || cut) {
            return false;
        }
        return OTHERS.stream()
                .anyMatch(other ->
                        holds(actual, expected, other, UTF_8)
                                || holds(actual, expected, UTF_8, other)
                                || holds(actual, expected, other, US_ASCII));
    }

    /** Whether this came of it: decoded by one table, and encoded by another one. */
    private static boolean holds(Octets actual, Octets expected, Charset in, Charset out) {
        byte[] changed = new String(expected.toBytes(), in).getBytes(out);
        return latin(actual.toBytes()).contains(latin(changed));
    }

    /** Every byte is a character of its own here, and the search is the JDK's. */
    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}

package dev.chatlab.report;

import dev.chatlab.run.Failure;
import dev.chatlab.run.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Expected and received, one under the other, with a caret under the first difference. */
final class Comparison {

    /** As many signs are shown around the difference. */
    private static final int BEFORE = 24;

    private static final int SHOWN = 60;

    /** In bytes: farther from the difference than anything that is shown. */
    private static final int FAR = 1024;

    /** A message of JSON is read rather than counted, and that takes more of it. */
    private static final int SHOWN_OF_JSON = 200;

    private Comparison() {}

    /** Where fields count, and not bytes: just the two, since what differs is told in words. */
    static List<String> linesOfJson(Optional<Octets> expected, Optional<Octets> actual) {
        return expected.isEmpty() && actual.isEmpty()
                ? List.of()
                : List.of("expected  " + beginning(expected), "received  " + beginning(actual));
    }

    private static String beginning(Optional<Octets> bytes) {
        return bytes.map(some -> Visible.beginning(some, SHOWN_OF_JSON, " …")).orElse("(nothing)");
    }

    static List<String> lines(Optional<Octets> expected, Optional<Octets> actual) {
        List<String> lines = new ArrayList<>();
        if (expected.isEmpty() && actual.isEmpty()) {
            return lines;
        }
        Octets all = expected.orElse(Octets.of(""));
        Octets other = actual.orElse(Octets.of(""));
        // Of what may be long, only the surroundings of the difference are looked at.
        int skipped = skipped(all, other);
        Visible wanted = around(all, skipped);
        Visible came = around(other, skipped);
        int common = wanted.common(came);
        boolean longer =
                skipped > 0 || wanted.signs().size() > SHOWN || came.signs().size() > SHOWN;
        int from = longer ? Math.max(0, common - BEFORE) : 0;
        String indent = skipped + from > 0 ? "… " : "";
        lines.add(
                "expected  "
                        + (expected.isPresent()
                                ? indent + window(wanted, from, SHOWN)
                                : "(nothing)"));
        lines.add(
                "received  "
                        + (actual.isPresent() ? indent + window(came, from, SHOWN) : "(nothing)"));
        if (expected.isPresent() && actual.isPresent()) {
            String same = indent + wanted.text(from, common);
            lines.add(" ".repeat("expected  ".length() + Visible.width(same)) + "^");
        }
        if (longer) {
            lines.add(sizes(all.size(), other.size(), skipped + bytesOf(wanted, common)));
        }
        return lines;
    }

    /**
     * So many bytes are the same and far from the difference: up to the beginning of a character,
     * which both have there.
     */
    private static int skipped(Octets expected, Octets actual) {
        int same = expected.commonLength(actual);
        byte[] before = expected.slice(Math.max(0, same - FAR), same).toBytes();
        int start = Math.max(0, same - FAR);
        for (int i = 0; i < before.length; i++) {
            if ((before[i] & 0xc0) != 0x80) {
                return start == 0 ? 0 : start + i;
            }
        }
        return start;
    }

    private static Visible around(Octets bytes, int from) {
        return Visible.of(bytes.slice(from, from + 2 * FAR));
    }

    private static String window(Visible text, int from, int most) {
        int start = Math.min(from, text.signs().size());
        int to = Math.min(text.signs().size(), start + most);
        return text.text(start, to) + (to < text.signs().size() ? " …" : "");
    }

    private static int bytesOf(Visible text, int signs) {
        return new Visible(text.signs().subList(0, signs)).bytes();
    }

    private static String sizes(int expected, int actual, int same) {
        return String.format(
                Locale.ROOT,
                "          %,d bytes expected, %s%,d received, the first %,d the same",
                expected,
                actual >= expected + Failure.MOST_ACTUAL ? "at least " : "",
                actual,
                same);
    }
}

package dev.chatlab.conversation;

import java.util.Locale;

/** The anchor that a rendered page gives a heading: a conversation's permanent name. */
final class Anchor {

    private Anchor() {}

    /** Lower case, spaces become hyphens, everything that is no letter, digit, - or _ goes. */
    static String of(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}

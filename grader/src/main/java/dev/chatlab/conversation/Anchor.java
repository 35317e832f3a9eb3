package dev.chatlab.conversation;

import java.util.Locale;

/** The anchor that a rendered page gives a heading: a conversation's permanent name. */
final class Anchor {

    private Anchor() {}

    /**
     * As GitHub does it: lower case, spaces become hyphens, and everything goes that is no letter,
     * mark, digit, - or _, in whatever script.
     */
    static String of(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?U)[^\\w -]", "")
                .replace(' ', '-');
    }
}

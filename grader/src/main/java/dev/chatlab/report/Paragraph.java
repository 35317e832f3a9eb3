package dev.chatlab.report;

import java.util.ArrayList;
import java.util.List;

/** Text wrapped to a width, so that it reads well on any terminal. */
public final class Paragraph {

    /** Columns of a card, its margins included. */
    public static final int WIDTH = 84;

    private Paragraph() {}

    /** The lines of this text, none wider than so many columns unless a word is. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            boolean full = Visible.width(line.toString()) + 1 + Visible.width(word) > width;
            if (full && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

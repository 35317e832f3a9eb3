package dev.chatlab.program;

import java.util.Locale;

/** Whether one word was likely meant as another. */
final class Nearness {
    private Nearness() {}

    /** At most two letters added, dropped or changed; capital letters do not count. */
    static boolean isNear(String written, String meant) {
        return distance(written.toLowerCase(Locale.ROOT), meant.toLowerCase(Locale.ROOT)) <= 2;
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

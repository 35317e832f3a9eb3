package dev.chatlab.run;

import java.util.Locale;

/** What a conversation is judged to be. */
public enum Verdict {
    /** Everything happened as the chapter says. */
    PASS,
    /** The program did something else. */
    FAIL,
    /** Played several times, it passed and it failed. */
    UNSTABLE,
    /** An earlier conversation must pass first, or this one cannot be played here. */
    BLOCKED,
    /** The grader itself failed; never the student's loss. */
    ERROR;

    /** The verdict as reports write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

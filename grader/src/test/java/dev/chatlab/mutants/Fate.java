package dev.chatlab.mutants;

/** What became of a mutant. */
enum Fate {
    /** Some conversation failed it. */
    KILLED,
    /** It passed all conversations that there are for its programs. */
    SURVIVED,
    /** The grader itself failed, and no conversation failed the mutant. */
    ERROR
}

package dev.chatlab.mutants;

/**
 * A mutant that has been graded.
 *
 * @param by the conversation that failed, or what the grader complained of; else empty
 * @param crowd whether only crowds failed: then another run may go another way
 * @param played how many conversations it took
 * @param seconds how long that took
 */
record Judged(Mutant mutant, Fate fate, String by, boolean crowd, int played, double seconds) {}

package dev.chatlab.mutants;

import dev.chatlab.conversation.Side;
import java.util.Set;
import org.pitest.mutationtest.engine.MutationIdentifier;

/**
 * A program with one small mistake that nobody made on purpose.
 *
 * @param name class, method, mutator, and which of that kind in the method, from 1: it stays the
 *     same when lines above it move
 * @param method class and method
 * @param file the source file, and {@code line} the line in it
 * @param description what was changed, in the engine's words
 * @param sides the programs that use the class
 * @param id what the engine knows it by
 */
record Mutant(
        String name,
        String className,
        String method,
        String file,
        int line,
        String description,
        Set<Side> sides,
        MutationIdentifier id) {

    Mutant {
        sides = Set.copyOf(sides);
    }

    /** Where to look. */
    String place() {
        return file + ":" + line;
    }
}

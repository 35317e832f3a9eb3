package dev.chatlab.program;

import java.util.List;

/**
 * What a submission holds for one role: a program that can be started, or the reason why there is
 * none.
 */
public sealed interface Program {

    /** It was found and, for Java, compiled. */
    record Ready(LaunchPlan plan) implements Program {}

    /**
     * The student's mistake, in words for the student.
     *
     * @param message one sentence; for a compile error the first of them, with its source line and
     *     a caret below
     * @param details everything there is to say, such as all of the compiler's messages; may be
     *     empty
     */
    record Unusable(Reason reason, String message, List<String> details) implements Program {

        public Unusable {
            details = List.copyOf(details);
        }

        /** Why there is no program to start. */
        public enum Reason {
            /** Nothing by the name that the lab asks for. */
            NOT_FOUND,
            /** More than one by that name. */
            AMBIGUOUS,
            /** The Java compiler rejected the sources. */
            DOES_NOT_COMPILE,
            /** The build command of {@code chatlab.yaml} failed or took too long. */
            BUILD_FAILED
        }
    }
}

package dev.chatlab.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The end of this process when it has talked to programs.
 *
 * <p>At its exit the JVM waits up to 300 milliseconds for threads in native code to come back. The
 * one that watches the sockets of all virtual threads never does, so every verdict would keep its
 * reader waiting, a fifth as long as the check took. When all has been written and every program
 * has ended there is nothing to wait for: the process ends by itself (POSIX {@code _exit}).
 */
final class Exit {

    private Exit() {}

    /** Ends the process at once; no shutdown hook runs. What was written must have been flushed. */
    @SuppressWarnings("restricted") // a call into C: the signature below is that of _exit(2)
    static void atOnce(int exitCode) {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle exit =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("_exit"),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            if (!isEndingAlready() && !Training.isOn()) {
                exit.invokeExact(exitCode);
            }
        } catch (Throwable notPossible) {
            // Then it ends a little later.
        }
        System.exit(exitCode);
    }

    /**
     * After Ctrl-C: the shutdown hooks are ending programs just now, and must come to their end.
     */
    private static boolean isEndingAlready() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException shutdownInProgress) {
            return true;
        }
    }
}

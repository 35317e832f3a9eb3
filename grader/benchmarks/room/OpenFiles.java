import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Every connection is an open file, once in the server and once here. */
final class OpenFiles {

    /** Jars, pipes, selectors, and what else a JVM has open. */
    private static final int OTHERS = 200;

    private OpenFiles() {}

    /** Ends the program with a word about it, if a process may not have so many connections. */
    static void need(int connections) {
        int needed = connections + OTHERS;
        // A JVM raises its own limit as far as it may, so what it says is the hard one.
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < needed) {
            System.err.printf(
                    "room-speed: %,d connections need %,d open files in each of two processes,"
                            + " and only %,d are allowed: raise the limit (ulimit -Hn) first%n",
                    connections, needed, system.getMaxFileDescriptorCount());
            System.exit(1);
        }
    }
}

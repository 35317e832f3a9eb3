package dev.chatlab.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What Linux tells of its processes, see proc(5). On other systems, and of a process that is gone:
 * nothing.
 */
final class ProcFs {
    private static final Path PROC = Path.of("/proc");
    private static final boolean PRESENT = Files.isReadable(PROC.resolve("self/environ"));
    private static final String SOCKET = "socket:[";
    private static final String LISTEN = "0A";

    private ProcFs() {}

    static boolean present() {
        return PRESENT;
    }

    /** Whether it still runs. A zombie, of which only the exit code is left, does not. */
    static boolean lives(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        if (!PRESENT) {
            return true;
        }
        String stat = read(PROC.resolve(process.pid() + "/stat"));
        // pid (name) state ...: the name may hold blanks and parentheses
        int state = stat.lastIndexOf(')') + 2;
        return state < 2 || state >= stat.length() || "ZX".indexOf(stat.charAt(state)) < 0;
    }

    /**
     * How long the tasks of these processes have waited for a core, summed up over all tasks, in
     * nanoseconds.
     */
    static long runQueueNanos(Iterable<ProcessHandle> processes) {
        long sum = 0;
        for (ProcessHandle process : processes) {
            for (Path task : list(PROC.resolve(process.pid() + "/task"))) {
                // time on a core, time waiting for one, number of time slices:
                // scheduler/sched-stats.rst
                String[] times = read(task.resolve("schedstat")).strip().split(" ", 3);
                sum += times.length == 3 ? Long.parseLong(times[1]) : 0;
            }
        }
        return sum;
    }

    /** The TCP ports these processes listen on. */
    static IntStream listeningPorts(Iterable<ProcessHandle> processes) {
        Set<Integer> ports = new HashSet<>();
        for (ProcessHandle process : processes) {
            Path folder = PROC.resolve(Long.toString(process.pid()));
            Set<String> sockets = sockets(folder);
            if (!sockets.isEmpty()) {
                // Its own view of the network, which need not be ours.
                listeners(folder.resolve("net/tcp"), sockets, ports);
                listeners(folder.resolve("net/tcp6"), sockets, ports);
            }
        }
        return ports.stream().mapToInt(Integer::intValue);
    }

    /** The numbers of all processes. */
    static List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        for (Path entry : list(PROC)) {
            String name = entry.getFileName().toString();
            if (Character.isDigit(name.charAt(0))) {
                pids.add(Long.valueOf(name));
            }
        }
        return pids;
    }

    /**
     * The variables a process was started with; empty for a zombie, and for one of somebody else.
     */
    static String environment(long pid) {
        return read(PROC.resolve(pid + "/environ"));
    }

    private static Set<String> sockets(Path folder) {
        Set<String> inodes = new HashSet<>();
        for (Path descriptor : list(folder.resolve("fd"))) {
            try {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith(SOCKET)) {
                    inodes.add(target.substring(SOCKET.length(), target.length() - 1));
                }
            } catch (IOException closedMeanwhile) {
                // Then it is none of its sockets any more.
            }
        }
        return inodes;
    }

    /** Lines are: sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode ... */
    private static void listeners(Path table, Set<String> sockets, Set<Integer> ports) {
        read(table)
                .lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .forEach(columns -> {
                    if (columns.length > 9
                            && columns[3].equals(LISTEN)
                            && sockets.contains(columns[9])) {
                        String address = columns[1];
                        ports.add(
                                Integer.parseInt(
                                        address.substring(address.lastIndexOf(':') + 1), 16));
                    }
                });
    }

    private static List<Path> list(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException gone) {
            // What was listed so far is as good as any other moment's list.
        }
        return entries;
    }

    private static String read(Path file) {
        try {
            // Latin-1 takes every byte, and /proc reports a length of 0, which readString copes
            // with.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}

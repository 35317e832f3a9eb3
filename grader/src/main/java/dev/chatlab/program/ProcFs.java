package dev.chatlab.program;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.stream.Stream;

/**
 * What Linux tells of its processes, see proc(5). On other systems, and of a process that is gone:
 * nothing.
 */
final class ProcFs {
    private static final Path PROC = Path.of("/proc");
    private static final boolean PRESENT = Files.isReadable(PROC.resolve("self/environ"));
    private static final boolean CHILDREN_TOLD =
            Files.isReadable(PROC.resolve("thread-self/children"));
    private static final long KERNEL_THREAD = 0x0020_0000; // PF_KTHREAD in the kernel's sched.h
    private static final String SOCKET = "socket:[";
    private static final String LISTEN = "0A";

    private ProcFs() {}

    static boolean present() {
        return PRESENT;
    }

    /** What there is under a process number. */
    enum Kind {
        /** Nothing, or a zombie, of which only the exit code is left. */
        GONE,
        /** A thread of the system's own. */
        SYSTEM,
        /** A running program. */
        PROGRAM
    }

    static Kind kind(long pid) {
        // pid (name) state ppid pgrp session tty_nr tpgid flags ...: the name may hold blanks and
        // parentheses
        String stat = read(PROC.resolve(pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 8);
        if (fields.length < 8 || fields[0].equals("Z") || fields[0].equals("X")) {
            return Kind.GONE;
        }
        return (Long.parseLong(fields[6]) & KERNEL_THREAD) != 0 ? Kind.SYSTEM : Kind.PROGRAM;
    }

    /** Whether it still runs; a zombie does not. */
    static boolean lives(ProcessHandle process) {
        return process.isAlive() && (!PRESENT || kind(process.pid()) != Kind.GONE);
    }

    /** Its children, their children, and so on. */
    static Stream<ProcessHandle> descendants(ProcessHandle process) {
        // What the JDK does takes long where there are many processes: it looks at each of them.
        return CHILDREN_TOLD
                ? children(process.pid())
                        .flatMap(child -> Stream.concat(Stream.of(child), descendants(child)))
                : process.descendants();
    }

    private static Stream<ProcessHandle> children(long pid) {
        return list(PROC.resolve(pid + "/task")).stream()
                .flatMap(task -> Stream.of(read(task.resolve("children")).split(" ", -1)))
                .filter(child -> !child.isEmpty())
                .flatMap(child -> ProcessHandle.of(Long.parseLong(child)).stream());
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

    /** How many sockets and threads these processes have. */
    static RunningProgram.Holdings holdings(Iterable<ProcessHandle> processes) {
        int sockets = 0;
        int threads = 0;
        for (ProcessHandle process : processes) {
            Path folder = PROC.resolve(Long.toString(process.pid()));
            sockets += sockets(folder).size();
            threads += list(folder.resolve("task")).size();
        }
        return new RunningProgram.Holdings(sockets, threads);
    }

    /** How many threads of these processes are running, or ready to. */
    static int busyThreads(Iterable<ProcessHandle> processes) {
        int busy = 0;
        for (ProcessHandle process : processes) {
            for (Path task : list(PROC.resolve(process.pid() + "/task"))) {
                String stat = read(task.resolve("stat"));
                busy += stat.startsWith(" R", stat.lastIndexOf(')') + 1) ? 1 : 0;
            }
        }
        return busy;
    }

    /** The numbers of all processes. */
    static List<Long> pids() {
        // Not as paths: whoever hunts a process that forks on and on must be quick.
        String[] names = PROC.toFile().list();
        return names == null
                ? List.of()
                : Stream.of(names)
                        .filter(name -> Character.isDigit(name.charAt(0)))
                        .map(Long::valueOf)
                        .toList();
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

    /** A file's text, one character a byte; empty when it cannot be read. */
    static String read(Path file) {
        // In large pieces: these files claim to be empty, and some of them give all at once or not
        // at all, so that Files.readString would see just their first byte.
        try (InputStream in = new FileInputStream(file.toFile())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            in.transferTo(bytes);
            return bytes.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}

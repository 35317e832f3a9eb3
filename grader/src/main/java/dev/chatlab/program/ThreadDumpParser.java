package dev.chatlab.program;

import dev.chatlab.program.ThreadPosition.Holder;
import dev.chatlab.program.ThreadPosition.Lock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the two kinds of thread dump that a JVM writes: the one of {@code jcmd Thread.print -l},
 * and the one of {@code jcmd Thread.dump_to_file}, which knows virtual threads.
 */
final class ThreadDumpParser {
    private static final Pattern PRINTED_HEAD =
            Pattern.compile("\"(?<name>.*)\" (?:#(?<id>\\d{1,18}) )?.*");
    private static final Pattern PRINTED_STATE =
            Pattern.compile(" +java\\.lang\\.Thread\\.State: (?<state>\\w+).*");
    private static final Pattern FILED_HEAD =
            Pattern.compile(
                    "#(?<id>\\d{1,18}) \"(?<name>.*)\" (?<virtual>virtual )?(?<state>[A-Z_]+) .*");
    private static final Pattern FRAME =
            Pattern.compile("\\s+at (?<method>[^(]+)\\((?<place>[^)]*)\\).*");
    private static final Pattern PLACE = Pattern.compile("(?<file>[^/:]+):(?<line>\\d{1,9})");
    private static final Pattern WANTED =
            Pattern.compile(
                    "\\s+- (?:waiting to lock|waiting to re-lock in wait\\(\\)|parking to wait for)"
                            + " +<(?<lock>.+?)>(?: \\(an? (?<type>.+)\\))?.*");

    /** What a thread parks at that is a lock, and not a condition, a semaphore or a future. */
    private static final Pattern LOCK_OBJECT =
            Pattern.compile("java\\.util\\.concurrent\\.locks\\.(Reentrant\\w+|StampedLock)\\b.*");

    private static final Pattern LET_GO = Pattern.compile("\\s+- waiting on <(?<lock>.+?)>.*");

    /** A monitor, or in the list below a stack, a lock of java.util.concurrent. */
    private static final Pattern HELD = Pattern.compile("\\s+- (?:locked )?<(?<lock>.+?)>.*");

    private final Set<String> sources;

    /**
     * @param sources names of the student's source files
     */
    ThreadDumpParser(Set<String> sources) {
        this.sources = sources;
    }

    /**
     * The threads that stand in one of the student's files: main first, the others as the dump has
     * them.
     */
    List<ThreadPosition> parse(String dump) {
        List<Seen> threads = threads(dump);
        Map<String, Holder> holders = new HashMap<>();
        threads.forEach(
                thread -> thread.held.forEach(lock -> holders.put(lock, thread.asHolder())));
        return threads.stream()
                .flatMap(thread -> position(thread, holders).stream())
                .sorted(Comparator.comparing(position -> !position.thread().equals("main")))
                .toList();
    }

    /** Every line of the student's that some thread has begun and not ended: all calls above it. */
    Set<CodeLine> lines(String dump) {
        return threads(dump).stream()
                .flatMap(thread -> thread.frames.stream())
                .flatMap(frame -> line(frame).stream())
                .collect(Collectors.toSet());
    }

    private Optional<CodeLine> line(Frame frame) {
        Matcher place = PLACE.matcher(frame.place);
        // The JDK's own frames carry their module's name: java.base/ before one or the other.
        boolean own =
                place.matches()
                        && !frame.method.contains("/")
                        && sources.contains(place.group("file"));
        return own
                ? Optional.of(
                        new CodeLine(place.group("file"), Integer.parseInt(place.group("line"))))
                : Optional.empty();
    }

    private static List<Seen> threads(String dump) {
        List<Seen> threads = new ArrayList<>();
        for (String line : (Iterable<String>) dump.lines()::iterator) {
            Optional<Seen> head = head(line);
            if (head.isPresent()) {
                threads.add(head.get());
            } else if (line.startsWith("Found ")) {
                break; // a deadlock: its threads come once more, in yet another form
            } else if (!threads.isEmpty()) {
                threads.getLast().read(line);
            }
        }
        return threads;
    }

    private static Optional<Seen> head(String line) {
        Matcher printed = PRINTED_HEAD.matcher(line);
        if (printed.matches()) {
            String id = Optional.ofNullable(printed.group("id")).orElse("0");
            return Optional.of(new Seen(Long.parseLong(id), printed.group("name"), ""));
        }
        Matcher filed = FILED_HEAD.matcher(line);
        if (filed.matches()) {
            boolean nameless = filed.group("name").isEmpty() && filed.group("virtual") != null;
            return Optional.of(
                    new Seen(
                            Long.parseLong(filed.group("id")),
                            nameless ? ThreadPosition.NAMELESS : filed.group("name"),
                            filed.group("state")));
        }
        return Optional.empty();
    }

    private Optional<ThreadPosition> position(Seen thread, Map<String, Holder> holders) {
        String above = "";
        for (Frame frame : thread.frames) {
            Optional<CodeLine> own = line(frame);
            if (own.isPresent()) {
                return Optional.of(
                        new ThreadPosition(
                                thread.id,
                                thread.name,
                                thread.state,
                                above,
                                own.get().file(),
                                own.get().line(),
                                thread.lock(holders)));
            }
            above = frame.spoken();
        }
        return Optional.empty();
    }

    private record Frame(String method, String place) {
        /** {@code readLine}, and {@code new Socket} for a constructor. */
        String spoken() {
            int dot = method.lastIndexOf('.');
            String name = method.substring(dot + 1);
            if (!name.equals("<init>")) {
                return name;
            }
            String type = method.substring(0, Math.max(dot, 0));
            return "new "
                    + type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }
    }

    /**
     * What a thread waits for.
     *
     * @param type the full name of its class
     */
    private record Wanted(String lock, String type, boolean parks) {
        static Wanted of(Matcher line) {
            String lock = line.group("lock");
            // One kind of dump has an address and names the class, the other has Class@hash.
            String type =
                    Optional.ofNullable(line.group("type"))
                            .orElseGet(() -> lock.replaceFirst("@[0-9a-f]+$", ""));
            return new Wanted(lock, type, line.group().contains("parking"));
        }

        boolean isLock() {
            return !parks || LOCK_OBJECT.matcher(type).matches();
        }

        /** {@code ArrayList}; a lock object has its own name, and not that of its insides. */
        String spoken() {
            if (type.startsWith("[")) {
                return "array";
            }
            String named = type.replaceFirst("(\\$\\d+)+$", ""); // a class without a name
            String simple = named.substring(named.lastIndexOf('.') + 1);
            return parks
                    ? simple.replaceFirst("\\$.*", "")
                    : simple.substring(simple.lastIndexOf('$') + 1);
        }
    }

    /** One thread, as far as it was read. */
    private static final class Seen {
        private final long id;
        private final String name;
        private final List<Frame> frames = new ArrayList<>();
        private final Set<String> held = new HashSet<>();
        private final Set<String> letGo = new HashSet<>();
        private String state;
        private Optional<Wanted> wanted = Optional.empty();

        Seen(long id, String name, String state) {
            this.id = id;
            this.name = name;
            this.state = state;
        }

        void read(String line) {
            Matcher matcher = FRAME.matcher(line);
            if (matcher.matches()) {
                frames.add(new Frame(matcher.group("method"), matcher.group("place")));
            } else if (matcher.usePattern(PRINTED_STATE).matches()) {
                state = matcher.group("state");
            } else if (matcher.usePattern(WANTED).matches()) {
                wanted = Optional.of(Wanted.of(matcher));
            } else if (matcher.usePattern(LET_GO).matches()) {
                // Whoever waits for a notify is listed further down as holding the lock, but has
                // let go of it.
                letGo.add(matcher.group("lock"));
            } else if (matcher.usePattern(HELD).matches()
                    && !letGo.contains(matcher.group("lock"))) {
                held.add(matcher.group("lock"));
            }
        }

        Holder asHolder() {
            return new Holder(id, name);
        }

        /** A lock: a monitor, or an object of which that is known, or that somebody holds. */
        Optional<Lock> lock(Map<String, Holder> holders) {
            return wanted.flatMap(some -> {
                Optional<Holder> holder =
                        Optional.ofNullable(holders.get(some.lock))
                                .filter(other -> other.id() != id);
                boolean isLock = some.isLock() || holder.isPresent();
                return isLock ? Optional.of(new Lock(some.spoken(), holder)) : Optional.empty();
            });
        }
    }
}

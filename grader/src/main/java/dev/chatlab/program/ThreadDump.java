package dev.chatlab.program;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.chatlab.program.ThreadPosition.Lock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import sun.tools.attach.HotSpotVirtualMachine;

/**
 * Asks a running JVM where its threads stand, without a tool of the JDK in between, which takes a
 * second to start.
 */
final class ThreadDump {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /**
     * A thread of the JDK's own that is there from the first virtual thread on, by one name or the
     * other.
     */
    private static final List<String> SIGNS_OF_VIRTUAL_THREADS =
            List.of(
                    "\"VirtualThread-unparker\"",
                    "\"VirtualThread-unblocker\"",
                    "\"ForkJoinPool-1-worker-");

    private ThreadDump() {}

    /** Where its threads stand. Empty when it does not answer in time, or not at all. */
    static List<ThreadPosition> of(long pid, Set<String> sources) {
        ThreadDumpParser parser = new ThreadDumpParser(sources);
        List<String> dumps = dumps(pid);
        return dumps.size() < 2
                ? dumps.stream().flatMap(dump -> parser.parse(dump).stream()).toList()
                : merge(parser.parse(dumps.getLast()), parser.parse(dumps.getFirst()));
    }

    /** All lines that its threads are in, those that have called the others too. */
    static Set<CodeLine> lines(long pid, Set<String> sources) {
        ThreadDumpParser parser = new ThreadDumpParser(sources);
        return dumps(pid).stream()
                .flatMap(dump -> parser.lines(dump).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> dumps(long pid) {
        FutureTask<List<String>> task = new FutureTask<>(() -> ask(pid));
        // A JVM that is stopped answers never, and the attach protocol cannot be interrupted: then
        // this thread is left behind, until the program is killed.
        Thread.ofPlatform().daemon().name("thread dump of " + pid).start(task);
        try {
            return task.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** One dump; and where there are virtual threads, a second one that has them too. */
    private static List<String> ask(long pid) throws IOException, AttachNotSupportedException {
        HotSpotVirtualMachine machine =
                (HotSpotVirtualMachine) VirtualMachine.attach(Long.toString(pid));
        try {
            String dump = text(machine.remoteDataDump("-l"));
            boolean virtual = SIGNS_OF_VIRTUAL_THREADS.stream().anyMatch(dump::contains);
            return virtual ? List.of(dump, withVirtualThreads(machine)) : List.of(dump);
        } finally {
            machine.detach();
        }
    }

    /**
     * The dump with virtual threads does not know who holds a lock of java.util.concurrent; the
     * other does.
     */
    private static List<ThreadPosition> merge(
            List<ThreadPosition> all, List<ThreadPosition> platform) {
        Map<Long, Lock> locks = new HashMap<>();
        platform.forEach(
                position -> position.lock().ifPresent(lock -> locks.put(position.id(), lock)));
        return all.stream()
                .map(position ->
                        position.withHolder(
                                Optional.ofNullable(locks.get(position.id()))
                                        .flatMap(Lock::holder)))
                .toList();
    }

    private static String withVirtualThreads(HotSpotVirtualMachine machine) throws IOException {
        Path file = Files.createTempFile("chatlab-threads-", ".txt");
        try {
            text(machine.executeJCmd("Thread.dump_to_file -overwrite \"" + file + "\""));
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String text(InputStream answer) throws IOException {
        // Not readAllBytes: past the first 16 KiB it reads to some place behind the array's
        // beginning,
        // and there this stream of the JDK's loses what comes, or throws.
        try (answer) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            answer.transferTo(text);
            return text.toString(StandardCharsets.UTF_8);
        }
    }
}

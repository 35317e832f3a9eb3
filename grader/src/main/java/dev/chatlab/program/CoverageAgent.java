package dev.chatlab.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.runtime.RemoteControlReader;
import org.jacoco.core.runtime.RemoteControlWriter;

/**
 * JaCoCo's agent in one program, and the connection on which it reports. The agent connects to the
 * grader, so that the program listens nowhere else because of it; it costs the program one socket
 * and one thread, which waits. A program that ends by itself reports without being asked; one that
 * is about to be killed has to be asked before.
 */
final class CoverageAgent {

    /** A report takes some milliseconds; a program that is stopped never gives one. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final ServerSocket listening;
    private final ExecutionDataStore run =
            new ExecutionDataStore(); // the reading thread's, until over
    private final CompletableFuture<RemoteControlWriter> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile boolean heard;

    private CoverageAgent(ServerSocket listening) {
        this.listening = listening;
    }

    /** Waits for the agent of a program that is about to be started. */
    static CoverageAgent listen() throws IOException {
        CoverageAgent agent =
                new CoverageAgent(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("coverage").start(agent::read);
        return agent;
    }

    /** The plan of a program with this agent in it. */
    LaunchPlan inside(LaunchPlan plan, CompiledCode code) {
        List<String> command = new ArrayList<>(plan.command());
        command.add(1, option(code));
        return plan.withCommand(command);
    }

    private String option(CompiledCode code) {
        return "-javaagent:"
                + Libraries.location(RT.class)
                + "=output=tcpclient,address="
                + listening.getInetAddress().getHostAddress()
                + ",port="
                + listening.getLocalPort()
                + ",includes="
                + String.join(":", patterns(code.classes()));
    }

    /** The student's own classes, and no library's. */
    private static Iterable<String> patterns(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            TreeSet<String> patterns = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(classes::relativize)
                    .forEach(file ->
                            patterns.add(
                                    Optional.ofNullable(file.getParent())
                                            .map(folder -> dotted(folder) + ".*")
                                            .orElseGet(() -> topLevel(file) + "*")));
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dotted(Path folder) {
        return folder.toString().replaceAll("[/\\\\]", ".");
    }

    private static String topLevel(Path file) {
        return file.toString().replaceFirst("(\\$.*)?\\.class$", "");
    }

    /** Reads whatever is reported, until the program ends. */
    private void read() {
        try (Socket socket = listening.accept()) {
            RemoteControlReader reader = new RemoteControlReader(socket.getInputStream());
            reader.setSessionInfoVisitor(_ -> {});
            reader.setExecutionDataVisitor(data -> {
                run.visitClassExecution(data);
                heard = true;
            });
            connected.complete(new RemoteControlWriter(socket.getOutputStream()));
            while (reader.read()) {
                heard = true; // and if it was that nothing has run yet
                answered.complete(null);
            }
        } catch (IOException gone) {
            // It was killed, or never came.
        } finally {
            answered.complete(null);
            over.complete(null);
        }
    }

    /** Has the program report now. */
    void ask() {
        if (connected.isDone()) {
            try {
                connected.join().visitDumpCommand(true, false);
                await(answered);
            } catch (IOException gone) {
                // It has ended by itself, and has reported then.
            }
        }
    }

    /**
     * What the program has run, when that is known. To be asked when the program is gone, and
     * blocks until all that it has reported is read.
     */
    Optional<ExecutionDataStore> run() {
        if (connected.isDone()) {
            await(over);
        }
        boolean nothingToReport = !connected.isDone();
        return (over.isDone() && heard) || nothingToReport ? Optional.of(run) : Optional.empty();
    }

    private static void await(CompletableFuture<?> future) {
        try {
            future.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Then it is not known.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for nobody any more, and says whether it did until now. */
    boolean close() {
        boolean first = !listening.isClosed();
        try {
            listening.close();
        } catch (IOException e) {
            // Nobody needs it any more.
        }
        return first;
    }
}

package dev.chatlab.run;

import static java.util.Comparator.reverseOrder;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Side;
import dev.chatlab.conversation.Step;
import dev.chatlab.program.LaunchFailure;
import dev.chatlab.program.LaunchPlan;
import dev.chatlab.program.Program;
import dev.chatlab.program.ProgramLauncher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays many conversations against one submission, each with a program of its own.
 *
 * <p>Starting a program costs processor time, talking to it hardly any, and waiting for one that is
 * silent none at all. So as many programs as there are processors are <em>starting</em> at any
 * time, and a program that has begun to talk makes room for the next start. Programs whose port is
 * fixed run one after another.
 */
public final class Suite {

    /**
     * Programs alive at one time: bounds memory when many of them hang, and when many of them
     * flood. What the grader keeps of one conversation is bounded by so many bytes.
     */
    private static final long OF_ONE_CONVERSATION = 128 * 1024 * 1024;

    private static final int MOST_ALIVE =
            Math.clamp(Runtime.getRuntime().maxMemory() / OF_ONE_CONVERSATION, 1, 16);

    /** A JVM takes as long to end as it takes to play so many steps. */
    private static final int END = 50;

    /** And so long it takes to read the code of a program. */
    private static final int REVIEW = 100;

    private final Function<Side, Program> programs;
    private final ProgramLauncher launcher;
    private final Timing timing;
    private final Optional<Credentials> credentials;
    private final Semaphore starting =
            new Semaphore(Runtime.getRuntime().availableProcessors() + 1, true);
    private final Semaphore alive = new Semaphore(MOST_ALIVE, true);
    private final Map<String, CompletableFuture<Result>> results = new LinkedHashMap<>();

    /**
     * A suite for one submission.
     *
     * @param programs the program under test on each side
     */
    public Suite(Function<Side, Program> programs, ProgramLauncher launcher, Timing timing) {
        this(programs, launcher, timing, Optional.empty());
    }

    /**
     * A suite for one submission.
     *
     * @param programs the program under test on each side
     * @param credentials for a chapter inside TLS; whoever made them closes them
     */
    public Suite(
            Function<Side, Program> programs,
            ProgramLauncher launcher,
            Timing timing,
            Optional<Credentials> credentials) {
        this.programs = programs;
        this.launcher = launcher;
        this.timing = timing;
        this.credentials = credentials;
    }

    /** Plays these conversations, in crowds of which everybody speaks as fast as possible. */
    public List<Result> play(List<Conversation> conversations, Consumer<Result> listener)
            throws InterruptedException {
        return play(conversations, Interleaving.PLAIN, listener);
    }

    /**
     * Plays these conversations. It may be called again, with other ones or another seed, when it
     * has returned.
     *
     * @param seed from which crowds draw how they speak; {@value Interleaving#PLAIN} draws nothing
     * @param listener is given each result in the order of the conversations, as early as that
     *     order allows, on the calling thread
     * @return all results, in the order of the conversations
     */
    public List<Result> play(List<Conversation> conversations, long seed, Consumer<Result> listener)
            throws InterruptedException {
        results.clear();
        for (Conversation conversation : conversations) {
            results.put(conversation.id(), new CompletableFuture<>());
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.execute(() -> startAll(conversations, seed, executor));
            List<Result> all = new ArrayList<>();
            for (CompletableFuture<Result> result : results.values()) {
                all.add(result.join());
                listener.accept(all.getLast());
            }
            return all;
        }
    }

    /**
     * Starts one conversation after another. Those that depend on nothing come first: a program
     * that never listens fails them all within one deadline. Then the longest, so that none is left
     * to run alone at the end; and a conversation on which it depends comes before it, so that a
     * program that was started ahead never holds the place of the one it waits for.
     */
    private void startAll(List<Conversation> conversations, long seed, ExecutorService executor) {
        List<Conversation> order = inOrderOfStart(conversations);
        CompletableFuture<?> previous = CompletableFuture.completedFuture(null);
        for (Conversation conversation : order) {
            CompletableFuture<Result> result = result(conversation);
            try {
                if (!(programs.apply(conversation.side())
                        instanceof Program.Ready(LaunchPlan plan))) {
                    result.complete(unusable(conversation));
                    continue;
                }
                if (plan.fixedPort().isPresent()) {
                    previous.join();
                }
                alive.acquire();
                starting.acquire();
                if (gate(conversation).filter(CompletableFuture::isDone).isPresent()) {
                    Optional<Result> blocked = awaitGate(conversation); // it need not even start
                    if (blocked.isPresent()) {
                        starting.release();
                        alive.release();
                        result.complete(blocked.get());
                        continue;
                    }
                }
                CompletableFuture<Void> over = new CompletableFuture<>();
                executor.execute(() -> runOne(conversation, seed, plan, over));
                previous = over;
            } catch (InterruptedException | RuntimeException | Error e) {
                result.complete(Result.error(conversation, "the grader failed: " + e));
            }
        }
    }

    private static List<Conversation> inOrderOfStart(List<Conversation> conversations) {
        Map<String, Conversation> byId = new HashMap<>();
        conversations.forEach(some -> byId.put(some.id(), some));
        Map<String, Integer> urgency = new HashMap<>();
        for (Conversation conversation : conversations) {
            int own = length(conversation);
            Conversation some = conversation;
            while (some != null) { // itself, what it waits for, what that waits for, and so on
                urgency.merge(some.id(), own, Math::max);
                own++; // a gate is more urgent than whatever waits for it
                some = some.after().map(byId::get).orElse(null);
            }
        }
        return conversations.stream()
                .sorted(
                        Comparator.comparing((Conversation some) -> some.after().isPresent())
                                .thenComparing(some -> urgency.get(some.id()), reverseOrder()))
                .toList();
    }

    /** How long it takes, roughly, in steps. */
    private static int length(Conversation conversation) {
        boolean waitsForTheEnd =
                conversation.script().stream().anyMatch(line -> line.step() instanceof Step.Exits);
        return conversation.script().size()
                + (waitsForTheEnd ? END : 0)
                + (CodeReview.isAskedBy(conversation) ? REVIEW : 0);
    }

    private void runOne(
            Conversation conversation, long seed, LaunchPlan plan, CompletableFuture<Void> over) {
        AtomicBoolean talks = new AtomicBoolean();
        Runnable firstContact =
                () -> {
                    if (talks.compareAndSet(false, true)) {
                        starting.release();
                    }
                };
        CompletableFuture<Result> result = result(conversation);
        try {
            result.complete(
                    CodeReview.isAskedBy(conversation)
                            ? review(conversation, plan, firstContact)
                            : perform(conversation, seed, plan, firstContact));
        } catch (LaunchFailure e) {
            result.complete(
                    notStarted(conversation, Optional.empty(), String.valueOf(e.getMessage())));
        } catch (IOException | InterruptedException e) {
            result.complete(Result.error(conversation, "the grader failed: " + e.getMessage()));
        } catch (RuntimeException | Error e) {
            result.complete(Result.error(conversation, "the grader failed: " + e));
        } finally {
            firstContact.run();
            alive.release();
            over.complete(null);
        }
    }

    private Result perform(
            Conversation conversation, long seed, LaunchPlan plan, Runnable firstContact)
            throws LaunchFailure, IOException, InterruptedException {
        LaunchPlan told = credentials.map(some -> some.tell(plan)).orElse(plan);
        try (Play play =
                Play.open(conversation, seed, told, launcher, timing, credentials, firstContact)) {
            Optional<Result> blocked = awaitGate(conversation);
            return blocked.isPresent() ? blocked.get() : play.perform();
        }
    }

    private Result review(Conversation conversation, LaunchPlan plan, Runnable firstContact) {
        firstContact.run(); // nothing is started, so the next one may
        return awaitGate(conversation).orElseGet(() -> CodeReview.of(conversation, plan.code()));
    }

    /** The conversation that must pass first, if it is played at all. */
    private Optional<CompletableFuture<Result>> gate(Conversation conversation) {
        return conversation.after().map(results::get);
    }

    private Optional<Result> awaitGate(Conversation conversation) {
        return gate(conversation)
                .map(CompletableFuture::join)
                .filter(gate -> gate.verdict() != Verdict.PASS)
                .map(gate ->
                        Result.blocked(
                                conversation,
                                "\"" + gate.conversation().title() + "\" must pass first"));
    }

    private Result unusable(Conversation conversation) {
        if (programs.apply(conversation.side())
                instanceof Program.Unusable(var reason, String message, var details)) {
            Misconception name =
                    switch (reason) {
                        case NOT_FOUND, AMBIGUOUS -> Misconception.NOT_FOUND;
                        case DOES_NOT_COMPILE, BUILD_FAILED -> Misconception.DOES_NOT_COMPILE;
                    };
            return notStarted(conversation, Optional.of(name), together(message, details));
        }
        throw new IllegalStateException("a usable program");
    }

    /** The message, and behind it those details that do not say it once more. */
    private static String together(String message, List<String> details) {
        boolean repeats = details.stream().anyMatch(detail -> detail.startsWith(message));
        Stream<String> first = repeats ? Stream.empty() : Stream.of(message);
        return Stream.concat(first, details.stream()).collect(Collectors.joining("\n"));
    }

    private static Result notStarted(
            Conversation conversation, Optional<Misconception> name, String message) {
        Failure failure =
                new Failure(
                        Optional.empty(),
                        conversation.side().word(),
                        Optional.empty(),
                        Optional.empty(),
                        Ended.NOT_STARTED,
                        name,
                        message,
                        Failure.ProgramState.NONE);
        return Result.fail(conversation, Duration.ZERO, Transcript.EMPTY, failure);
    }

    private CompletableFuture<Result> result(Conversation conversation) {
        return Objects.requireNonNull(results.get(conversation.id()));
    }
}

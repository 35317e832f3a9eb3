package dev.chatlab.run;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.Step;
import dev.chatlab.program.CompiledCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What the compiled code of a program says about how it is built. Only its own classes count, and
 * of them those that its main class reaches: a client in the same folder is somebody else.
 */
final class CodeReview {

    private static final Set<String> STARTS =
            Set.of("start", "startVirtualThread", "runAsync", "supplyAsync");

    /** Of the JDK's classes, only what these extend has to be known; the names of all others do. */
    private static final String EXECUTORS = Executor.class.getPackageName();

    private final Conversation conversation;
    private final List<JavaClass> classes;

    private CodeReview(Conversation conversation, List<JavaClass> classes) {
        this.conversation = conversation;
        this.classes = classes;
    }

    /** Whether this conversation looks at code, and talks to nobody. */
    static boolean isAskedBy(Conversation conversation) {
        return conversation.script().getFirst().step() instanceof Step.OfCode;
    }

    /**
     * The verdict on this code.
     *
     * @param code empty when the program is not Java, or was not built here
     */
    static Result of(Conversation conversation, Optional<CompiledCode> code) {
        long start = System.nanoTime();
        Optional<Failure> failure =
                code.flatMap(some -> new CodeReview(conversation, own(some)).failure());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> notes =
                code.isPresent()
                        ? List.of()
                        : List.of(
                                "the program's class files are not here, so its code was not"
                                        + " looked at");
        return failure.map(some -> Result.fail(conversation, took, Transcript.EMPTY, some))
                .orElseGet(() -> Result.pass(conversation, took, Transcript.EMPTY, notes));
    }

    private static List<JavaClass> own(CompiledCode code) {
        JavaClasses all = read(code);
        Set<JavaClass> reached = new LinkedHashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(List.of(all.get(code.mainClass())));
        while (!open.isEmpty()) {
            JavaClass next = open.poll();
            if (reached.add(next)) {
                Stream.concat(
                                next.getDirectDependenciesFromSelf().stream()
                                        .map(dependency -> dependency.getTargetClass()),
                                inside(next, all))
                        .map(JavaClass::getBaseComponentType)
                        .filter(target -> all.contain(target.getName()))
                        .forEach(open::add);
            }
        }
        return List.copyOf(reached);
    }

    private static JavaClasses read(CompiledCode code) {
        return ArchConfiguration.withThreadLocalScope((ArchConfiguration configuration) -> {
            configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
            configuration.setClassResolverArguments(EXECUTORS);
            return new ClassFileImporter().importPath(code.classes());
        });
    }

    /** A class that is written inside another one belongs to it, whoever names it. */
    private static Stream<JavaClass> inside(JavaClass outer, JavaClasses all) {
        return all.stream().filter(some -> some.getName().startsWith(outer.getName() + "$"));
    }

    private Optional<Failure> failure() {
        return conversation.script().stream().flatMap(line -> failure(line).stream()).findFirst();
    }

    private Optional<Failure> failure(ScriptLine line) {
        return switch (line.step()) {
            case Step.CodeUses(_, String name) ->
                    uses(name)
                            ? Optional.empty()
                            : Optional.of(
                                    failure(
                                            line,
                                            "The "
                                                    + program()
                                                    + "'s code does not use "
                                                    + name
                                                    + ".",
                                            threadStart()
                                                    .map(_ ->
                                                            Misconception.A_THREAD_FOR_EACH_CLIENT),
                                            Optional.empty()));
            case Step.CodeStartsNoThread _ ->
                    threadStart()
                            .map(where ->
                                    failure(
                                            line,
                                            "The " + program() + " starts a thread.",
                                            Optional.of(Misconception.A_THREAD_FOR_EACH_CLIENT),
                                            Optional.of(Octets.of(where))));
            default -> throw new IllegalStateException("this is not about code: " + line.step());
        };
    }

    private boolean uses(String name) {
        return classes.stream()
                .flatMap(some -> some.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(name));
    }

    /** The first place where a thread is started, or left to somebody who starts some. */
    private Optional<String> threadStart() {
        return classes.stream()
                .flatMap(some -> some.getAccessesFromSelf().stream())
                .filter(access -> startsThread(access.getTarget()))
                .min(Comparator.comparing(CodeReview::place))
                .map(access ->
                        access.getTargetOwner().getSimpleName()
                                + "."
                                + access.getTarget().getName()
                                + " in "
                                + place(access));
    }

    private static boolean startsThread(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean made =
                target instanceof AccessTarget.ConstructorCallTarget
                        && (owner.isAssignableTo(Executor.class) || isNamed(owner, "Timer"));
        boolean started =
                STARTS.contains(target.getName())
                        && (owner.isAssignableTo(Thread.class)
                                || owner.getName().startsWith(Thread.Builder.class.getName())
                                || isNamed(owner, "concurrent.CompletableFuture"));
        return made
                || started
                || isNamed(owner, "concurrent.Executors")
                || target.getName().equals("parallelStream");
    }

    private static boolean isNamed(JavaClass some, String name) {
        return some.getName().equals("java.util." + name);
    }

    private static String place(JavaAccess<?> access) {
        return access.getSourceCodeLocation().toString().replaceAll("[()]", "");
    }

    private String program() {
        return conversation.side().word();
    }

    private Failure failure(
            ScriptLine line, String message, Optional<Misconception> name, Optional<Octets> found) {
        return new Failure(
                Optional.of(line),
                program(),
                Optional.empty(),
                found,
                Ended.CODE,
                name,
                message,
                Failure.ProgramState.NONE);
    }
}

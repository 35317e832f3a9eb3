package dev.chatlab.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How to start a program. Immutable.
 *
 * @param command words of the command; {@code {host}} and {@code {port}} in it stand for what it is
 *     told at launch
 * @param directory the folder it runs in
 * @param environment variables it gets on top of the grader's own
 * @param fixedPort the port it uses when it cannot be told one
 * @param java whether it runs in a JVM, whose threads can be looked at
 * @param sources names of its Java source files, such as {@code EchoServer.java}; empty when not a
 *     Java program
 * @param code its class files; empty when they were not made here
 */
public record LaunchPlan(
        Role role,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        OptionalInt fixedPort,
        boolean java,
        Set<String> sources,
        Optional<CompiledCode> code) {

    public LaunchPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        sources = Set.copyOf(sources);
    }

    /** Of a program whose class files were not made here. */
    public LaunchPlan(
            Role role,
            List<String> command,
            Path directory,
            Map<String, String> environment,
            OptionalInt fixedPort,
            boolean java,
            Set<String> sources) {
        this(role, command, directory, environment, fixedPort, java, sources, Optional.empty());
    }

    /**
     * The same plan with {@code {placeholder}} in its command replaced, as in {@code with("name",
     * "alice")}.
     */
    public LaunchPlan with(String placeholder, String value) {
        return withCommand(
                command.stream()
                        .map(word -> word.replace("{" + placeholder + "}", value))
                        .toList());
    }

    /** The same plan with each of these placeholders replaced. */
    public LaunchPlan with(Map<String, String> values) {
        LaunchPlan filled = this;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.with(value.getKey(), value.getValue());
        }
        return filled;
    }

    /** The same plan with other words as its command. */
    public LaunchPlan withCommand(List<String> words) {
        return new LaunchPlan(role, words, directory, environment, fixedPort, java, sources, code);
    }
}

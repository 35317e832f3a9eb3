package dev.chatlab.program;

import dev.chatlab.program.Program.Unusable.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The programs of a submission in Java: compiled once, and found by the names of their classes. */
final class JavaPrograms {
    private final Path folder;
    private final List<Path> sources;
    private final List<Path> libraries;
    private final Path classes;

    JavaPrograms(Path folder, List<Path> sources, List<Path> libraries, Path classes) {
        this.folder = folder;
        this.sources = sources;
        this.libraries = libraries;
        this.classes = classes;
    }

    Map<Role, Program> prepare(Supplier<List<ProgramName>> wanted) {
        JavaBuild.Result built = JavaBuild.compile(folder, sources, libraries, classes);
        Map<Role, Program> programs = new EnumMap<>(Role.class);
        for (ProgramName name : wanted.get()) {
            programs.put(name.role(), program(name, built));
        }
        return programs;
    }

    private Program program(ProgramName name, JavaBuild.Result built) {
        return switch (built) {
            case JavaBuild.Result.Compiled(var compiled) -> {
                Map<String, Path> candidates =
                        compiled.entrySet().stream()
                                .filter(entry ->
                                        simpleName(entry.getKey()).equals(name.className()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                yield switch (candidates.size()) {
                    case 0 -> notFound(name, compiled);
                    case 1 -> ready(name, candidates.keySet().iterator().next());
                    default -> ambiguous(name, candidates.values());
                };
            }
            case JavaBuild.Result.Failed(var messages) -> {
                // Two files of one name may be why it does not compile; that is what to say then.
                List<Path> twins =
                        sources.stream().filter(file -> file.endsWith(name.fileName())).toList();
                yield twins.size() > 1
                        ? ambiguous(name, twins)
                        : new Program.Unusable(
                                Reason.DOES_NOT_COMPILE, messages.getFirst(), messages);
            }
        };
    }

    private Program ready(ProgramName name, String mainClass) {
        List<String> command =
                QuickStart.command(
                        JavaBuild.classPath(classes, libraries), !libraries.isEmpty(), mainClass);
        command.addAll(name.placeholders());
        return new Program.Ready(
                new LaunchPlan(
                        name.role(),
                        command,
                        folder,
                        Surroundings.variables(),
                        OptionalInt.empty(),
                        true,
                        fileNames(sources),
                        Optional.of(new CompiledCode(classes, mainClass))));
    }

    private Program notFound(ProgramName name, Map<String, Path> compiled) {
        String asked =
                "the lab asks for " + name.fileName() + ", with the class " + name.className();
        String message =
                compiled.entrySet().stream()
                        .filter(entry ->
                                simpleName(entry.getKey()).equalsIgnoreCase(name.className()))
                        .findFirst()
                        .map(entry ->
                                "found the class "
                                        + simpleName(entry.getKey())
                                        + " in "
                                        + relative(entry.getValue())
                                        + "; "
                                        + asked
                                        + " (capital letters matter)")
                        .orElseGet(() ->
                                "there is no class "
                                        + name.className()
                                        + " in this folder; "
                                        + asked
                                        + " (or for a chatlab.yaml with a line \""
                                        + name.role().word()
                                        + ":\")");
        List<String> found =
                sources.stream().limit(10).map(file -> "found " + relative(file)).toList();
        return new Program.Unusable(Reason.NOT_FOUND, message, found);
    }

    private Program ambiguous(ProgramName name, Iterable<Path> candidates) {
        List<String> files = new ArrayList<>();
        candidates.forEach(file -> files.add(relative(file)));
        files.sort(null);
        String message =
                "there are "
                        + files.size()
                        + " classes "
                        + name.className()
                        + ": in "
                        + String.join(" and in ", files)
                        + "; remove all but one, or name the folder of one";
        return new Program.Unusable(Reason.AMBIGUOUS, message, files);
    }

    private String relative(Path file) {
        return folder.relativize(file).toString();
    }

    static Set<String> fileNames(List<Path> sources) {
        return sources.stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}

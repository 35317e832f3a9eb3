package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chatlab start}: a copy of a lab's starter. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Copies the starter of a lab into a folder, never over files that exist.",
        footer = {"", "For example:", "  ./chatlab start 1 my-echo"})
final class StartCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LabParameter lab = new LabParameter();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where to (default: the current folder); it is made if need be.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws Exception {
        Kit kit = Kit.find();
        Chapter chapter = lab.chapter(kit);
        Path starter = kit.starter(chapter.lab());
        if (!Files.isDirectory(starter)) {
            throw new Usage("this kit has no starter for " + chapter.lab());
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Usage(folder + " is a file: name a folder");
        }
        List<Path> files = files(starter);
        String inTheWay =
                files.stream()
                        .map(folder::resolve)
                        .filter(Files::exists)
                        .map(Path::toString)
                        .collect(Collectors.joining(", "));
        if (!inTheWay.isEmpty()) {
            throw new Usage("nothing was copied, because this exists already: " + inTheWay);
        }
        for (Path file : files) {
            copy(kit, starter.resolve(file), folder.resolve(file));
        }
        say(chapter, files);
        return 0;
    }

    /** The starter's files: its sources and its handout, not what only the kit's build needs. */
    private static List<Path> files(Path starter) throws IOException {
        try (Stream<Path> all = Files.walk(starter)) {
            return all.filter(Files::isRegularFile)
                    .map(starter::relativize)
                    .filter(file -> file.startsWith("src") || file.endsWith("README.md"))
                    .sorted()
                    .toList();
        }
    }

    /** The handout's links lead into the kit, so they have to be made to fit the new place. */
    private static void copy(Kit kit, Path from, Path to) throws IOException {
        Path target = to.toAbsolutePath();
        Path parent = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
        Files.createDirectories(parent);
        if (!from.endsWith("README.md")) {
            Files.copy(from, target);
            return;
        }
        Path here = parent.toRealPath();
        Path home = kit.home().toRealPath();
        String way =
                here.getRoot().equals(home.getRoot())
                        ? here.relativize(home).toString().replace('\\', '/')
                        : home.toUri().toString();
        Files.writeString(target, Files.readString(from).replace("](../../", "](" + way + "/"));
    }

    private void say(Chapter chapter, List<Path> files) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(chapter.title() + ": " + files.size() + " files");
        files.forEach(file -> out.println("  " + folder.resolve(file)));
        String where = folder.toString().isEmpty() ? "" : " " + folder;
        out.println("Begin with " + folder.resolve("README.md") + ". Then, as often as you like:");
        out.println("  ./chatlab check " + chapter.number() + where);
    }
}

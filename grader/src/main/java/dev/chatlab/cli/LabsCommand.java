package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.program.ProgramName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chatlab labs}: what there is, and how far a folder is. */
@Command(
        name = "labs",
        mixinStandardHelpOptions = true,
        description = "Lists the labs, and how far this folder is with each.",
        footer = {"", "For example:", "  ./chatlab labs", "  ./chatlab labs my-echo"})
final class LabsCommand implements Callable<Integer> {

    private static final int DEEP = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Your folder (default: the current one).")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws Exception {
        Kit kit = Kit.find();
        PrintWriter out = spec.commandLine().getOut();
        for (String lab : kit.labs()) {
            Chapter chapter = kit.chapter(lab);
            out.printf(
                    Locale.ROOT,
                    "%2s  %-18s %-34s %2d conversations, %3d points%n",
                    chapter.number(),
                    lab,
                    chapter.title().replaceFirst("^Lab \\d+: ", ""),
                    chapter.conversations().size(),
                    chapter.points());
            out.println("    " + progress(chapter));
        }
        return 0;
    }

    private String progress(Chapter chapter) {
        Optional<LastCheck> last = LastCheck.read(folder, chapter.lab());
        if (last.isPresent()) {
            return "this folder: " + last.get();
        }
        List<String> found =
                Kit.programs(chapter).stream()
                        .map(ProgramName::fileName)
                        .filter(this::holds)
                        .toList();
        return found.isEmpty()
                ? "this folder: not begun (./chatlab start " + chapter.number() + " FOLDER)"
                : "this folder: "
                        + String.join(", ", found)
                        + "; not checked yet (./chatlab check "
                        + chapter.number()
                        + ")";
    }

    /** A quick look; {@code check} looks more thoroughly. */
    private boolean holds(String file) {
        Path sources = folder.resolve("src");
        Path start = Files.isDirectory(sources) ? sources : folder;
        try (Stream<Path> found = Files.find(start, DEEP, (path, _) -> path.endsWith(file))) {
            return found.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}

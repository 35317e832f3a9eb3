package dev.chatlab.program;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the Java source files of a submission: under {@code src}, or else in the folder itself. */
final class JavaSources extends SimpleFileVisitor<Path> {
    private static final Set<String> NOT_SOURCES =
            Set.of("target", "build", "out", "bin", "node_modules", "__MACOSX");

    /** Someone may name their home folder by mistake. */
    private static final int TOO_MANY = 20_000;

    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private int seen;

    private JavaSources(Path root) {
        this.root = root;
    }

    /** All of them in a stable order; none when there are none. */
    static List<Path> find(Path folder) throws BadSubmission {
        Path src = folder.resolve("src");
        List<Path> inSrc = Files.isDirectory(src) ? walk(src) : List.of();
        return inSrc.isEmpty() ? walk(folder) : inSrc;
    }

    private static List<Path> walk(Path root) throws BadSubmission {
        JavaSources sources = new JavaSources(root);
        try {
            Files.walkFileTree(root, sources);
        } catch (IOException e) {
            throw new BadSubmission("the folder " + root + " cannot be read");
        }
        if (sources.seen > TOO_MANY) {
            throw new BadSubmission(
                    "there are more than "
                            + TOO_MANY
                            + " files in "
                            + root
                            + ": name the folder that your program is in");
        }
        return sources.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root) || !isLeftOut(folder)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        // Hidden ones are left behind by editors and by macOS: ._EchoServer.java is no Java.
        if (name.endsWith(".java") && !name.startsWith(".")) {
            found.add(file);
        }
        return ++seen > TOO_MANY ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isLeftOut(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(".")
                || NOT_SOURCES.contains(name)
                || folder.endsWith(Path.of("src", "test"));
    }
}

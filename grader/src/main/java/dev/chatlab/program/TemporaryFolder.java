package dev.chatlab.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of our own that is deleted when it is closed, or at the latest when the grader ends. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * A new one.
     *
     * @throws UncheckedIOException when there can be none
     */
    public static TemporaryFolder create() {
        try {
            TemporaryFolder folder =
                    new TemporaryFolder(Files.createTempDirectory("chatlab-").toRealPath());
            LastWill.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it, with all that is in it. */
    @Override
    public void close() {
        LastWill.remove(this);
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // A file that Windows still holds, or that is gone already: the system clears its
            // temporary files.
        }
    }
}

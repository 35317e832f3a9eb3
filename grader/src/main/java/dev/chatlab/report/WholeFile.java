package dev.chatlab.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file as a whole or not at all, in a folder where a program under test may write, too:
 * whoever reads it at any moment finds a whole one, and what a program has laid in its place or in
 * its way, a symbolic link or a pipe, is neither followed nor waited for.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes this text. A folder of that name is moved aside. */
    public static void write(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        // Nobody can guess the name, and nothing of that name is opened but what is made here.
        String random = UUID.randomUUID().toString();
        Path draft = folder.resolve("." + absolute.getFileName() + "." + random + ".part");
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(absolute, folder.resolve(absolute.getFileName() + ".aside-" + random));
            }
            try {
                Files.move(draft, absolute, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}

package dev.chatlab.cli;

import dev.chatlab.report.Report;
import dev.chatlab.report.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the last check of a folder found, kept in the folder itself so that {@code labs} can say how
 * far it is. It is a reminder for the student; no grade is ever read from it.
 *
 * @param at when that was
 */
record LastCheck(int points, int max, Instant at) {

    private static final Pattern NOTE = Pattern.compile("(\\d{1,6}) of (\\d{1,6}) points\\R?");

    private static final String FOLDER = ".chatlab";

    /** In bytes: a note is one line. */
    private static final int LONGEST = 100;

    static Optional<LastCheck> read(Path folder, String lab) {
        Path file = file(folder, lab);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || Files.isSymbolicLink(folder.resolve(FOLDER))) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            Matcher note = NOTE.matcher(Files.readString(file));
            if (!note.matches()) {
                return Optional.empty();
            }
            int points = Integer.parseInt(note.group(1));
            int max = Integer.parseInt(note.group(2));
            Instant at = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new LastCheck(points, max, at));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps this report. A folder that cannot be written is no reason to withhold a verdict. */
    static void keep(Report report) {
        Path file = file(report.folder(), report.chapter().lab());
        try {
            if (Files.isSymbolicLink(report.folder().resolve(FOLDER))) {
                return; // a program has laid it there: it leads to who knows where
            }
            Files.createDirectories(file.getParent());
            WholeFile.write(file, report.points() + " of " + report.max() + " points\n");
        } catch (IOException e) {
            // Then the next `labs` says that this folder was not checked yet.
        }
    }

    private static Path file(Path folder, String lab) {
        return folder.resolve(FOLDER).resolve(lab + ".txt");
    }

    @Override
    public String toString() {
        String when =
                DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ROOT)
                        .withZone(ZoneId.systemDefault())
                        .format(at);
        return points + " of " + max + " points at the last check (" + when + ")";
    }
}

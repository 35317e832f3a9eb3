package dev.chatlab.cli;

import dev.chatlab.report.JsonReport;
import dev.chatlab.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    private static final Pattern SUM = Pattern.compile("\"points\" : (\\d+),\\s*\"max\" : (\\d+)");
    private static final int HEAD = 400;

    static Optional<LastCheck> read(Path folder, String lab) {
        Path file = file(folder, lab);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            // The sum stands in the first lines. A JSON parser would cost more than all the rest
            // of the command, and a file that somebody has changed is only this folder's loss.
            String text = Files.readString(file);
            Matcher sum = SUM.matcher(text.substring(0, Math.min(HEAD, text.length())));
            FileTime time = Files.getLastModifiedTime(file);
            return sum.find()
                    ? Optional.of(
                            new LastCheck(
                                    Integer.parseInt(sum.group(1)),
                                    Integer.parseInt(sum.group(2)),
                                    time.toInstant()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Keeps this report. A folder that cannot be written is no reason to withhold a verdict. */
    static void keep(Report report) {
        Path file = file(report.folder(), report.chapter().lab());
        try {
            Files.createDirectories(file.getParent());
            JsonReport.write(report, file);
        } catch (IOException e) {
            // Then the next `labs` says that this folder was not checked yet.
        }
    }

    private static Path file(Path folder, String lab) {
        return folder.resolve(".chatlab").resolve(lab + ".json");
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

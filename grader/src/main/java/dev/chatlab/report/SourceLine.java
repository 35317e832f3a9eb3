package dev.chatlab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of the student's sources, as a stack trace names it.
 *
 * @param text the line itself; empty when the file cannot be read
 */
record SourceLine(String file, int number, String text) {

    private static final Pattern JAVA_FRAME =
            Pattern.compile(
                    "^\\s*at (?:([\\w.@-]+)/)?[\\w.$<>/]+\\(([\\w$]+\\.java):(\\d{1,9})\\)");
    private static final Pattern PYTHON_FRAME =
            Pattern.compile("^\\s*File \"([^\"]+)\", line (\\d{1,9})\\b");
    private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchronized\\b");
    private static final Pattern NO_CODE = Pattern.compile("[{}]*|//.*|/?\\*.*");
    private static final Pattern LOCK =
            Pattern.compile(
                    "\\bsynchronized\\s*\\(\\s*(?<monitor>[\\w.]+)\\s*\\)"
                            + "|(?<object>\\b[\\w.]+?)(?:\\.(?:read|write)Lock\\(\\))?"
                            + "\\.lock(?:Interruptibly)?\\(");
    private static final int DEEP = 8;

    /** Nobody writes a source file of so many bytes. */
    private static final long LONGEST = 4 * 1024 * 1024;

    /** The innermost line of the student's own in the last stack trace of an output. */
    static Optional<SourceLine> in(List<String> output, Path folder) {
        Optional<SourceLine> found = Optional.empty();
        boolean inTrace = false;
        for (String line : output) {
            Matcher java = JAVA_FRAME.matcher(line);
            Matcher python = PYTHON_FRAME.matcher(line);
            boolean javaFrame = java.find();
            if (javaFrame && java.group(1) == null && !inTrace) {
                Optional<SourceLine> own =
                        at(java.group(2), Integer.parseInt(java.group(3)), folder);
                inTrace = own.isPresent();
                found = own.isPresent() ? own : found;
            } else if (python.find()) {
                String name = python.group(1).replaceFirst(".*[/\\\\]", "");
                Optional<SourceLine> own = at(name, Integer.parseInt(python.group(2)), folder);
                found = own.isPresent() ? own : found;
            } else if (!javaFrame) {
                inTrace = false;
            }
        }
        return found;
    }

    /** This line of a file somewhere in the folder; empty when there is no such file. */
    static Optional<SourceLine> at(String file, int number, Path folder) {
        try (Stream<Path> files =
                Files.find(
                        folder,
                        DEEP,
                        (path, attributes) ->
                                attributes.isRegularFile()
                                        && attributes.size() <= LONGEST
                                        && String.valueOf(path.getFileName()).equals(file))) {
            return files.findFirst().map(path -> new SourceLine(file, number, read(path, number)));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String read(Path path, int number) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.skip(Math.max(0, number - 1)).findFirst().orElse("").strip();
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /**
     * The line that takes a lock, when a thread that waits for it stands at this one. A thread that
     * waits at {@code synchronized} is said to stand at the first line inside.
     */
    SourceLine takingTheLock(Path folder) {
        SourceLine line = this;
        while (line.number > 1
                && !SYNCHRONIZED.matcher(line.text).find()
                && (line.equals(this) || NO_CODE.matcher(line.text).matches())) {
            Optional<SourceLine> above = at(file, line.number - 1, folder);
            if (above.isEmpty()) {
                return this;
            }
            line = above.get();
        }
        return SYNCHRONIZED.matcher(line.text).find() ? line : this;
    }

    /** How this line names the lock that it takes, such as {@code clients}. */
    Optional<String> lock() {
        Matcher matcher = LOCK.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String monitor = matcher.group("monitor");
        String name = monitor == null ? matcher.group("object") : monitor;
        return Optional.of(name.replaceFirst("^this\\.", "")).filter(some -> !some.equals("this"));
    }

    /** {@code ChatServer.java:31}. */
    String place() {
        return file + ":" + number;
    }
}

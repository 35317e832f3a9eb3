package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.LabSettings;
import dev.chatlab.conversation.LabSettings.ProgramSpec;
import dev.chatlab.conversation.NotationException;
import dev.chatlab.conversation.Side;
import dev.chatlab.program.Libraries;
import dev.chatlab.program.ProgramName;
import dev.chatlab.program.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kit's own folder: where the chapters, the starters and the reference solutions are. */
final class Kit {

    private static final String CHAPTERS = "protocol-spec";

    private final Path home;

    private Kit(Path home) {
        this.home = home;
    }

    /** The kit that this program was built in: the nearest folder above it with the chapters. */
    static Kit find() throws Usage {
        Path start = ownLocation();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(CHAPTERS))) {
                return new Kit(folder);
            }
        }
        throw new Usage(
                "the kit's folder " + CHAPTERS + " is missing: looked for it above " + start);
    }

    private static Path ownLocation() {
        return Libraries.location(Kit.class);
    }

    Path home() {
        return home;
    }

    Path starter(String lab) {
        return home.resolve("labs").resolve(lab);
    }

    Path reference(String lab) {
        return home.resolve("reference-solution").resolve(lab);
    }

    /** The names of all labs, in their order: {@code lab1-echo}. */
    List<String> labs() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(CHAPTERS))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("lab\\d+-.*\\.md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList();
        }
    }

    /** The chapter of the lab with this number, name, or beginning of a name. */
    Chapter chapter(String wanted) throws Usage, IOException {
        return read(chapterFile(wanted));
    }

    /** Where that chapter is. */
    Path chapterFile(String wanted) throws Usage, IOException {
        String name = wanted.toLowerCase(Locale.ROOT);
        Optional<String> lab =
                labs().stream()
                        .filter(known ->
                                known.equals(name)
                                        || known.startsWith("lab" + name + "-")
                                        || known.startsWith(name + "-"))
                        .findFirst();
        if (lab.isEmpty()) {
            throw new Usage(
                    "there is no lab \""
                            + wanted
                            + "\"; there is: "
                            + labs().stream().map(Kit::numbered).collect(Collectors.joining(", ")));
        }
        return home.resolve(CHAPTERS).resolve(lab.get() + ".md");
    }

    /**
     * The lab whose program of this side understands this chapter's: its own if it has one, else
     * the nearest with the same wire, the earlier of two.
     */
    Chapter partner(Chapter chapter, Side side) throws Usage, IOException {
        if (chapter.settings().program(side).isPresent()) {
            return chapter;
        }
        List<String> labs = labs();
        int here = labs.indexOf(chapter.lab());
        List<String> nearest =
                labs.stream()
                        .sorted(Comparator.comparingInt(lab -> Math.abs(labs.indexOf(lab) - here)))
                        .toList();
        for (String lab : nearest) {
            Chapter other = read(home.resolve(CHAPTERS).resolve(lab + ".md"));
            if (other.settings().program(side).isPresent()
                    && other.settings().wire() == chapter.settings().wire()
                    && other.settings().insideTls() == chapter.settings().insideTls()) {
                return other;
            }
        }
        throw new Usage("this kit has no " + side.word() + " for " + chapter.lab());
    }

    /** Reads a chapter. */
    static Chapter read(Path file) throws Usage, IOException {
        try {
            return ChapterParser.parse(file);
        } catch (NotationException e) {
            throw new Usage("the chapter has mistakes:\n" + e.getMessage());
        }
    }

    private static String numbered(String lab) {
        return Chapter.number(lab) + " (" + lab + ")";
    }

    /** The programs that a chapter asks for. */
    static List<ProgramName> programs(Chapter chapter) {
        return Stream.of(Side.values())
                .flatMap(side ->
                        chapter.settings().program(side).stream()
                                .map(program -> programName(side, program)))
                .toList();
    }

    /** The jar files that a lab with these settings allows its Java programs to use. */
    static List<Path> libraries(LabSettings settings) {
        return Libraries.named(settings.libraries());
    }

    private static ProgramName programName(Side side, ProgramSpec program) {
        return new ProgramName(role(side), program.className(), program.arguments());
    }

    static Role role(Side side) {
        return side == Side.SERVER ? Role.SERVER : Role.CLIENT;
    }
}

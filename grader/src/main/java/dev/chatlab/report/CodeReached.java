package dev.chatlab.report;

import dev.chatlab.program.CodeLine;
import dev.chatlab.program.Coverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;

/** Which lines of a student's Java code were run, file by file. Immutable. */
final class CodeReached {

    private static final Pattern NO_CODE =
            Pattern.compile(
                    "[^\\p{L}\\d]*|\\s*([a-z-]+\\s+)*(class|record|enum|interface)\\s+\\w+.*\\{\\s*");

    private final IBundleCoverage bundle;
    private final List<Path> sources;
    private final Map<String, Set<Integer>> entered;
    private final Set<CodeLine> begun;

    private CodeReached(
            IBundleCoverage bundle,
            List<Path> sources,
            Map<String, Set<Integer>> entered,
            Set<CodeLine> begun) {
        this.bundle = bundle;
        this.sources = sources;
        this.entered = entered;
        this.begun = begun;
    }

    /**
     * Reads the class files and what was run of them.
     *
     * @param name what they are called together
     * @param sources the files that they were compiled from
     */
    static CodeReached of(Coverage coverage, String name, List<Path> sources) throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(coverage.data(), builder);
        for (Path classes : coverage.classes()) {
            analyzer.analyzeAll(classes.toFile());
        }
        IBundleCoverage bundle = builder.getBundle(name);
        return new CodeReached(
                bundle,
                List.copyOf(sources),
                entered(builder, coverage.classes()),
                coverage.begun());
    }

    /** As JaCoCo has it. */
    IBundleCoverage bundle() {
        return bundle;
    }

    /**
     * One source file.
     *
     * @param lines how many of its lines hold code
     * @param reached how many of them were run, be it in part
     * @param text all of its lines; none when it cannot be read
     */
    record File(String name, int lines, int reached, List<Range> unreached, List<String> text) {

        /** Whether nothing of it was run. */
        boolean isUntouched() {
            return reached == 0;
        }
    }

    /**
     * Lines that were not run, and between them at most some that hold no code.
     *
     * @param from the first of them, from 1
     * @param to the last of them
     * @param lines how many of them hold code
     */
    record Range(int from, int to, int lines) {}

    /** Every file that holds code, by name. */
    List<File> files() {
        return bundle.getPackages().stream()
                .flatMap(some -> some.getSourceFiles().stream())
                .map(this::file)
                .filter(file -> file.lines() > 0)
                .sorted(Comparator.comparing(File::name))
                .toList();
    }

    private File file(ISourceFileCoverage file) {
        List<String> text = lines(file);
        Set<Integer> unfinished =
                entered.getOrDefault(key(file.getPackageName(), file.getName()), Set.of());
        List<Range> ranges = new ArrayList<>();
        int lines = 0;
        int reached = 0;
        boolean open = false;
        for (int number = file.getFirstLine(); number <= file.getLastLine(); number++) {
            int status = file.getLine(number).getStatus();
            if (status == ICounter.EMPTY || isNoCode(text, number)) {
                continue;
            }
            lines++;
            if (status != ICounter.NOT_COVERED
                    || unfinished.contains(number)
                    || begun.contains(new CodeLine(file.getName(), number))) {
                reached++;
                open = false;
            } else if (open) {
                Range before = ranges.removeLast();
                ranges.add(new Range(before.from(), number, before.lines() + 1));
            } else {
                ranges.add(new Range(number, number, 1));
                open = true;
            }
        }
        return new File(file.getName(), lines, reached, ranges, text);
    }

    /**
     * The end of a method is code to the compiler, and so is the head of a class without a
     * constructor; to a person they are not.
     */
    private static boolean isNoCode(List<String> text, int number) {
        return number <= text.size() && NO_CODE.matcher(text.get(number - 1)).matches();
    }

    /** By source file, of all classes that were compiled from it. */
    private static Map<String, Set<Integer>> entered(CoverageBuilder builder, Set<Path> folders)
            throws IOException {
        Map<String, Set<Integer>> entered = new HashMap<>();
        for (IClassCoverage some : builder.getClasses()) {
            Optional<Path> classFile =
                    folders.stream()
                            .map(folder -> folder.resolve(some.getName() + ".class"))
                            .filter(Files::exists)
                            .findFirst();
            if (classFile.isPresent()) {
                entered.computeIfAbsent(
                                key(some.getPackageName(), some.getSourceFileName()),
                                _ -> new HashSet<>())
                        .addAll(
                                EnteredLines.of(
                                        Files.readAllBytes(classFile.get()),
                                        line ->
                                                some.getLine(line).getStatus()
                                                        == ICounter.FULLY_COVERED));
            }
        }
        return entered;
    }

    /** The file of this name; where there are several, the one that lies as its package says. */
    Optional<Path> source(String packageName, String name) {
        Path inPackage = Path.of(packageName).resolve(name);
        return sources.stream()
                .filter(path -> path.endsWith(name))
                .max(Comparator.comparing(path -> path.endsWith(inPackage)));
    }

    /** Whatever is no UTF-8 in it is shown as such, and no reason to fail. */
    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private List<String> lines(ISourceFileCoverage file) {
        Optional<Path> path = source(file.getPackageName(), file.getName());
        try {
            return path.isPresent() ? text(path.get()).lines().toList() : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String key(String packageName, String file) {
        return packageName + "/" + file;
    }
}

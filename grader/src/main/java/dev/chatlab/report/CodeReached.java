package dev.chatlab.report;

import dev.chatlab.program.Coverage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.IPackageCoverage;
import org.jacoco.core.analysis.ISourceFileCoverage;

/** Which lines of a student's Java code were run, file by file. Immutable. */
final class CodeReached {

    private final IBundleCoverage bundle;
    private final List<Path> sources;

    private CodeReached(IBundleCoverage bundle, List<Path> sources) {
        this.bundle = bundle;
        this.sources = sources;
    }

    /**
     * Reads the class files and what was run of them.
     *
     * @param sources the files that they were compiled from
     */
    static CodeReached of(Coverage coverage, String name, List<Path> sources) throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(coverage.data(), builder);
        for (Path classes : coverage.classes()) {
            analyzer.analyzeAll(classes.toFile());
        }
        return new CodeReached(builder.getBundle(name), List.copyOf(sources));
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
     * @param path empty when the file is not there any more
     */
    record File(String name, int lines, int reached, List<Range> unreached, Optional<Path> path) {

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
                .flatMap(some -> some.getSourceFiles().stream().map(file -> file(some, file)))
                .filter(file -> file.lines() > 0)
                .sorted(Comparator.comparing(File::name))
                .toList();
    }

    private File file(IPackageCoverage folder, ISourceFileCoverage file) {
        ICounter lines = file.getLineCounter();
        return new File(
                file.getName(),
                lines.getTotalCount(),
                lines.getCoveredCount(),
                unreached(file),
                source(folder.getName(), file.getName()));
    }

    private static List<Range> unreached(ISourceFileCoverage file) {
        List<Range> ranges = new ArrayList<>();
        boolean open = false;
        for (int number = file.getFirstLine(); number <= file.getLastLine(); number++) {
            int status = file.getLine(number).getStatus();
            if (status == ICounter.NOT_COVERED && open) {
                Range before = ranges.removeLast();
                ranges.add(new Range(before.from(), number, before.lines() + 1));
            } else if (status == ICounter.NOT_COVERED) {
                ranges.add(new Range(number, number, 1));
            }
            open = status == ICounter.NOT_COVERED || open && status == ICounter.EMPTY;
        }
        return ranges;
    }

    /** The file of this name; where there are several, the one that lies as its package says. */
    Optional<Path> source(String packageName, String name) {
        Path inPackage = Path.of(packageName).resolve(name);
        return sources.stream()
                .filter(path -> path.endsWith(name))
                .max(Comparator.comparing(path -> path.endsWith(inPackage)));
    }
}

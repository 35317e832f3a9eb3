package dev.chatlab.report;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.ISourceFileLocator;
import org.jacoco.report.html.HTMLFormatter;
import org.jspecify.annotations.Nullable;

/** Coverage as web pages: JaCoCo's own, with the student's lines in green, yellow and red. */
final class CoveragePages {

    private static final int TAB = 4;

    private CoveragePages() {}

    /**
     * Writes them.
     *
     * @return the page to begin with
     */
    static Path write(CodeReached reached, Path folder) throws IOException {
        HTMLFormatter formatter = new HTMLFormatter();
        formatter.setLocale(Locale.ENGLISH);
        formatter.setOutputEncoding(StandardCharsets.UTF_8.name());
        formatter.setFooterText(
                "Green: was run. Yellow: in part. Red: was not run, or did not come to its end, as"
                        + " System.exit.");
        IReportVisitor visitor =
                formatter.createVisitor(new FileMultiReportOutput(folder.toFile()));
        visitor.visitInfo(List.of(), List.of());
        visitor.visitBundle(reached.bundle(), new Sources(reached));
        visitor.visitEnd();
        return folder.resolve("index.html");
    }

    private record Sources(CodeReached reached) implements ISourceFileLocator {

        @Override
        public @Nullable Reader getSourceFile(String packageName, String fileName)
                throws IOException {
            Optional<Path> path = reached.source(packageName, fileName);
            // Null is how this interface says that there is none.
            return path.isPresent() ? reader(path.get()) : null;
        }

        private static Reader reader(Path file) throws IOException {
            return new StringReader(CodeReached.text(file));
        }

        @Override
        public int getTabWidth() {
            return TAB;
        }
    }
}

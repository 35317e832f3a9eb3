package dev.chatlab.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.report.Report;
import dev.chatlab.run.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whoever comes with empty hands earns nothing: programs that connect or listen, and do nothing
 * that a lab asks for.
 */
class EmptyHandedTest {

    @TempDir private Path folder;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> a_program_that_does_nothing_of_what_is_asked_passes_nothing() {
        return EmptyHanded.all().stream()
                .map(program -> dynamicTest(program.toString(), () -> judge(program)));
    }

    private void judge(EmptyHanded program) throws Exception {
        Path mine =
                Files.createDirectories(folder.resolve(program.toString().replaceAll("\\W+", "-")));
        Report report = program.grade(mine);
        assertThat(EmptyHanded.passed(report)).isEqualTo(program.mayPass());
        assertThat(report.count(Verdict.ERROR)).as("errors").isZero();
    }
}

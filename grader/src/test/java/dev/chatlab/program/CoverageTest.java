package dev.chatlab.program;

import static dev.chatlab.program.Samples.SERVER;
import static dev.chatlab.program.Samples.awaitPrinted;
import static dev.chatlab.program.Samples.ready;
import static dev.chatlab.program.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

    private static final String SERVER_WITH_TWO_WAYS =
            """
            class EchoServer {
                public static void main(String[] args) throws Exception {
                    System.out.println("ready");
                    if (System.in.read() == 'a') {
                        System.out.println("one way");
                    } else {
                        System.out.println("the other");
                    }
                    while (System.in.read() != -1) {
                    }
                    System.out.println("over");
                }
            }
            """;

    @TempDir private Path folder;

    private final Coverage coverage = new Coverage();

    @Test
    void what_a_program_has_run_before_it_is_killed_is_known() throws Exception {
        write(folder, "EchoServer.java", SERVER_WITH_TWO_WAYS);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER))) {
            try (RunningProgram program = launch(submission)) {
                program.type(new byte[] {'a'});
                awaitPrinted(program, "one way");
            }
            assertThat(isReached(5)).isTrue();
            assertThat(isReached(7)).isFalse();
            assertThat(isReached(11)).isFalse();
            assertThat(coverage.silent()).isZero();
        }
    }

    @Test
    void a_program_that_ends_by_itself_has_told_before() throws Exception {
        write(folder, "EchoServer.java", SERVER_WITH_TWO_WAYS);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER))) {
            try (RunningProgram program = launch(submission)) {
                program.type(new byte[] {'b'});
                program.endInput();
                assertThat(program.exit().get(1, TimeUnit.MINUTES)).isZero();
            }
            assertThat(isReached(7)).isTrue();
            assertThat(isReached(11)).isTrue();
            assertThat(isReached(5)).isFalse();
        }
    }

    @Test
    void what_several_starts_have_run_is_taken_together() throws Exception {
        write(folder, "EchoServer.java", SERVER_WITH_TWO_WAYS);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER))) {
            for (String way : List.of("a", "b")) {
                try (RunningProgram program = launch(submission)) {
                    program.type(way.getBytes(StandardCharsets.US_ASCII));
                    awaitPrinted(program, way.equals("a") ? "one way" : "the other");
                }
            }
            assertThat(isReached(5)).isTrue();
            assertThat(isReached(7)).isTrue();
        }
    }

    @Test
    void what_comes_after_the_conversation_does_not_count() throws Exception {
        String source =
                SERVER_WITH_TWO_WAYS.replace(
                        "\"over\");", "\"over\");\n        Thread.currentThread().join();");
        write(folder, "EchoServer.java", source);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER))) {
            try (RunningProgram program = launch(submission)) {
                program.type(new byte[] {'a'});
                awaitPrinted(program, "one way");
                program.curtain();
                program.endInput();
                awaitPrinted(program, "over");
            }
            assertThat(isReached(5)).isTrue();
            assertThat(isReached(11)).isFalse();
        }
    }

    @Test
    void nobody_who_looks_at_the_program_notices_much() throws Exception {
        write(folder, "EchoServer.java", SERVER_WITH_TWO_WAYS);
        try (Submission submission = Submission.prepare(folder, List.of(SERVER));
                RunningProgram program = launch(submission)) {
            awaitPrinted(program, "ready");
            assertThat(program.output().text(Output.Stream.OUT)).isEqualTo("ready\n");
            assertThat(program.output().text(Output.Stream.ERR)).isEmpty();
            assertThat(program.listensElsewhere()).isEmpty();
            assertThat(program.threads()).map(ThreadPosition::thread).containsExactly("main");
        }
    }

    @Test
    void a_program_in_another_language_is_started_as_it_is() throws Exception {
        LaunchPlan plan = Samples.plan(folder, "cat");
        try (RunningProgram program =
                coverage.watch(new ProcessLauncher()).launch(plan, "127.0.0.1", 1)) {
            assertThat(program).isInstanceOf(LocalProgram.class);
        }
        assertThat(coverage.classes()).isEmpty();
    }

    private RunningProgram launch(Submission submission) throws Exception {
        return coverage.watch(new ProcessLauncher()).launch(ready(submission), "127.0.0.1", 1);
    }

    private boolean isReached(int line) throws Exception {
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(coverage.data(), builder);
        for (Path classes : coverage.classes()) {
            analyzer.analyzeAll(classes.toFile());
        }
        ISourceFileCoverage file = builder.getSourceFiles().iterator().next();
        return file.getLine(line).getStatus() != ICounter.NOT_COVERED
                || coverage.begun().contains(new CodeLine("EchoServer.java", line));
    }
}

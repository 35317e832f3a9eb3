import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every conversation of this lab, as a test of its own. Run it in your IDE as often as you like. It
 * asks the grader what {@code ./chatlab check} would say, so the verdicts are the same.
 */
class ConversationsTest {

    @TestFactory
    Stream<DynamicTest> conversations() throws Exception {
        Path lab = lab();
        return check(lab).get("conversations").valueStream()
                .map(conversation ->
                        dynamicTest(
                                conversation.get("title").asString(),
                                () -> judge(conversation, lab)));
    }

    private static void judge(JsonNode conversation, Path lab) {
        switch (conversation.get("verdict").asString()) {
            case "pass" -> {}
            case "fail" -> fail(explain(conversation, lab));
            default -> abort(conversation.path("reason").asString("it was not judged"));
        }
    }

    private static String explain(JsonNode conversation, Path lab) {
        JsonNode failure = conversation.get("failure");
        List<String> lines = new ArrayList<>();
        lines.add(conversation.get("title").asString());
        lines.add("  " + failure.get("message").asString());
        for (String part : List.of("step", "expected", "actual", "diagnosis")) {
            if (!failure.get(part).isNull()) {
                lines.add("  %-10s %s".formatted(part, failure.get(part).asString()));
            }
        }
        lines.add(
                "  more       ./chatlab check %1$s labs/%1$s --only %2$s"
                        .formatted(lab.getFileName(), conversation.get("id").asString()));
        return String.join("\n", lines);
    }

    /** What the grader says about the programs in this lab's folder. */
    private static JsonNode check(Path lab) throws Exception {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path kit = lab.getParent().getParent();
        Process check =
                new ProcessBuilder(
                                kit.resolve(windows ? "chatlab.cmd" : "chatlab").toString(),
                                "check",
                                lab.getFileName().toString(),
                                lab.toString(),
                                "--json",
                                "-")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        byte[] verdict = check.getInputStream().readAllBytes();
        if (verdict.length == 0) {
            fail("the grader has given no verdict: see above (exit code " + check.waitFor() + ")");
        }
        return JsonMapper.shared().readTree(verdict);
    }

    /** The folder of the module that this class was compiled in. */
    private static Path lab() throws Exception {
        Path classes =
                Path.of(
                        ConversationsTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        Path folder = classes;
        while (!new File(folder.toFile(), "pom.xml").exists()) {
            folder = folder.getParent();
        }
        return folder;
    }
}

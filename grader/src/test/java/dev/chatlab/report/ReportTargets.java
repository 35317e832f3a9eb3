package dev.chatlab.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.fuzz.Mutations;
import dev.chatlab.fuzz.Target;
import dev.chatlab.run.Octets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What shows a program's bytes to a person: nothing of them reaches the terminal as it is. */
public final class ReportTargets {

    private static final List<String> TRACES =
            List.of(
                    "Exception in thread \"main\" java.lang.Error\n\tat Chat.main(Chat.java:11)\n",
                    "Traceback:\n  File \"server.py\", line 12, in <module>\n    serve()\n",
                    "\tat java.base/java.lang.Thread.run(Thread.java:1)\n\tat a.b.C$1.<init>(NoSuchTarget.java:3)\n");

    private static final Path NOWHERE = Path.of("src", "test", "resources", "cards");

    private ReportTargets() {}

    public static List<Target> all() {
        return List.of(
                new Target("bytes on a card", ReportTargets::show),
                new Target(
                        "stack trace on a card",
                        random ->
                                SourceLine.in(
                                        Mutations.of(Mutations.one(TRACES, random), random)
                                                .lines()
                                                .toList(),
                                        NOWHERE)));
    }

    private static void show(RandomGenerator random) {
        byte[] bytes =
                random.nextBoolean()
                        ? Mutations.bytes(300, random)
                        : Mutations.of(
                                Mutations.of("Grüße 👋 hello", random).getBytes(UTF_8), random);
        Octets came = Octets.of(bytes);
        Octets wanted = Octets.of(Mutations.of(bytes, random));
        Visible visible = Visible.of(came);
        check(visible.text(0, visible.signs().size()));
        check(Visible.beginning(came, 20, " …"));
        check(Visible.line(new String(bytes, UTF_8)));
        Comparison.lines(Optional.of(wanted), Optional.of(came)).forEach(ReportTargets::check);
        if (visible.bytes() != bytes.length) {
            throw new AssertionError("some bytes are not shown");
        }
    }

    private static void check(String shown) {
        shown.codePoints()
                .filter(c ->
                        switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.SURROGATE,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR ->
                                    true;
                            default -> false;
                        })
                .findAny()
                .ifPresent(c -> {
                    throw new AssertionError("it shows U+" + Integer.toHexString(c));
                });
    }
}

package dev.chatlab.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.fuzz.Mutations;
import dev.chatlab.fuzz.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The notation's parser: it reads a page, or says what is wrong at a place inside the page. */
public final class NotationTargets {

    private static final Path SPECIFICATION = Path.of("..", "protocol-spec");
    private static final String START = "(?m)^(?=## )";
    private static final List<String> CHAPTERS = chapters();

    /** What comes before the first case: settings, joining, crowd. */
    private static final List<String> HEADS =
            CHAPTERS.stream().map(page -> page.split(START, -1)[0]).toList();

    private static final List<String> SECTIONS =
            CHAPTERS.stream().flatMap(page -> Stream.of(page.split(START, -1)).skip(1)).toList();

    /** Every line form there is, as it is used. */
    private static final List<String> LINES =
            CHAPTERS.stream()
                    .flatMap(page -> Stream.of(page.split("```", -1)).skip(1))
                    .flatMap(String::lines)
                    .filter(line -> !line.isBlank())
                    .distinct()
                    .toList();

    private static final List<String> WORDS =
            LINES.stream()
                    .flatMap(line -> Stream.of(line.split("(?<= )|(?= )", -1)))
                    .distinct()
                    .toList();

    private NotationTargets() {}

    public static List<Target> all() {
        return List.of(
                new Target("notation: chapters, mutated", random -> read(mutated(random))),
                new Target("notation: lines and words, shuffled", random -> read(shuffled(random))),
                new Target(
                        "notation: random bytes",
                        random -> read(new String(Mutations.bytes(400, random), UTF_8))),
                new Target("notation: pages of one's own", NotationTargets::readMore));
    }

    private static List<String> chapters() {
        try (Stream<Path> pages = Files.list(SPECIFICATION)) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .map(page -> {
                        try {
                            return Files.readString(page);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mutated(RandomGenerator random) {
        String head = Mutations.one(HEADS, random);
        String lab = head.replaceFirst("(?s)^.*?(?=```lab)", "# A page\n\n");
        String page =
                (lab.length() < 3000 ? lab : Pages.around("alice connects"))
                        + Mutations.one(SECTIONS, random);
        return Mutations.of(page, random);
    }

    private static String shuffled(RandomGenerator random) {
        List<String> pool = random.nextInt(3) == 0 ? WORDS : LINES;
        String glue = pool.equals(WORDS) && random.nextBoolean() ? "" : "\n";
        String script =
                IntStream.range(0, 1 + random.nextInt(12))
                        .mapToObj(_ -> Mutations.one(pool, random))
                        .map(line -> random.nextInt(4) == 0 ? Mutations.of(line, random) : line)
                        .collect(Collectors.joining(glue));
        return switch (random.nextInt(4)) {
            case 0 -> Pages.withJoining(List.of(script.split("\n", -1)), "alice joins", script);
            case 1 -> Pages.withSettings(script.split("\n", -1));
            default -> Pages.around(script);
        };
    }

    private static void readMore(RandomGenerator random) throws NotationException {
        Chapter chapter = ChapterParser.parse("page.md", Pages.around("alice connects"));
        String page = Mutations.of("# More\n\n" + Mutations.one(SECTIONS, random), random);
        try {
            ChapterParser.parseMore(chapter, "more.md", page);
        } catch (NotationException e) {
            check(e, page);
        }
    }

    private static void read(String page) throws NotationException {
        try {
            Chapter chapter = ChapterParser.parse("page.md", page);
            for (Conversation conversation : chapter.conversations()) {
                Printer.print(conversation.script());
            }
        } catch (NotationException e) {
            check(e, page);
        }
    }

    /** It names places of this page, in their order, and says something at each. */
    private static void check(NotationException refused, String page) {
        int lines = Math.max(1, (int) page.lines().count());
        int last = 0;
        for (Mistake mistake : refused.mistakes()) {
            if (mistake.line() < Math.max(1, last)
                    || mistake.line() > lines
                    || mistake.column() < 1) {
                throw new AssertionError(
                        "a place outside the page of " + lines + " lines: " + mistake, refused);
            }
            last = mistake.line();
        }
        if (refused.mistakes().isEmpty()) {
            throw new AssertionError("refused, and no mistake is named");
        }
    }
}

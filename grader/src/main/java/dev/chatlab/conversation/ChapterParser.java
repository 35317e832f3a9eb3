package dev.chatlab.conversation;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.LabSettings.JoiningLine;
import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a chapter of the specification: Markdown whose fenced {@code conversation} blocks are the
 * graded cases and whose {@code lab} block says how its programs are started. A parser reads one
 * page and is thrown away.
 */
public final class ChapterParser {

    private static final Pattern INFO =
            Pattern.compile("conversation (\\d{1,4}) points?(?:, after (\\S+))?");
    private static final Pattern INCLUDE =
            Pattern.compile("include (server|client) of (\\S+\\.md)(?:, after (\\S+))?");
    private static final String INCLUDE_ACCEPTED =
            "include server of lab6-json.md, or: include client of lab6-json.md, after id-of-an-earlier-one";
    private static final String INFO_ACCEPTED =
            "conversation 2 points, or: conversation 2 points, after id-of-an-earlier-one";

    private static final String FENCE = "```";
    private static final String LAB = "lab";

    private final String file;
    private final Optional<Path> folder;
    private final String markdown;
    private final List<String> lines;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Conversation> conversations = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();

    private LabSettings settings = LabSettings.NONE;
    private boolean settled;
    private String title = "";
    private String heading = "";
    private boolean repeated;
    private String explanation = "";
    private String latest = "";

    private ChapterParser(String file, Optional<Path> folder, String markdown) {
        this.file = file;
        this.folder = folder;
        this.markdown = markdown;
        this.lines = markdown.lines().toList();
    }

    /**
     * Reads a chapter from its file.
     *
     * @throws NotationException with every mistake in the page
     */
    public static Chapter parse(Path file) throws IOException, NotationException {
        return new ChapterParser(
                        file.getFileName().toString(),
                        Optional.ofNullable(file.toAbsolutePath().getParent()),
                        withoutMark(Files.readString(file)))
                .chapter();
    }

    /**
     * Reads a chapter that includes no other.
     *
     * @param file the page's name, for messages; without {@code .md} it is the lab's name
     * @throws NotationException with every mistake in the page
     */
    public static Chapter parse(String file, String markdown) throws NotationException {
        return new ChapterParser(file, Optional.empty(), withoutMark(markdown)).chapter();
    }

    /**
     * What a chapter's first lab block says, without reading the rest. Mistakes are left to whoever
     * reads all of it.
     */
    public static LabSettings settings(Path file) throws IOException {
        List<PageLine> block = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            if (inside && line.startsWith(FENCE)) {
                break;
            }
            if (inside) {
                block.add(new PageLine(0, line));
            }
            inside |= line.strip().equals(FENCE + LAB);
        }
        return new SettingsParser(
                        file.toString(),
                        Optional.ofNullable(file.toAbsolutePath().getParent()),
                        new ArrayList<>())
                .parse(block);
    }

    /**
     * Reads a page with more conversations for a chapter. They may build on the chapter's own; its
     * lab block holds as long as the page has none.
     *
     * @param file the page's name, for messages and for whoever looks for the explanation
     * @return the chapter with the page's conversations behind its own
     * @throws NotationException with every mistake in the page
     */
    public static Chapter parseMore(Chapter chapter, String file, String markdown)
            throws NotationException {
        ChapterParser parser = new ChapterParser(file, Optional.empty(), withoutMark(markdown));
        parser.settings = chapter.settings();
        parser.settled = true;
        for (Conversation known : chapter.conversations()) {
            parser.anchors.add(known.id());
            parser.conversations.put(known.id(), known);
            parser.order.add(known.id());
        }
        return new Chapter(chapter.lab(), chapter.title(), chapter.settings(), parser.readAll());
    }

    private static String withoutMark(String markdown) {
        return markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown;
    }

    private Chapter chapter() throws NotationException {
        List<Conversation> all = readAll();
        String lab = file.endsWith(".md") ? file.substring(0, file.length() - 3) : file;
        return new Chapter(lab, title, settings, all);
    }

    private List<Conversation> readAll() throws NotationException {
        Node page =
                Parser.builder()
                        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                        .build()
                        .parse(markdown);
        for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
            read(node);
        }
        if (!mistakes.isEmpty()) {
            throw new NotationException(
                    mistakes.stream()
                            .sorted(
                                    Comparator.comparingInt(Mistake::line)
                                            .thenComparingInt(Mistake::column))
                            .toList());
        }
        return order.stream().map(conversations::get).toList();
    }

    private void read(Node node) {
        switch (node) {
            case Heading _ -> {
                heading = words(node).strip();
                repeated = !anchors.add(Anchor.of(heading));
                title = title.isEmpty() ? heading : title;
                explanation = "";
                latest = "";
            }
            case Paragraph _ -> explanation = source(node);
            case FencedCodeBlock block -> read(block);
            case BlockQuote quote -> readHints(quote);
            default -> {}
        }
    }

    private void read(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        if (info.equals(LAB)) {
            settings = new SettingsParser(file, folder, mistakes).parse(body(block));
            settled = true;
        } else if (info.equals("joining")) {
            readJoining(block);
        } else if (info.startsWith("conversation")) {
            readConversation(block, info);
        } else if (info.startsWith("include")) {
            include(block, info);
        }
    }

    /** The conversations of another chapter, as they stand there, with the settings of this one. */
    private void include(FencedCodeBlock block, String info) {
        int line = firstLine(block);
        Matcher matcher = INCLUDE.matcher(info);
        if (!matcher.matches()) {
            mistake(line, column(line, "include"), "this includes nothing", INCLUDE_ACCEPTED);
            return;
        }
        String other = matcher.group(2);
        Optional<Path> page = folder.map(here -> here.resolve(other)).filter(Files::isReadable);
        if (page.isEmpty()) {
            mistake(
                    line,
                    column(line, other),
                    "there is no page " + other,
                    "a page beside this one");
            return;
        }
        Optional<String> after = after(line, Optional.ofNullable(matcher.group(3)));
        Side side = matcher.group(1).equals(Side.SERVER.word()) ? Side.SERVER : Side.CLIENT;
        try {
            parse(page.get()).conversations().stream()
                    .filter(conversation -> conversation.side() == side)
                    .forEach(conversation -> include(line, conversation, after));
        } catch (NotationException e) {
            mistakes.addAll(e.mistakes());
        } catch (IOException e) {
            mistake(line, column(line, other), other + " cannot be read", "a readable page");
        }
    }

    private void include(int line, Conversation c, Optional<String> after) {
        Conversation included =
                new Conversation(
                        c.id(),
                        c.title(),
                        c.explanation(),
                        c.points(),
                        c.after().or(() -> after),
                        settings,
                        c.script(),
                        c.hints(),
                        c.page());
        if (conversations.putIfAbsent(c.id(), included) == null) {
            order.add(c.id());
        } else {
            mistake(
                    line,
                    1,
                    "there is a conversation named " + c.id() + " already",
                    "another heading for that one");
        }
    }

    /** The earlier conversation that has to pass first. */
    private Optional<String> after(int line, Optional<String> after) {
        after.filter(earlier -> !conversations.containsKey(earlier))
                .ifPresent(earlier ->
                        mistake(
                                line,
                                column(line, earlier),
                                "no earlier conversation is named " + earlier,
                                order.isEmpty()
                                        ? "no after: this is the first"
                                        : String.join(", ", order)));
        return after;
    }

    private void readJoining(FencedCodeBlock block) {
        List<JoiningLine> joining =
                ScriptParser.withoutComments(body(block)).stream()
                        .map(line -> new JoiningLine(line.number(), line.text()))
                        .toList();
        int line = firstLine(block);
        if (joining.isEmpty()) {
            mistake(line, 1, "joining takes at least one step", "{name} connects");
            return;
        }
        // A mistake in it is one of the block, and not of everybody who joins.
        int before = mistakes.size();
        List<PageLine> somebody =
                joining.stream()
                        .map(step ->
                                new PageLine(
                                        step.number(), step.text().replace("{name}", "somebody")))
                        .toList();
        new ScriptParser(file, List.of(), mistakes).parseJoining(somebody, "somebody");
        settings =
                settings.withJoining(
                        mistakes.size() == before
                                ? joining
                                : List.of(new JoiningLine(line, "{name} connects")));
    }

    private void readConversation(FencedCodeBlock block, String info) {
        int line = firstLine(block);
        Matcher matcher = INFO.matcher(info);
        if (block.getClosingFenceLength() == null) {
            mistake(line, 1, "the conversation never ends", "a closing fence behind its last line");
            return;
        }
        if (!matcher.matches()) {
            mistake(
                    line,
                    column(line, "conversation"),
                    "this does not say what the conversation is worth",
                    INFO_ACCEPTED);
            return;
        }
        String id = Anchor.of(heading);
        if (!settled) {
            mistake(
                    line,
                    1,
                    "the page has not said how its programs are started",
                    "a lab block before this one");
        }
        if (id.isEmpty()) {
            mistake(line, 1, "no heading names this conversation", "a heading with words above it");
        } else if (conversations.containsKey(id)) {
            mistake(
                    line,
                    1,
                    "there is a conversation named " + id + " already",
                    "a heading of its own for each conversation");
        } else if (repeated) {
            mistake(
                    line,
                    1,
                    "there is a heading named " + id + " already",
                    "a heading of its own for each conversation");
        }
        Optional<String> after = after(line, Optional.ofNullable(matcher.group(2)));
        int before = mistakes.size();
        List<ScriptLine> script =
                new ScriptParser(file, settings.joining(), mistakes).parse(body(block), line);
        Conversation conversation =
                new Conversation(
                        id,
                        heading,
                        explanation,
                        Integer.parseInt(matcher.group(1)),
                        after,
                        settings,
                        script,
                        List.of(),
                        file);
        if (settled && mistakes.size() == before) {
            new ScriptRules(file, mistakes).check(conversation);
        }
        conversations.put(id, conversation);
        order.add(id);
        latest = id;
    }

    /** A quotation behind a conversation whose lines begin with {@code Hint:}. */
    private void readHints(BlockQuote quote) {
        String text =
                lines(quote).stream()
                        .map(line -> line.text().replaceFirst("^\\s*>\\s?", ""))
                        .collect(Collectors.joining("\n"));
        if (!text.startsWith("Hint:") || latest.isEmpty()) {
            return;
        }
        Stream<String> hints =
                Pattern.compile("(?m)^Hint:")
                        .splitAsStream(text)
                        .map(hint -> hint.replaceAll("\\s+", " ").strip())
                        .filter(hint -> !hint.isEmpty());
        conversations.computeIfPresent(latest, (_, conversation) -> withHints(conversation, hints));
    }

    private static Conversation withHints(Conversation c, Stream<String> more) {
        List<String> hints = Stream.concat(c.hints().stream(), more).toList();
        return new Conversation(
                c.id(),
                c.title(),
                c.explanation(),
                c.points(),
                c.after(),
                c.settings(),
                c.script(),
                hints,
                c.page());
    }

    /** A line of the page. The parsers of blocks read these, so that columns are the page's own. */
    record PageLine(int number, String text) {}

    private List<PageLine> lines(Node node) {
        return node.getSourceSpans().stream()
                .map(span -> span.getLineIndex())
                .map(index -> new PageLine(index + 1, lines.get(index)))
                .toList();
    }

    private List<PageLine> body(FencedCodeBlock block) {
        List<PageLine> all = lines(block);
        boolean closed = block.getClosingFenceLength() != null;
        return all.subList(1, closed ? all.size() - 1 : all.size());
    }

    private String source(Node node) {
        return lines(node).stream().map(PageLine::text).collect(Collectors.joining("\n"));
    }

    /** A heading's text as a reader sees it, without its markup. */
    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            words.append(
                    switch (child) {
                        case org.commonmark.node.Text text -> text.getLiteral();
                        case Code code -> code.getLiteral();
                        case SoftLineBreak _ -> " ";
                        default -> words(child);
                    });
        }
        return words.toString();
    }

    private int column(int line, String text) {
        // It need not be there: CommonMark reads \& as & there.
        return Math.max(1, lines.get(line - 1).lastIndexOf(text) + 1);
    }

    private static int firstLine(Node node) {
        return node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private void mistake(int line, int column, String what, String accepted) {
        mistakes.add(new Mistake(file, line, column, what, accepted));
    }
}

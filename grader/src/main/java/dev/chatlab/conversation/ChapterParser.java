package dev.chatlab.conversation;

import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.conversation.LabSettings.JoiningLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final String INFO_ACCEPTED =
            "conversation 2 points, or: conversation 2 points, after id-of-an-earlier-one";

    private final String file;
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

    private ChapterParser(String file, String markdown) {
        this.file = file;
        this.markdown = markdown;
        this.lines = markdown.lines().toList();
    }

    /**
     * Reads a chapter from its file.
     *
     * @throws NotationException with every mistake in the page
     */
    public static Chapter parse(Path file) throws IOException, NotationException {
        return parse(file.getFileName().toString(), Files.readString(file));
    }

    /**
     * Reads a chapter.
     *
     * @param file the page's name, for messages; without {@code .md} it is the lab's name
     * @throws NotationException with every mistake in the page
     */
    public static Chapter parse(String file, String markdown) throws NotationException {
        return new ChapterParser(file, withoutMark(markdown)).chapter();
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
        ChapterParser parser = new ChapterParser(file, withoutMark(markdown));
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
            throw new NotationException(mistakes);
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
        if (info.equals("lab")) {
            settings = new SettingsParser(file, mistakes).parse(body(block));
            settled = true;
        } else if (info.equals("joining")) {
            readJoining(block);
        } else if (info.startsWith("conversation")) {
            readConversation(block, info);
        }
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
        Optional<String> after = Optional.ofNullable(matcher.group(2));
        after.filter(earlier -> !conversations.containsKey(earlier))
                .ifPresent(earlier ->
                        mistake(
                                line,
                                column(line, earlier),
                                "no earlier conversation is named " + earlier,
                                order.isEmpty()
                                        ? "no after: this is the first"
                                        : String.join(", ", order)));
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
        return lines.get(line - 1).lastIndexOf(text) + 1;
    }

    private static int firstLine(Node node) {
        return node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private void mistake(int line, int column, String what, String accepted) {
        mistakes.add(new Mistake(file, line, column, what, accepted));
    }
}

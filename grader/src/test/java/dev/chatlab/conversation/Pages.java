package dev.chatlab.conversation;

import dev.chatlab.conversation.ChapterParser.PageLine;
import dev.chatlab.conversation.Conversation.ScriptLine;
import java.util.ArrayList;
import java.util.List;

/** Small pages for tests, and what the parser makes of them. */
final class Pages {

    /** The line on which the script of {@link #around} begins. */
    static final int FIRST = 14;

    /** The line on which the joining block of {@link #withJoining} begins. */
    static final int JOINING = 10;

    private Pages() {}

    /** A page with one conversation, whose first line is line {@link #FIRST} of the page. */
    static String around(String... script) {
        return """
        # A page

        ```lab
        server ChatServer PORT
        client ChatClient HOST PORT
        wire lines
        ```

        ## A case

        Why it matters.

        ```conversation 1 point
        %s
        ```
        """
                .formatted(String.join("\n", script));
    }

    /** The same with a joining block, whose first line is line {@link #JOINING} of the page. */
    static String withJoining(List<String> joining, String... script) {
        String block = "```joining\n" + String.join("\n", joining) + "\n```\n\n";
        return around(script).replace("## A case", block + "## A case");
    }

    /** The line on which the script of {@link #withJoining} begins. */
    static int first(List<String> joining) {
        return FIRST + joining.size() + 3;
    }

    /** A page on which these settings stand in the lab block, from line 4 on. */
    static String withSettings(String... settings) {
        return """
        # A page

        ```lab
        %s
        ```
        """
                .formatted(String.join("\n", settings));
    }

    static Chapter parse(String page) {
        try {
            return ChapterParser.parse("page.md", page);
        } catch (NotationException e) {
            throw new AssertionError("the page should have been read", e);
        }
    }

    /** The only conversation of a page. */
    static Conversation only(String page) {
        List<Conversation> conversations = parse(page).conversations();
        if (conversations.size() != 1) {
            throw new AssertionError("one conversation, not " + conversations);
        }
        return conversations.getFirst();
    }

    /** What is said about a page that cannot be played. */
    static String complaints(String page) {
        try {
            return "no complaint, but " + ChapterParser.parse("page.md", page);
        } catch (NotationException e) {
            return e.getMessage();
        }
    }

    /** The steps in these lines, read without asking whether they make sense together. */
    static List<Step> steps(String script) {
        List<PageLine> lines = new ArrayList<>();
        for (String line : script.lines().toList()) {
            lines.add(new PageLine(lines.size() + 1, line));
        }
        List<Mistake> mistakes = new ArrayList<>();
        List<ScriptLine> read = new ScriptParser("script", List.of(), mistakes).parse(lines, 1);
        if (!mistakes.isEmpty()) {
            throw new AssertionError("the script should have been read: " + mistakes);
        }
        return read.stream().map(ScriptLine::step).toList();
    }
}

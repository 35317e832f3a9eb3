package dev.chatlab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/**
 * The commands in a handout: all lines of its fenced blocks, except of those that are pictures, and
 * what is called as {@code ./...} in its text.
 */
final class HandoutCommands extends AbstractVisitor {

    private static final Pattern PICTURE = Pattern.compile("[\u2500-\u25ff]");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*");

    private final List<String> commands = new ArrayList<>();

    private HandoutCommands() {}

    /** Each of them once, without comments. */
    static List<String> of(Path handout) {
        try {
            HandoutCommands all = new HandoutCommands();
            Parser.builder().build().parse(Files.readString(handout)).accept(all);
            return all.commands.stream().distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void visit(FencedCodeBlock block) {
        if (!PICTURE.matcher(block.getLiteral()).find()) {
            block.getLiteral()
                    .lines()
                    .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(commands::add);
        }
    }

    @Override
    public void visit(Code code) {
        if (code.getLiteral().matches("\\./\\S+ .*")) {
            commands.add(code.getLiteral().strip());
        }
    }
}

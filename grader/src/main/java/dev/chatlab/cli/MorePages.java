package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import dev.chatlab.conversation.NotationException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An instructor's own conversations, which no student's kit has. */
final class MorePages {

    private MorePages() {}

    /** The chapter with the conversations of these pages, and of all pages in these folders. */
    static Chapter add(Chapter chapter, List<Path> places) throws Usage, IOException {
        Chapter more = chapter;
        for (Path place : places) {
            for (Path page : pages(place)) {
                more = add(more, page);
            }
        }
        return more;
    }

    private static Chapter add(Chapter chapter, Path page) throws Usage, IOException {
        try {
            Chapter more = ChapterParser.parseMore(chapter, name(page), Files.readString(page));
            if (more.conversations().size() == chapter.conversations().size()) {
                throw new Usage("there is no conversation in " + page);
            }
            return more;
        } catch (NotationException e) {
            throw new Usage("the page has mistakes:\n" + e.getMessage());
        } catch (MalformedInputException e) {
            throw new Usage(page + " is no text in UTF-8");
        }
    }

    /** Never a bare file name: a chapter of the kit may be called the same. */
    private static String name(Path page) {
        return (page.getParent() == null ? Path.of(".").resolve(page) : page).toString();
    }

    private static List<Path> pages(Path place) throws Usage, IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw new Usage("there is no file or folder " + place);
        }
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(place)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        if (pages.isEmpty()) {
            throw new Usage("there is no page (*.md) in the folder " + place);
        }
        return pages;
    }
}

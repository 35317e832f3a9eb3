package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.ChapterParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import picocli.CommandLine.Parameters;

/** The first argument of nearly every command: a lab by its number or name. */
final class LabParameter {

    @Parameters(
            index = "0",
            paramLabel = "LAB",
            description = "The lab's number or name: 1, or lab1-echo.")
    private String lab = "";

    Chapter chapter(Kit kit) throws Usage, IOException {
        return kit.chapter(lab);
    }

    /**
     * The chapter, read on another core from now on. Whoever asks for it waits; when it could not
     * be read, the reason is the cause of a {@link CompletionException}.
     *
     * @throws Usage when there is no such lab
     */
    Supplier<Chapter> reading(Kit kit) throws Usage, IOException {
        Path file = kit.chapterFile(lab);
        return CompletableFuture.supplyAsync(() -> read(file))::join;
    }

    /**
     * The jar files that the lab allows its Java programs to use.
     *
     * @throws Usage when there is no such lab
     */
    List<Path> libraries(Kit kit) throws Usage, IOException {
        return Kit.libraries(ChapterParser.settings(kit.chapterFile(lab)));
    }

    private static Chapter read(Path file) {
        try {
            return Kit.read(file);
        } catch (Usage | IOException e) {
            throw new CompletionException(e);
        }
    }
}

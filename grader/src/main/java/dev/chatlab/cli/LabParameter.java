package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import java.io.IOException;
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
}

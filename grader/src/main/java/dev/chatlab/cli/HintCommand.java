package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Conversation;
import dev.chatlab.report.Paragraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chatlab hint}: what helps to think, one after another. */
@Command(
        name = "hint",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the hints for a conversation one after another, never the solution.",
            "",
            "At a terminal, Enter shows the next one, and Ctrl-D leaves the others for later."
        },
        footer = {
            "",
            "For example:",
            "  ./chatlab hint 2                           lists what there are hints for",
            "  ./chatlab hint 2 everyone-hears-everyone"
        })
final class HintCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LabParameter lab = new LabParameter();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CONVERSATION",
            description = "Its name, as a failure's last line has it (default: list them all).")
    private String conversation = "";

    @Override
    public Integer call() throws Exception {
        Chapter chapter = lab.chapter(Kit.find());
        PrintWriter out = spec.commandLine().getOut();
        if (conversation.isEmpty()) {
            for (Conversation each : chapter.conversations()) {
                int hints = each.hints().size();
                out.printf(
                        Locale.ROOT,
                        "  %-48s %d %s%n",
                        each.id(),
                        hints,
                        hints == 1 ? "hint" : "hints");
            }
            return 0;
        }
        Conversation wanted = Selection.of(chapter, conversation);
        out.println(wanted.title());
        out.println();
        show(wanted.hints(), out);
        return 0;
    }

    private void show(List<String> hints, PrintWriter out) throws IOException {
        boolean ask = Colors.onTerminal();
        BufferedReader keyboard =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (int i = 0; i < hints.size(); i++) {
            String number = "  " + (i + 1) + " of " + hints.size() + "  ";
            String margin = number;
            for (String line : Paragraph.wrap(hints.get(i), Paragraph.WIDTH - number.length())) {
                out.println(margin + line);
                margin = " ".repeat(number.length());
            }
            boolean last = i == hints.size() - 1;
            if (ask && !last) {
                out.print(margin + "(Enter for the next one) ");
                out.flush();
                if (keyboard.readLine() == null) {
                    out.println();
                    return;
                }
            }
        }
    }
}

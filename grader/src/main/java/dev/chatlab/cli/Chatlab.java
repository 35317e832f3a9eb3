package dev.chatlab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code chatlab COMMAND ...}. */
@Command(name = "chatlab", mixinStandardHelpOptions = true, version = "chatlab 0.1.0")
public final class Chatlab implements Runnable {
    private Chatlab() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Chatlab()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}

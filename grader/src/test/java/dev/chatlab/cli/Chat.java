package dev.chatlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One call of the command line, in this process.
 *
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record Chat(int exitCode, String out, String err) {

    static Chat lab(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int exitCode = Chatlab.run(new PrintWriter(out), new PrintWriter(err), words);
        return new Chat(exitCode, out.toString(), err.toString());
    }

    /** A folder with one file in it. */
    static Path folder(Path parent, String file, String text) throws IOException {
        Path target = parent.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        return parent;
    }

    /** A Python server: what it does with the listening socket {@code s}, and its port. */
    static Path pythonServer(Path folder, String body) throws IOException {
        folder(folder, "chatlab.yaml", "server: python3 server.py {port}\n");
        return folder(folder, "server.py", "import os, signal, socket, sys\n" + body);
    }
}

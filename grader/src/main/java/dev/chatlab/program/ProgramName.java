package dev.chatlab.program;

import java.util.List;
import java.util.Locale;

/**
 * What a lab asks for: the class a Java program is found by, such as {@code EchoServer}, and the
 * names of its arguments in order, such as {@code HOST, PORT}.
 */
public record ProgramName(Role role, String className, List<String> arguments) {

    public ProgramName {
        arguments = List.copyOf(arguments);
    }

    public String fileName() {
        return className + ".java";
    }

    /** The arguments as placeholders of a command: {@code [{host}, {port}]}. */
    List<String> placeholders() {
        return arguments.stream().map(name -> "{" + name.toLowerCase(Locale.ROOT) + "}").toList();
    }
}

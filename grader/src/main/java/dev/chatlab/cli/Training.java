package dev.chatlab.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The one run from which the JVM makes its AOT cache: several commands, one after another, and an
 * ordinary exit, since only then the cache is written. The launcher asks for it by a system
 * property.
 */
final class Training {

    private static final String PROPERTY = "chatlab.training";

    /** Between two commands. */
    private static final String AND = "+";

    private Training() {}

    static boolean isOn() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** The commands on this command line: one, unless this is the training. */
    static List<String[]> commands(String... args) {
        List<String[]> commands = new ArrayList<>();
        List<String> command = new ArrayList<>();
        for (String word : args) {
            if (isOn() && word.equals(AND)) {
                commands.add(command.toArray(String[]::new));
                command.clear();
            } else {
                command.add(word);
            }
        }
        commands.add(command.toArray(String[]::new));
        return commands;
    }
}

package dev.chatlab.program;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The variables every program is started with, and those it must not inherit. */
final class Surroundings {
    /** They would make a student's program behave differently on the grader's machine. */
    private static final Set<String> NOT_INHERITED =
            Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    private Surroundings() {}

    /** Removes what a program must not inherit. */
    static void clean(Map<String, String> environment) {
        environment.keySet().removeAll(NOT_INHERITED);
    }

    static Map<String, String> variables() {
        return variables(System.getenv(), System.getProperty("os.name", ""));
    }

    static Map<String, String> variables(Map<String, String> own, String system) {
        Map<String, String> variables = new HashMap<>();
        // Otherwise Python keeps what it prints until 8 KiB have come together, when nobody looks
        // at a terminal.
        variables.put("PYTHONUNBUFFERED", "1");
        if (!system.startsWith("Windows") && !speaksUtf8(own)) {
            variables.put("LC_ALL", system.startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8");
        }
        return variables;
    }

    /** The first of these that is set decides (POSIX, 8.2 Internationalization Variables). */
    private static boolean speaksUtf8(Map<String, String> own) {
        String locale =
                Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                        .flatMap(name -> Optional.ofNullable(own.get(name)).stream())
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("C")
                        .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }
}

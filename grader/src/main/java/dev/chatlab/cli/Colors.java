package dev.chatlab.cli;

import dev.chatlab.report.Style;
import java.io.Console;
import java.util.Optional;

/** Colour only on a terminal, and never for somebody who asked for none. */
final class Colors {

    private Colors() {}

    /** The style for standard output. NO_COLOR is described at no-color.org. */
    static Style style(boolean noColor) {
        return !noColor && onTerminal() ? Style.COLOR : Style.PLAIN;
    }

    static boolean onTerminal() {
        String unwanted = System.getenv("NO_COLOR");
        if ((unwanted != null && !unwanted.isEmpty()) || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}

package dev.chatlab.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a submission's {@code chatlab.yaml} says.
 *
 * @param build a shell command
 * @param commands the words of each program's command
 * @param port the port of programs that cannot be told one
 */
record Settings(Optional<String> build, Map<Role, List<String>> commands, OptionalInt port) {
    static final String FILE = "chatlab.yaml";

    Settings {
        commands = Map.copyOf(commands);
    }

    static Settings read(Path folder) throws BadSubmission {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
            return SettingsParser.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BadSubmission(FILE + " cannot be read");
        }
    }
}

package dev.chatlab.program;

import dev.chatlab.program.Program.Unusable.Reason;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The programs of a submission that has a {@code chatlab.yaml}. */
final class ConfiguredPrograms {
    private ConfiguredPrograms() {}

    static Map<Role, Program> prepare(Path folder, Settings settings, List<ProgramName> wanted)
            throws BadSubmission {
        Optional<Program.Unusable> failure =
                settings.build().isEmpty()
                        ? Optional.empty()
                        : BuildCommand.run(settings.build().get(), folder);
        Map<Role, Program> programs = new EnumMap<>(Role.class);
        for (ProgramName name : wanted) {
            programs.put(
                    name.role(),
                    failure.isPresent() ? failure.get() : program(folder, settings, name));
        }
        return programs;
    }

    private static Program program(Path folder, Settings settings, ProgramName name)
            throws BadSubmission {
        Role role = name.role();
        List<String> command = settings.commands().getOrDefault(role, List.of());
        if (command.isEmpty()) {
            String placeholders = String.join(" ", name.placeholders());
            String message =
                    Settings.FILE
                            + " has no line \""
                            + role.word()
                            + ":\"; this lab needs one, such as \""
                            + role.word()
                            + ": python3 "
                            + role.word()
                            + ".py "
                            + placeholders
                            + "\"";
            return new Program.Unusable(Reason.NOT_FOUND, message, List.of());
        }
        boolean told = command.stream().anyMatch(word -> word.contains("{port}"));
        boolean java = Path.of(command.getFirst()).endsWith("java");
        return new Program.Ready(
                new LaunchPlan(
                        role,
                        command,
                        folder,
                        Surroundings.variables(),
                        told ? OptionalInt.empty() : settings.port(),
                        java,
                        java ? JavaPrograms.fileNames(JavaSources.find(folder)) : Set.of()));
    }
}

package dev.chatlab.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A folder handed in, looked at once: its programs are found and built, by {@code chatlab.yaml}
 * where there is one, and as Java sources otherwise. A student's mistake is a value, {@link
 * Program.Unusable}. Immutable and safe to use from several threads; must be closed, but not while
 * its programs run.
 */
public final class Submission implements AutoCloseable {
    private final Path folder;
    private final Map<Role, Program> programs;
    private final List<Path> sources;
    private final Optional<TemporaryFolder> classes;

    private Submission(
            Path folder,
            Map<Role, Program> programs,
            List<Path> sources,
            Optional<TemporaryFolder> classes) {
        this.folder = folder;
        this.programs = new EnumMap<>(programs);
        this.sources = List.copyOf(sources);
        this.classes = classes;
    }

    /** As the method below, for programs that need nothing but the JDK. */
    public static Submission prepare(Path folder, List<ProgramName> wanted) throws BadSubmission {
        return prepare(folder, () -> wanted, List.of());
    }

    /**
     * Looks at a folder and builds what is in it. That may take as long as the build command of its
     * {@code chatlab.yaml}, two minutes at most.
     *
     * @param wanted asked when the folder has been looked at, and once: it may take its time until
     *     then
     * @param libraries jar files that the lab allows a Java program to use
     * @throws BadSubmission when there is nothing to judge: the folder is missing, holds no
     *     program, or its {@code chatlab.yaml} is wrong
     */
    public static Submission prepare(
            Path folder, Supplier<List<ProgramName>> wanted, List<Path> libraries)
            throws BadSubmission {
        Path real = realFolder(folder);
        if (Files.exists(real.resolve(Settings.FILE))) {
            return new Submission(
                    real,
                    ConfiguredPrograms.prepare(real, Settings.read(real), wanted.get()),
                    List.of(),
                    Optional.empty());
        }
        List<Path> sources = JavaSources.find(real);
        if (sources.isEmpty()) {
            throw new BadSubmission(nothingToJudge(real, wanted.get()));
        }
        TemporaryFolder classes = TemporaryFolder.create();
        boolean prepared = false;
        try {
            JavaPrograms java = new JavaPrograms(real, sources, libraries, classes.path());
            Submission submission =
                    new Submission(real, java.prepare(wanted), sources, Optional.of(classes));
            prepared = true;
            return submission;
        } finally {
            if (!prepared) {
                classes.close();
            }
        }
    }

    /** The folder, without symbolic links. */
    public Path folder() {
        return folder;
    }

    /** The folder's name. */
    public String name() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The Java sources that were compiled here; empty for any other program. */
    public List<Path> sources() {
        return sources;
    }

    /**
     * The program for a role.
     *
     * @throws IllegalArgumentException when it was not asked for
     */
    public Program program(Role role) {
        Program program = programs.get(role);
        if (program == null) {
            throw new IllegalArgumentException("no " + role.word() + " was asked for");
        }
        return program;
    }

    /** Deletes what was compiled. */
    @Override
    public void close() {
        classes.ifPresent(TemporaryFolder::close);
    }

    private static Path realFolder(Path folder) throws BadSubmission {
        if (!Files.exists(folder)) {
            throw new BadSubmission("there is no folder " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new BadSubmission(folder + " is a file: name the folder that your program is in");
        }
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new BadSubmission("the folder " + folder + " cannot be read");
        }
    }

    private static String nothingToJudge(Path folder, List<ProgramName> wanted) {
        if (Files.exists(folder.resolve("chatlab.yml"))) {
            return "the file chatlab.yml must be called " + Settings.FILE;
        }
        List<String> files = wanted.stream().map(ProgramName::fileName).toList();
        return "no program in "
                + folder
                + ": looked for "
                + String.join(" and ", files)
                + " in src and in the folder"
                + " itself, and for "
                + Settings.FILE
                + ", which says how to start a program in another language";
    }
}

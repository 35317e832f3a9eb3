package dev.chatlab.program;

import dev.chatlab.tls.Authority;
import dev.chatlab.tls.CertificateFolder;
import dev.chatlab.tls.CertificateKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a Java program is started that lives for a second: quickly, rather than made fast.
 *
 * <p>Much of a start goes into loading classes for sockets, readers and threads, which the JDK's
 * own archive does not hold. So they come from an AOT cache (JEP 483), made once from a rehearsal.
 * The JVM asks that both have the same boot class path, which is where the rehearsal lies, and that
 * the class path of the rehearsal is the beginning of the program's own: so it is an empty one.
 */
public final class QuickStart {

    /** The system property that names the cache. Without it, programs start without one. */
    public static final String CACHE = "chatlab.programs.cache";

    /** What the file with Jackson in it is called beside the one without. */
    private static final String WITH_LIBRARIES = "-libraries";

    private static final String REHEARSAL = "dev.chatlab.rehearsal.Rehearsal";

    /** For key stores that are deleted after the rehearsal. */
    private static final String PASSWORD = "rehearsal";

    /** Beside the cache. */
    private static final String REHEARSAL_JAR = "chatlab-rehearsal.jar";

    /** Where no file is, nothing is on the class path. An empty class path means this folder. */
    private static final String NOTHING = ".nothing";

    /**
     * What the rehearsal and every later start have in common: one core's worth of threads, only
     * methods compiled that are really hot, and no file of performance counters that nobody reads.
     */
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:CompileThresholdScaling=4",
                    "-XX:-UsePerfData");

    /** The JVM falls silent about a cache that does not fit, and starts without it. */
    private static final String SAY_NOTHING = "-Xlog:aot*=off,cds*=off";

    /**
     * Mapped where it was made, the cache need not be adapted to another address. And what was hot
     * in the rehearsal is not compiled ahead: most programs end before that pays. A JDK that has
     * dropped one of these options is to do without it.
     */
    private static final List<String> AS_IT_IS =
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-XX:-AOTReplayTraining");

    /** Java follows the terminal otherwise, and there is none. */
    private static final List<String> UTF_8 =
            List.of("-Dstdin.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private QuickStart() {}

    /**
     * The words that start this class.
     *
     * @param libraries whether the class path begins with the libraries that labs allow
     */
    static List<String> command(String classPath, boolean libraries, String mainClass) {
        List<String> command = java();
        String named = System.getProperty(CACHE, "");
        if (!named.isEmpty()) {
            Path cache = libraries ? withLibraries(Path.of(named)) : Path.of(named);
            if (Files.isReadable(cache)) {
                command.addAll(AS_IT_IS);
                command.add(SAY_NOTHING);
                command.add("-XX:AOTCache=" + cache);
                command.add(rehearsalOnBootClassPath(cache));
            }
        }
        command.addAll(List.of("-classpath", classPath, mainClass));
        return command;
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(UTF_8);
        return command;
    }

    private static String rehearsalOnBootClassPath(Path cache) {
        return "-Xbootclasspath/a:" + cache.resolveSibling(REHEARSAL_JAR);
    }

    private static Path withLibraries(Path cache) {
        String name = String.valueOf(cache.getFileName()).replaceFirst("(\\.aot)?$", "");
        return cache.resolveSibling(name + WITH_LIBRARIES + ".aot");
    }

    /**
     * Makes the caches: {@code java -cp chatlab.jar dev.chatlab.program.QuickStart FILE}. Called by
     * the launcher.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path cache = Path.of(args[0]);
        rehearse(cache);
        rehearse(withLibraries(cache), Libraries.JACKSON);
    }

    /**
     * Makes a cache.
     *
     * @param libraries what the class path begins with
     * @throws IOException when the rehearsal failed; no cache is left then
     */
    static void rehearse(Path cache, Path... libraries) throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path made = cache.resolveSibling(cache.getFileName() + ".new");
            CertificateFolder certificates = new CertificateFolder(folder.path());
            certificates.write(Authority.create(), List.of(CertificateKind.GOOD), PASSWORD);
            rehearse(made, certificates, libraries);
            Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void rehearse(Path cache, CertificateFolder certificates, Path... libraries)
            throws IOException, InterruptedException {
        List<String> command = java();
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add(rehearsalOnBootClassPath(cache));
        String classPath =
                libraries.length == 0
                        ? cache + NOTHING
                        : Stream.of(libraries)
                                .map(Path::toString)
                                .collect(Collectors.joining(System.getProperty("path.separator")));
        command.addAll(
                List.of(
                        "-classpath",
                        classPath,
                        REHEARSAL,
                        certificates.keyStore(CertificateKind.GOOD).toString(),
                        certificates.trustStore().toString(),
                        PASSWORD));
        Process rehearsal =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        rehearsal.getOutputStream().close();
        int exitCode = rehearsal.waitFor();
        if (exitCode != 0) {
            Files.deleteIfExists(cache);
            throw new IOException("the rehearsal failed, with exit code " + exitCode);
        }
    }
}

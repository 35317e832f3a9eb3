package dev.chatlab.cli;

import dev.chatlab.program.BadSubmission;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line: {@code chatlab COMMAND ...}. Exit codes: 0 all is well, 1 something failed, 2
 * wrong usage, 3 the grader itself failed.
 */
@Command(
        name = "chatlab",
        mixinStandardHelpOptions = true,
        versionProvider = Chatlab.Version.class,
        description =
                "Build a chat with sockets, lab by lab, and see what your program really does.",
        footer = {
            "",
            "For example:",
            "  ./chatlab start 1 my-echo     copies the starter of lab 1 into the folder my-echo",
            "  ./chatlab check 1 my-echo     plays the lab's conversations with what is in it",
            "  ./chatlab hint 1 the-next-client     helps to think, one hint after another",
            "",
            "Each command has a help of its own: ./chatlab check --help"
        })
public final class Chatlab implements Runnable {

    static final int USAGE = 2;
    static final int BROKEN = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    private Chatlab() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Else picocli looks for Groovy and for Jansi, which takes longer than all it does for us.
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.ansi", "false"); // we decide: see Colors
        Charset charset = charset();
        PrintWriter out = writer(FileDescriptor.out, charset);
        PrintWriter err = writer(FileDescriptor.err, charset);
        int exitCode = 0;
        for (String[] command : Training.commands(args)) {
            exitCode = run(out, err, command);
        }
        if (args.length > 0 && args[0].equals("check")) {
            Exit.atOnce(exitCode);
        }
        System.exit(exitCode);
    }

    /** Runs one command with these writers and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Chatlab());
        commandsFor(args).forEach(commandLine::addSubcommand);
        commandLine.setOut(out).setErr(err);
        commandLine.setColorScheme(
                CommandLine.Help.defaultColorScheme(Colors.onTerminal() ? Ansi.ON : Ansi.OFF));
        commandLine.setParameterExceptionHandler((e, _) -> wrongUsage(e));
        commandLine.setExecutionExceptionHandler((e, command, _) -> broken(e, command));
        int exitCode = commandLine.execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    /**
     * The command that is wanted, or all of them when none is, for the help and for suggestions.
     * Looking into a command's class takes more time than most commands do.
     */
    private static List<Class<?>> commandsFor(String... args) {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("labs", LabsCommand.class);
        commands.put("start", StartCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("hint", HintCommand.class);
        commands.put("serve", ServeCommand.class);
        commands.put("join", JoinCommand.class);
        commands.put("certs", CertsCommand.class);
        Class<?> wanted = args.length == 0 ? null : commands.get(args[0]);
        return wanted == null ? List.copyOf(commands.values()) : List.of(wanted);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int wrongUsage(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("chatlab: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Help: ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    private static int broken(Exception thrown, CommandLine command) {
        // What another thread did for this one failed.
        Exception e =
                thrown instanceof CompletionException
                                && thrown.getCause() instanceof Exception cause
                        ? cause
                        : thrown;
        PrintWriter err = command.getErr();
        if (e instanceof Usage || e instanceof BadSubmission) {
            err.println("chatlab: " + e.getMessage());
            return USAGE;
        }
        err.println(
                "chatlab: the grader itself failed, and nothing was judged: "
                        + e
                        + " (set CHATLAB_DEBUG=1 to see where)");
        if (System.getenv("CHATLAB_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return BROKEN;
    }

    /**
     * UTF-8, wherever a terminal can show it: on a POSIX system practically all do, whatever the
     * locale says. On Windows the code page of the console counts.
     */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String console = System.getProperty("stdout.encoding", "");
        return windows && !console.isEmpty() && Charset.isSupported(console)
                ? Charset.forName(console)
                : StandardCharsets.UTF_8;
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset charset) {
        return new PrintWriter(
                new PrintStream(new FileOutputStream(descriptor), false, charset), false, charset);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Chatlab.class.getPackage().getImplementationVersion();
            return new String[] {
                "chatlab " + (version == null ? "(not packaged)" : version),
                "Java "
                        + System.getProperty("java.version")
                        + " in "
                        + System.getProperty("java.home")
            };
        }
    }
}

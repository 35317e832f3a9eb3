package dev.chatlab.program;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the sources of a submission with the grader's own JDK, in this process. */
final class JavaBuild {
    private static final int MESSAGES = 10;

    private JavaBuild() {}

    sealed interface Result {
        /**
         * It compiled.
         *
         * @param classes the top-level classes by their full names, each with the file it is in
         */
        record Compiled(Map<String, Path> classes) implements Result {}

        /**
         * It did not compile.
         *
         * @param messages at least one, as the compiler prints them, with the source line and a
         *     caret
         */
        record Failed(List<String> messages) implements Result {}
    }

    /**
     * @param folder what the paths in messages are relative to
     */
    static Result compile(Path folder, List<Path> sources, List<Path> libraries, Path output) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler: install a JDK, not a JRE");
        }
        List<String> options =
                List.of(
                        "-d",
                        output.toString(),
                        "-classpath",
                        classPath(output, libraries),
                        "-g", // names and lines for stack traces and thread positions
                        "-encoding",
                        "UTF-8",
                        "-proc:none", // nothing of a submission's runs inside the grader
                        "-Xlint:none",
                        "-implicit:none",
                        "-Xmaxerrs",
                        Integer.toString(MESSAGES));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter crash = new StringWriter();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(
                                diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8);
                Classes classes = new Classes(standard)) {
            List<JavaFileObject> files = new ArrayList<>();
            standard.getJavaFileObjectsFromPaths(sources)
                    .forEach(file -> files.add(new Source(file)));
            boolean compiled =
                    compiler.getTask(
                                    new PrintWriter(crash),
                                    classes,
                                    diagnostics,
                                    options,
                                    null,
                                    files)
                            .call();
            return compiled
                    ? new Result.Compiled(classes.byName)
                    : failed(folder, diagnostics, crash.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The compiler gives up so on sources that no person writes. The rest of the class must
            // still be graded.
            return failed(folder, diagnostics, "the Java compiler failed: " + e);
        }
    }

    /** The value of {@code -classpath}, for compiling and for running. */
    static String classPath(Path classes, List<Path> libraries) {
        // The libraries first: they are what a cache of classes can be made for.
        List<String> entries = new ArrayList<>();
        libraries.forEach(library -> entries.add(library.toString()));
        entries.add(classes.toString());
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static Result failed(
            Path folder, DiagnosticCollector<JavaFileObject> diagnostics, String crash) {
        List<String> messages =
                diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .limit(MESSAGES)
                        .map(diagnostic -> describe(folder, diagnostic))
                        .toList();
        return new Result.Failed(messages.isEmpty() ? List.of(crash.strip()) : messages);
    }

    /**
     * As javac prints it: the message's first line, the source line, a caret, the rest of the
     * message.
     */
    private static String describe(Path folder, Diagnostic<? extends JavaFileObject> diagnostic) {
        List<String> message =
                new ArrayList<>(diagnostic.getMessage(Locale.ENGLISH).lines().toList());
        JavaFileObject source = diagnostic.getSource();
        if (source == null || diagnostic.getPosition() == Diagnostic.NOPOS) {
            return String.join("\n", message);
        }
        Path file = folder.relativize(Path.of(source.toUri()));
        String first = file + ":" + diagnostic.getLineNumber() + ": " + message.removeFirst();
        message.addAll(0, excerpt(source, (int) diagnostic.getPosition()));
        message.addFirst(first);
        return String.join("\n", message);
    }

    private static List<String> excerpt(JavaFileObject source, int position) {
        try {
            String text = source.getCharContent(true).toString();
            int start = text.lastIndexOf('\n', position - 1) + 1;
            String line = text.substring(start).lines().findFirst().orElse("");
            // Tabs stay, so that the caret stands where the line's own tabs put it.
            String indent = text.substring(start, position).replaceAll("[^\t]", " ");
            return List.of(line, indent + "^");
        } catch (IOException | IndexOutOfBoundsException unreadable) {
            return List.of();
        }
    }

    /**
     * A source file without the mark that some Windows editors put at its front, which javac
     * rejects.
     */
    private static final class Source extends ForwardingJavaFileObject<JavaFileObject> {
        Source(JavaFileObject file) {
            super(file);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            CharSequence text = super.getCharContent(ignoreEncodingErrors);
            boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
            return marked ? text.subSequence(1, text.length()) : text;
        }
    }

    /** Takes down which top-level classes come from which file. */
    private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
        final Map<String, Path> byName = new TreeMap<>();

        Classes(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String className,
                JavaFileObject.Kind kind,
                FileObject sibling)
                throws IOException {
            if (kind == JavaFileObject.Kind.CLASS && !className.contains("$")) {
                byName.put(className, Path.of(sibling.toUri()));
            }
            return super.getJavaFileForOutput(location, className, kind, sibling);
        }
    }
}

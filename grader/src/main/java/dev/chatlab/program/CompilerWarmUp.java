package dev.chatlab.program;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Gets the Java compiler ready on another core, while the command line is still being read: its
 * first use loads two thousand classes. It compiles a little program and keeps nothing of it.
 */
public final class CompilerWarmUp {

    private static final String PROGRAM =
            """
            void main(String[] args) throws IOException {
                try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]));
                        Socket client = server.accept()) {
                    byte[] buffer = new byte[10];
                    int count = client.getInputStream().read(buffer);
                    IO.println("received " + count + new String(buffer, StandardCharsets.UTF_8));
                }
            }
            """;

    private CompilerWarmUp() {}

    /** Begins, and returns at once. Whether it succeeds matters to nobody. */
    public static void start() {
        Thread.ofPlatform().daemon().name("compiler warm-up").start(CompilerWarmUp::compile);
    }

    @SuppressWarnings("EmptyCatch") // the real compilation will meet the same, and report it
    private static void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return;
        }
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///WarmUp.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return PROGRAM;
                    }
                };
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-Xlint:none");
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    Writer.nullWriter(),
                                    files,
                                    _ -> {},
                                    options,
                                    null,
                                    List.of(source));
            task.analyze();
        } catch (IOException | RuntimeException e) {
        }
    }
}

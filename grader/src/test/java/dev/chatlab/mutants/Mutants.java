package dev.chatlab.mutants;

import dev.chatlab.conversation.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.pitest.bytecode.analysis.ClassTree;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.build.InterceptorParameters;
import org.pitest.mutationtest.build.MutationInterceptor;
import org.pitest.mutationtest.build.MutationInterceptorFactory;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/**
 * Makes mutants with the engine of <a href="https://pitest.org">PIT</a> and its default mutators.
 * What PIT itself leaves out is left out: what only the compiler wrote (the closing in a
 * try-with-resources, the loop behind a for-each), what returns the same as before, and logging.
 */
final class Mutants {

    /**
     * PIT's filters that are about meaning. Its others save time, and these here are all played.
     */
    private static final Set<String> FILTERS =
            Set.of(
                    "org.pitest.mutationtest.build.intercept.javafeatures",
                    "org.pitest.mutationtest.build.intercept.equivalent",
                    "org.pitest.mutationtest.build.intercept.logging");

    /**
     * What servers log with. No chapter says what a server prints, so PIT leaves these lines out,
     * as it does for every logger. What a client prints is another matter.
     */
    private static final String LOG_OF_A_SERVER = "java.lang.IO";

    private final ClassFiles classes;
    private final ClassByteArraySource source;
    private final Mutater mutater;

    Mutants(ClassFiles classes) {
        ClassByteArraySource jdk =
                new ClassloaderByteArraySource(ClassLoader.getSystemClassLoader());
        this.classes = classes;
        this.source = name -> classes.bytes(dotted(name)).or(() -> jdk.getBytes(name));
        this.mutater =
                new GregorEngineFactory()
                        .createEngine(EngineArguments.arguments().withMutators(List.of("DEFAULTS")))
                        .createMutator(source);
    }

    /** All mutants of these classes, in a fixed order. */
    List<Mutant> of(Collection<String> classNames) {
        List<Mutant> all = new ArrayList<>();
        for (String className : classNames.stream().sorted().toList()) {
            Set<Side> sides = classes.sides(className);
            Map<String, Integer> counts = new HashMap<>();
            for (MutationDetails details : details(className)) {
                String method = className + "." + details.getMethod();
                String kind = method + " " + mutator(details);
                all.add(
                        new Mutant(
                                kind + " " + counts.merge(kind, 1, Integer::sum),
                                className,
                                method,
                                details.getFilename(),
                                details.getLineNumber(),
                                details.getDescription(),
                                sides,
                                details.getId()));
            }
        }
        return all;
    }

    /** The class file with the mistake in it. */
    byte[] code(Mutant mutant) {
        synchronized (mutater) {
            return mutater.getMutation(mutant.id()).getBytes();
        }
    }

    private List<MutationDetails> details(String className) {
        Collection<MutationDetails> found = mutater.findMutations(ClassName.fromString(className));
        ClassTree tree = ClassTree.fromBytes(classes.bytes(className).orElseThrow());
        for (MutationInterceptor filter : filters(classes.sides(className))) {
            filter.begin(tree);
            found = filter.intercept(found, mutater);
            filter.end();
        }
        return found.stream().sorted((one, other) -> one.getId().compareTo(other.getId())).toList();
    }

    private List<MutationInterceptor> filters(Set<Side> sides) {
        ReportOptions options = new ReportOptions();
        options.setDetectInlinedCode(true); // PIT's default for whoever runs it as a plugin
        if (!sides.contains(Side.CLIENT)) {
            options.setLoggingClasses(List.of(LOG_OF_A_SERVER));
        }
        List<MutationInterceptor> filters = new ArrayList<>();
        for (MutationInterceptorFactory factory :
                ServiceLoader.load(MutationInterceptorFactory.class)) {
            if (FILTERS.contains(factory.getClass().getPackageName())
                    && factory.provides().isOnByDefault()) {
                filters.add(
                        factory.createInterceptor(
                                new InterceptorParameters(
                                        null, options, null, source, null, null, null)));
            }
        }
        return filters;
    }

    private static String mutator(MutationDetails details) {
        String full = details.getMutator();
        return full.substring(full.lastIndexOf('.') + 1)
                .replace("Mutator", "")
                .replaceFirst("ReturnVals$", "Returns");
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}

package dev.chatlab.mutants;

import dev.chatlab.conversation.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The compiled classes of a reference solution, and which of its programs needs which. */
final class ClassFiles {

    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> bytes = new TreeMap<>();
    private final Map<Side, Set<String>> reached = new EnumMap<>(Side.class);

    /**
     * Reads them.
     *
     * @param mains the class that is started, on each side that has a program
     */
    ClassFiles(Path folder, Map<Side, String> mains) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(some -> some.toString().endsWith(SUFFIX)).toList()) {
                String path = folder.relativize(file).toString();
                String name = path.substring(0, path.length() - SUFFIX.length());
                bytes.put(
                        name.replace(file.getFileSystem().getSeparator(), "."),
                        Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mains.forEach((side, main) -> reached.put(side, reach(main)));
    }

    Set<String> names() {
        return bytes.keySet();
    }

    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(bytes.get(name)).map(byte[]::clone);
    }

    /** The programs that use this class. */
    Set<Side> sides(String name) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        reached.forEach((side, names) -> {
            if (names.contains(name)) {
                sides.add(side);
            }
        });
        return sides;
    }

    private Set<String> reach(String main) {
        Set<String> names = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(main));
        while (!open.isEmpty()) {
            String next = open.poll();
            byte[] code = bytes.get(next);
            if (code != null && names.add(next)) {
                ClassFile.of()
                        .parse(code)
                        .constantPool()
                        .forEach(entry -> {
                            if (entry instanceof ClassEntry used) {
                                open.add(used.asInternalName().replace('/', '.'));
                            }
                        });
            }
        }
        return names;
    }
}

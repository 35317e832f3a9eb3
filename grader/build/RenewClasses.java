// Rewrites class files from before Java 6 into the format of Java 17, in every jar of a folder, and takes signatures off.
//
//     java RenewClasses.java FOLDER
//
// The JVM keeps no such old class in an AOT cache (it would have to verify it in the old way), and loading
// picocli's two hundred afresh takes longer than everything else that a short command does. The code stays as
// it is; only the stack maps are added, which the newer format asks for (JVMS 4.7.4). Nor does it keep a class from a
// signed jar; and to verify the signature takes time at every start. Maven has compared the jar with its checksum.

import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

void main(String[] args) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
        jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
        renew(jar, jars);
    }
}

void renew(Path file, List<Path> all) throws IOException {
    Path renewed = Path.of(file + ".new");
    try (JarFile jar = new JarFile(file.toFile())) {
        if (!isSigned(jar) && !hasOldClasses(jar)) {
            return;
        }
        ClassFile classFile = classFile(jar, all);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(renewed))) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (isSignature(entry)) {
                    continue;
                }
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(isOldClass(entry, bytes) ? renew(classFile, bytes) : bytes);
            }
        }
    }
    Files.move(renewed, file, StandardCopyOption.REPLACE_EXISTING);
}

boolean isSigned(JarFile jar) {
    return jar.stream().anyMatch(this::isSignature);
}

boolean isSignature(JarEntry entry) {
    return entry.getName().matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");
}

boolean hasOldClasses(JarFile jar) throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
        try (InputStream in = jar.getInputStream(entry)) {
            if (isOldClass(entry, in.readNBytes(8))) {
                return true;
            }
        }
    }
    return false;
}

// Bytes 6 and 7 are the major version (JVMS 4.1).
boolean isOldClass(JarEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class")
            && (bytes[6] << 8 | bytes[7]) < ClassFile.JAVA_6_VERSION;
}

// Looks up classes in the jar itself, in the JDK, and in all other jars: stack maps name common superclasses.
ClassFile classFile(JarFile jar, List<Path> all) {
    ClassHierarchyResolver inJar = ClassHierarchyResolver.ofResourceParsing(name -> open(jar, name));
    ClassHierarchyResolver inOthers = ClassHierarchyResolver.ofResourceParsing(name -> open(all, name));
    return ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                    inJar.orElse(ClassHierarchyResolver.defaultResolver()).orElse(inOthers).cached()));
}

// None of them stays open: one that is cannot be replaced everywhere.
InputStream open(List<Path> jars, ClassDesc name) {
    for (Path file : jars) {
        try (JarFile jar = new JarFile(file.toFile());
                InputStream in = open(jar, name)) {
            if (in != null) {
                return new ByteArrayInputStream(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
    return null;
}

InputStream open(JarFile jar, ClassDesc name) {
    String descriptor = name.descriptorString(); // Lpicocli/CommandLine;
    JarEntry entry = jar.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
        return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

byte[] renew(ClassFile classFile, byte[] bytes) {
    ClassTransform version =
            (builder, element) -> builder.with(element instanceof ClassFileVersion ? JAVA_17 : element);
    return classFile.transformClass(
            classFile.parse(bytes),
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
}

final ClassElement JAVA_17 = ClassFileVersion.of(ClassFile.JAVA_17_VERSION, 0);

package dev.chatlab.program;

import java.nio.file.Path;

/**
 * The class files of a program in Java.
 *
 * @param classes the folder they lie in
 * @param mainClass the full name of the class that is started
 */
public record CompiledCode(Path classes, String mainClass) {}

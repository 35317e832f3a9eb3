package dev.chatlab.program;

/**
 * A line of a student's source file.
 *
 * @param file the file's name without its folder
 * @param line from 1
 */
public record CodeLine(String file, int line) {}

package dev.chatlab.program;

/**
 * One line that a program printed, without its end-of-line; exactly as it came, control characters
 * included.
 */
public record OutputLine(Output.Stream stream, String text) {}

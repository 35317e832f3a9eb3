/** The command line: one class a command, and nothing in them but options and words. */
@NullMarked
package dev.chatlab.cli;

import org.jspecify.annotations.NullMarked;

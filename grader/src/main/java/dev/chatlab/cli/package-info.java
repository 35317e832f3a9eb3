/** The commands, one class each. */
@NullMarked
package dev.chatlab.cli;

import org.jspecify.annotations.NullMarked;

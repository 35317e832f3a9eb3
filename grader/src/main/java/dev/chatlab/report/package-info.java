/** Verdicts for people (the terminal) and for programs (JSON). */
@NullMarked
package dev.chatlab.report;

import org.jspecify.annotations.NullMarked;

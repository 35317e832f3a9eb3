/**
 * One conversation against one program: it is played, recorded as an immutable {@link
 * dev.chatlab.run.Transcript} and judged. Deadlines, fences and the diagnosis live here.
 */
@NullMarked
package dev.chatlab.run;

import org.jspecify.annotations.NullMarked;

/**
 * How messages become bytes and back: raw bytes, lines, header frames, JSON lines. A wire knows
 * bytes and messages; connections are the business of {@code dev.chatlab.run}.
 */
@NullMarked
package dev.chatlab.wire;

import org.jspecify.annotations.NullMarked;

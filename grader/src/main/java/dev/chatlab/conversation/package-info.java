/**
 * The conversation notation: chapters and conversations as immutable values, the parser that reads
 * them from Markdown, and the printer that writes them back. Knows no sockets.
 */
@NullMarked
package dev.chatlab.conversation;

import org.jspecify.annotations.NullMarked;

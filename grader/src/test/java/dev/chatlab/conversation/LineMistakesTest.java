package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that are not in the notation: the golden text of what their author is told. */
class LineMistakesTest {

    private static final String DEEDS =
            "connects, joins, leaves, vanishes, finishes sending, stops reading, reads again,"
                    + " is disconnected, is refused, -> text, <- text, => \"bytes\", <= \"bytes\"";
    private static final String BEGINNINGS =
            "a name (alice), everyone, user, screen, cursor, server, client, 50 clients connect,"
                    + " each says, everyone hears, 200 times, the port is taken,"
                    + " no server is there";
    private static final String PLACEHOLDERS = "{any}, {name}, {64 KiB of text}";
    private static final String ESCAPES =
            "\\n \\r \\t \\\" \\\\ \\{ \\u00e9 (four hexadecimal digits)";
    private static final String BYTES =
            "\"text\\n\", \"[\" 1000 times, 68 65 6c, 00..ff, {1 MiB of text}";
    private static final String NAMES = "a name: letters, digits, - and _";

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments("alice dances", 7, "alice cannot do this", DEEDS),
                arguments("alice", 6, "alice cannot do this", DEEDS),
                arguments("alice, bob connected", 12, "alice, bob cannot do this", DEEDS),
                arguments("alice connects now", 16, "the line should end here", "nothing more"),
                arguments("?", 1, "no step begins like this", BEGINNINGS),
                arguments("  -> hello", 3, "no step begins like this", BEGINNINGS),
                arguments("alice, connect", 15, "alice, connect cannot do this", DEEDS),
                arguments("alice, , bob connect", 8, "a name is missing here", NAMES),
                arguments("alice, user connect", 8, "a name is missing here", NAMES),
                arguments("alice, alice connect", 8, "alice is named twice", "another name"),
                arguments(
                        "alice ->",
                        9,
                        "a text is missing here",
                        "plain text, or \"\" for an empty one"),
                arguments(
                        "alice <- (silence)",
                        10,
                        "no such form in parentheses",
                        "(nothing), (in any order), (one each), or the text in double quotes"),
                arguments("alice <- (nothing) yet", 20, "the line should end here", "nothing more"),
                arguments("alice <- hi {nick}!", 13, "no such placeholder: {nick}", PLACEHOLDERS),
                arguments("alice <- \"{nick}\"", 11, "no such placeholder: {nick}", PLACEHOLDERS),
                arguments(
                        "alice <- {0 KiB of text}",
                        10,
                        "no such placeholder: {0 KiB of text}",
                        PLACEHOLDERS),
                arguments(
                        "alice -> {65 MiB of text}",
                        10,
                        "that is too long a text",
                        "64 MiB of text at most"),
                arguments(
                        "alice -> so {any} say",
                        13,
                        "{any} stands for what comes; it cannot be sent",
                        "{name}, {64 KiB of text}, plain text"),
                arguments(
                        "user types {any}",
                        12,
                        "{any} stands for what comes; it cannot be sent",
                        "{name}, {64 KiB of text}, plain text"),
                arguments("alice -> \"hello", 16, "the closing quote is missing", "\""),
                arguments("alice -> \"hello\" you", 18, "the line should end here", "nothing more"),
                arguments("alice -> \"a\\xb\"", 12, "no such escape: \\x", ESCAPES),
                arguments("alice => \"\\u00g0\"", 11, "\\u wants four hexadecimal digits", ESCAPES),
                arguments("alice =>", 9, "bytes are missing here", BYTES),
                arguments("alice => 68 6 6c", 13, "these are no bytes", BYTES),
                arguments("alice => hello", 10, "these are no bytes", BYTES),
                arguments("alice <= {any}", 10, "these are no bytes", BYTES),
                arguments(
                        "alice => 00 ff..00",
                        13,
                        "this range runs backwards",
                        "the smaller value first: 00..ff"),
                arguments("0 clients connect", 1, "0 is out of range", "a number from 1 to 10000"),
                arguments(
                        "50 people connect",
                        4,
                        "this is not how the line goes on",
                        "clients connect"),
                arguments(
                        "each says many",
                        11,
                        "a number is missing here",
                        "a number from 1 to 10000"),
                arguments(
                        "each says 1 messages", 13, "this is not how the line goes on", "message"),
                arguments(
                        "everyone hears some of them",
                        16,
                        "this is not how the line goes on",
                        "all of them, each sender's in order"),
                arguments(
                        "the server is taken",
                        5,
                        "this is not how the line goes on",
                        "the port is taken"),
                arguments(
                        "server sleeps",
                        8,
                        "the server cannot do this",
                        "complains, exits, exits 0, exits with an error, is told to stop,"
                                + " has let go of everyone who left, has no thread for each client,"
                                + " has read everything, comes to rest"),
                arguments(
                        "client is told to stop",
                        8,
                        "the client cannot do this",
                        "complains, exits, exits 0, exits with an error,"
                                + " prints no escape codes"),
                arguments("server exits 256", 14, "256 is out of range", "a number from 0 to 255"),
                arguments(
                        "server exits soon",
                        14,
                        "a number is missing here",
                        "a number from 0 to 255"),
                arguments(
                        "user sleeps",
                        6,
                        "the user cannot do this",
                        "types, starts typing, presses, ends the input, sits at a terminal"),
                arguments("screen is dark", 8, "this is not how the line goes on", "screen shows"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_that_is_no_step_is_answered_with_what_would_have_been_one(
            String line, int column, String what, String accepted) {
        assertThat(Pages.complaints(Pages.around(line)))
                .isEqualTo(
                        "page.md:14:%d: %s: %s\n    accepted here: %s"
                                .formatted(column, what, line.strip(), accepted));
    }

    @Test
    void the_column_is_the_pages_own_in_an_indented_message() {
        assertThat(Pages.complaints(Pages.around("alice <- (in any order)", "    hi {nick}")))
                .isEqualTo(
                        """
                        page.md:15:8: no such placeholder: {nick}: hi {nick}
                            accepted here: {any}, {name}, {64 KiB of text}\
                        """);
    }

    @Test
    void a_list_in_any_order_needs_its_messages() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "alice connects",
                                        "alice <- (in any order)",
                                        "alice <- hi")))
                .isEqualTo(
                        """
                        page.md:15:24: the messages are missing
                            accepted here: one message a line, each indented\
                        """);
    }
}

package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.chatlab.conversation.Bytes.Hex;
import dev.chatlab.conversation.Bytes.Quoted;
import dev.chatlab.conversation.Filler.Unit;
import dev.chatlab.conversation.Text.Any;
import dev.chatlab.conversation.Text.Literal;
import dev.chatlab.conversation.Text.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineFormsTest {

    private static final List<String> ALICE = List.of("alice");
    private static final List<String> BOTH = List.of("alice", "bob");

    static Stream<Arguments> deeds() {
        return Stream.of(
                arguments("alice connects", new Step.Connect(ALICE)),
                arguments("alice, bob connect", new Step.Connect(BOTH)),
                arguments(
                        "alice connects with TLS 1.2",
                        new Step.Connect(ALICE, Step.Protection.TLS_1_2)),
                arguments(
                        "alice, bob connect with TLS 1.3",
                        new Step.Connect(BOTH, Step.Protection.TLS_1_3)),
                arguments(
                        "alice connects without TLS",
                        new Step.Connect(ALICE, Step.Protection.NONE)),
                arguments("alice is refused with TLS 1.1", new Step.Refused(ALICE)),
                arguments(
                        "alice leaves without close_notify",
                        new Step.Leave(ALICE, Step.Goodbye.NONE)),
                arguments("alice leaves", new Step.Leave(ALICE)),
                arguments("alice, bob leave", new Step.Leave(BOTH)),
                arguments("alice vanishes", new Step.Vanish(ALICE)),
                arguments("alice, bob vanish", new Step.Vanish(BOTH)),
                arguments("alice finishes sending", new Step.FinishSending(ALICE)),
                arguments("alice, bob finish sending", new Step.FinishSending(BOTH)),
                arguments("alice is disconnected", new Step.Disconnected(ALICE, Step.Manner.PLAIN)),
                arguments(
                        "alice, bob are disconnected",
                        new Step.Disconnected(BOTH, Step.Manner.PLAIN)),
                arguments(
                        "alice is disconnected in good order",
                        new Step.Disconnected(ALICE, Step.Manner.IN_GOOD_ORDER)),
                arguments(
                        "alice, bob are disconnected, whatever came before",
                        new Step.Disconnected(BOTH, Step.Manner.WHATEVER_CAME)),
                arguments("alice stops reading", new Step.StopReading(ALICE)),
                arguments("alice, bob stop reading", new Step.StopReading(BOTH)),
                arguments("alice reads again", new Step.ReadAgain(ALICE)),
                arguments("alice, bob read again", new Step.ReadAgain(BOTH)),
                arguments("alice -> hello", new Step.Send(ALICE, Text.of("hello"))),
                arguments("alice, bob -> hello", new Step.Send(BOTH, Text.of("hello"))),
                arguments("alice <- hello", new Step.Receive(ALICE, Text.of("hello"))),
                arguments("alice, bob <- hello", new Step.Receive(BOTH, Text.of("hello"))),
                arguments("alice <- (nothing)", new Step.ReceiveNothing(ALICE)),
                arguments("alice, bob <- (nothing)", new Step.ReceiveNothing(BOTH)),
                arguments("alice => \"hel\"", new Step.SendBytes(ALICE, bytes(new Quoted("hel")))),
                arguments("alice <= 68", new Step.ReceiveBytes(ALICE, bytes(new Hex(0x68, 0x68)))));
    }

    static Stream<Arguments> crowds() {
        return Stream.of(
                arguments("1 clients connect", new Step.CrowdConnects(1)),
                arguments("10000 clients connect", new Step.CrowdConnects(10_000)),
                arguments("each says 1 message", new Step.CrowdSpeaks(1)),
                arguments("each says 20 messages", new Step.CrowdSpeaks(20)),
                arguments(
                        "everyone hears all of them, each sender's in order",
                        new Step.CrowdHears(true)),
                arguments(
                        "everyone hears all of the others, each sender's in order",
                        new Step.CrowdHears(false)));
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                arguments("the port is taken", new Step.PortIsTaken()),
                arguments("no server is there", new Step.NoServer()),
                arguments("server is told to stop", new Step.ServerIsToldToStop()),
                arguments("server has let go of everyone who left", new Step.LetGo()),
                arguments("client prints no escape codes", new Step.NoEscapeCodes()),
                arguments("user sits at a terminal", new Step.AtTerminal()),
                arguments("user presses Ctrl-C", new Step.UserPresses(Step.Key.CTRL_C)),
                arguments("user presses Ctrl-D", new Step.UserPresses(Step.Key.CTRL_D)),
                arguments("user presses Backspace", new Step.UserPresses(Step.Key.BACKSPACE)),
                arguments("user presses Enter", new Step.UserPresses(Step.Key.ENTER)),
                arguments("cursor is behind hel", new Step.CursorBehind(Text.of("hel"))),
                arguments("server complains", new Step.Complains(Side.SERVER)),
                arguments("client complains", new Step.Complains(Side.CLIENT)),
                arguments(
                        "client complains: it is expired",
                        new Step.Complains(Side.CLIENT, Optional.of(Text.of("it is expired")))),
                arguments("server has no thread for each client", new Step.NoThreadForEach()),
                arguments("server has read everything", new Step.HasReadEverything()),
                arguments("server comes to rest", new Step.ComesToRest()),
                arguments(
                        "server's code uses java.nio.channels.Selector",
                        new Step.CodeUses(Side.SERVER, "java.nio.channels.Selector")),
                arguments(
                        "client's code starts no thread", new Step.CodeStartsNoThread(Side.CLIENT)),
                arguments(
                        "room shows an expired certificate",
                        new Step.RoomShows(Step.Identity.EXPIRED)),
                arguments(
                        "room shows a certificate that is not valid yet",
                        new Step.RoomShows(Step.Identity.NOT_YET_VALID)),
                arguments(
                        "room shows a certificate for another host",
                        new Step.RoomShows(Step.Identity.ANOTHER_HOST)),
                arguments(
                        "room shows a certificate that is only called localhost",
                        new Step.RoomShows(Step.Identity.ONLY_CALLED_LOCALHOST)),
                arguments(
                        "room shows a certificate of an unknown authority",
                        new Step.RoomShows(Step.Identity.UNKNOWN_AUTHORITY)),
                arguments("room speaks TLS 1.2", new Step.RoomSpeaks(Step.Language.TLS_1_2)),
                arguments("room speaks plain text", new Step.RoomSpeaks(Step.Language.PLAIN_TEXT)),
                arguments("room is refused", new Step.Refused(List.of("room"))),
                arguments("server exits", new Step.Exits(Side.SERVER, new Step.AnyStatus())),
                arguments("client exits", new Step.Exits(Side.CLIENT, new Step.AnyStatus())),
                arguments("server exits 0", new Step.Exits(Side.SERVER, new Step.Code(0))),
                arguments("client exits 255", new Step.Exits(Side.CLIENT, new Step.Code(255))),
                arguments(
                        "server exits with an error",
                        new Step.Exits(Side.SERVER, new Step.ErrorStatus())),
                arguments(
                        "client exits with an error",
                        new Step.Exits(Side.CLIENT, new Step.ErrorStatus())),
                arguments("user types hello there", new Step.UserTypes(Text.of("hello there"))),
                arguments("user types \"\"", new Step.UserTypes(Text.of(""))),
                arguments("user starts typing hel", new Step.UserStartsTyping(Text.of("hel"))),
                arguments("user ends the input", new Step.UserEndsInput()),
                arguments(
                        "screen shows Received: hello",
                        new Step.ScreenShows(Text.of("Received: hello"))),
                arguments("room -> hello", new Step.Send(List.of("room"), Text.of("hello"))));
    }

    @ParameterizedTest
    @MethodSource({"deeds", "crowds", "programs"})
    void every_form_of_a_line_is_the_step_that_it_says(String line, Step step) {
        assertThat(Pages.steps(line)).containsExactly(step);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("hello", Text.of("hello")),
                arguments("two  blanks inside", Text.of("two  blanks inside")),
                arguments("  blanks around \t", Text.of("blanks around")),
                arguments("say \"hi\"", Text.of("say \"hi\"")),
                arguments("a\\nb", Text.of("a\\nb")),
                arguments("hello (nothing)", Text.of("hello (nothing)")),
                arguments("-> <- => <=", Text.of("-> <- => <=")),
                arguments("# no comment", Text.of("# no comment")),
                arguments("Grüße, 世界 👋", Text.of("Grüße, 世界 👋")),
                arguments("\"\"", new Text(List.of())),
                arguments("\" blanks around \"", Text.of(" blanks around ")),
                arguments("\"(nothing)\"", Text.of("(nothing)")),
                arguments("\"say \\\"hi\\\"\"", Text.of("say \"hi\"")),
                arguments("\"a\\\\n\"", Text.of("a\\n")),
                arguments("\"\\n\\r\\t\\u00e9\\u0000\"", Text.of("\n\r\té\0")),
                arguments("\"\\ud83d\\udc4b\"", Text.of("👋")),
                arguments("{any}", new Text(List.of(new Any()))),
                arguments("{name}", new Text(List.of(new Name()))),
                arguments("{1 bytes of text}", new Text(List.of(new Filler(1, Unit.BYTES)))),
                arguments("{64 KiB of text}", new Text(List.of(new Filler(64, Unit.KIB)))),
                arguments("{64 MiB of text}", new Text(List.of(new Filler(64, Unit.MIB)))),
                arguments(
                        "{name}: {any}!",
                        new Text(
                                List.of(
                                        new Name(),
                                        new Literal(": "),
                                        new Any(),
                                        new Literal("!")))),
                arguments("\"{name} \"", new Text(List.of(new Name(), new Literal(" ")))),
                arguments("\"\\{name}\"", Text.of("{name}")),
                arguments("{\"type\": \"message\"}", Text.of("{\"type\": \"message\"}")),
                arguments("{} { any } {any", Text.of("{} { any } {any")),
                arguments(
                        "{{any}}",
                        new Text(List.of(new Literal("{"), new Any(), new Literal("}")))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_is_plain_or_quoted_with_placeholders_in_either(String written, Text text) {
        assertThat(Pages.steps("alice <- " + written))
                .containsExactly(new Step.Receive(ALICE, text));
    }

    static Stream<Arguments> bytes() {
        return Stream.of(
                arguments("\"\"", bytes(new Quoted(""))),
                arguments("\"[\" 1000 times 12", bytes(new Quoted("[", 1000), new Hex(0x12, 0x12))),
                arguments("\"a\\\"\\\\\\n\"", bytes(new Quoted("a\"\\\n"))),
                arguments("\"{any}\"", bytes(new Quoted("{any}"))),
                arguments("00 fF", bytes(new Hex(0, 0), new Hex(255, 255))),
                arguments("00..ff", bytes(new Hex(0, 255))),
                arguments("7f..7f", bytes(new Hex(0x7f, 0x7f))),
                arguments("{3 bytes of text}", bytes(new Filler(3, Unit.BYTES))),
                arguments(
                        "  \"caf\" \t c3 a9\t\"\\n\" {1 KiB of text}  ",
                        bytes(
                                new Quoted("caf"),
                                new Hex(0xc3, 0xc3),
                                new Hex(0xa9, 0xa9),
                                new Quoted("\n"),
                                new Filler(1, Unit.KIB))));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytes_are_quoted_hexadecimal_or_filler_in_any_mixture(String written, Bytes bytes) {
        assertThat(Pages.steps("alice => " + written))
                .containsExactly(new Step.SendBytes(ALICE, bytes));
    }

    @Test
    void messages_in_any_order_are_the_lines_that_are_indented_deeper() {
        assertThat(
                        Pages.steps(
                                """
                                  alice <- (in any order)
                                      from bob

                                     # a comment
                                   "from # carol"
                                  alice <- then this
                                """))
                .containsExactly(
                        new Step.ReceiveInAnyOrder(
                                ALICE, List.of(Text.of("from bob"), Text.of("from # carol"))),
                        new Step.Receive(ALICE, Text.of("then this")));
    }

    @Test
    void comments_and_blank_lines_are_no_steps() {
        assertThat(Pages.steps("# first\n\n   \t\nalice connects\n  # last\n"))
                .containsExactly(new Step.Connect(ALICE));
    }

    @Test
    void blanks_and_tabs_between_words_do_not_matter() {
        assertThat(Pages.steps("\t alice ,bob\tfinish \t sending \t"))
                .containsExactly(new Step.FinishSending(BOTH));
    }

    @Test
    void an_arrow_needs_no_blank_before_it() {
        assertThat(Pages.steps("alice->hello\nalice<-hello\nalice=>68\nalice<=68\n"))
                .containsExactly(
                        new Step.Send(ALICE, Text.of("hello")),
                        new Step.Receive(ALICE, Text.of("hello")),
                        new Step.SendBytes(ALICE, bytes(new Hex(0x68, 0x68))),
                        new Step.ReceiveBytes(ALICE, bytes(new Hex(0x68, 0x68))));
    }

    @Test
    void a_name_may_have_digits_hyphens_and_underscores() {
        assertThat(Pages.steps("Ann-Marie_2, client-1 connect"))
                .containsExactly(new Step.Connect(List.of("Ann-Marie_2", "client-1")));
    }

    private static Bytes bytes(Bytes.Chunk... chunks) {
        return new Bytes(List.of(chunks));
    }
}

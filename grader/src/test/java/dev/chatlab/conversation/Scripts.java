package dev.chatlab.conversation;

import dev.chatlab.conversation.Filler.Unit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary steps of every kind, with texts as nasty as the notation can say them. */
final class Scripts {

    /**
     * One to three different names. Taken from a shuffled list, they stay different when they
     * shrink.
     */
    private static final Arbitrary<List<String>> ACTORS =
            Combinators.combine(
                            Arbitraries.shuffle(
                                    "alice", "bob", "Ann-Marie_2", "client-1", "room", "says"),
                            Arbitraries.integers().between(1, 3))
                    .as((names, count) -> List.copyOf(names.subList(0, count)))
                    .withoutEdgeCases();

    private static final Arbitrary<Filler> FILLERS =
            Combinators.combine(
                            Arbitraries.integers().between(1, 64), Arbitraries.of(Unit.values()))
                    .as(Filler::new);

    /** What could be taken for something else, and anything at all. */
    private static final Arbitrary<String> STRINGS =
            Arbitraries.oneOf(
                    Arbitraries.of(
                            "",
                            " ",
                            "\t",
                            "\n",
                            "\r\n",
                            "\0",
                            "\u0085",
                            "\u00a0",
                            "\u2028",
                            "\u200d",
                            "\"",
                            "\\",
                            "\\\\",
                            "\\n",
                            "\\u00e9",
                            "\\{",
                            "{",
                            "}",
                            "{}",
                            "{{",
                            "{any}",
                            "{name}",
                            "{nick}",
                            "{1 KiB of text}",
                            "{any",
                            "any}",
                            "(",
                            "(nothing)",
                            "(in any order)",
                            "#",
                            "# no comment",
                            "->",
                            "<-",
                            "68 65",
                            "00..ff",
                            "hello",
                            "Grüße",
                            "世界",
                            "👋",
                            "👩\u200d💻",
                            "\ud83d",
                            "\udc4b",
                            "\uFEFF",
                            "{\"type\": \"message\"}"),
                    Arbitraries.strings().all().ofMaxLength(6),
                    Arbitraries.strings().withChars("{}\\\"# anyme(").ofMaxLength(8));

    private static final Arbitrary<Text.Part> LITERALS = STRINGS.map(Text.Literal::new);

    /** A text that can be sent. */
    private static final Arbitrary<Text> SPOKEN =
            texts(Arbitraries.oneOf(LITERALS, FILLERS, Arbitraries.of(new Text.Name())));

    private static final Arbitrary<Text> EXPECTED =
            texts(
                    Arbitraries.oneOf(
                            LITERALS, FILLERS, Arbitraries.of(new Text.Name(), new Text.Any())));

    private static final Arbitrary<Bytes> BYTES =
            Arbitraries.oneOf(
                            Combinators.combine(
                                            STRINGS, Arbitraries.integers().between(1, 1_000_000))
                                    .as(Bytes.Quoted::new),
                            Combinators.combine(
                                            Arbitraries.integers().between(0, 255),
                                            Arbitraries.integers().between(0, 255))
                                    .as((a, b) -> new Bytes.Hex(Math.min(a, b), Math.max(a, b))),
                            FILLERS)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(4)
                    .map(chunks -> new Bytes(List.copyOf(chunks)));

    private static final Arbitrary<Side> SIDES = Arbitraries.of(Side.values());

    private Scripts() {}

    private static Arbitrary<Text> texts(Arbitrary<? extends Text.Part> parts) {
        return parts.list().ofMaxSize(4).map(list -> new Text(List.copyOf(list)));
    }

    static Arbitrary<Step> steps() {
        return Arbitraries.oneOf(List.of(ofActors(), crowds(), consoles(), programs()));
    }

    private static Arbitrary<Step> ofActors() {
        return Arbitraries.oneOf(
                List.of(
                        Combinators.combine(ACTORS, Arbitraries.of(Step.Protection.values()))
                                .as(Step.Connect::new),
                        ACTORS.map(Step.Refused::new),
                        ACTORS.map(Step.ReceiveNothing::new),
                        ACTORS.map(Step.FinishSending::new),
                        Combinators.combine(ACTORS, Arbitraries.of(Step.Goodbye.values()))
                                .as(Step.Leave::new),
                        ACTORS.map(Step.Vanish::new),
                        Combinators.combine(ACTORS, Arbitraries.of(Step.Manner.values()))
                                .as(Step.Disconnected::new),
                        ACTORS.map(Step.StopReading::new),
                        ACTORS.map(Step.ReadAgain::new),
                        Combinators.combine(ACTORS, SPOKEN).as(Step.Send::new),
                        Combinators.combine(ACTORS, EXPECTED).as(Step.Receive::new),
                        Combinators.combine(ACTORS, EXPECTED.list().ofMinSize(1).ofMaxSize(3))
                                .as(Step.ReceiveInAnyOrder::new),
                        ACTORS.flatMap(actors ->
                                EXPECTED.list()
                                        .ofSize(actors.size())
                                        .map(messages ->
                                                new Step.ReceiveOneEach(actors, messages))),
                        Combinators.combine(ACTORS, BYTES).as(Step.SendBytes::new),
                        Combinators.combine(ACTORS, BYTES).as(Step.ReceiveBytes::new)));
    }

    private static Arbitrary<Step> crowds() {
        return Arbitraries.oneOf(
                List.of(
                        Arbitraries.integers().between(1, 10_000).map(Step.CrowdConnects::new),
                        Arbitraries.integers().between(1, 10_000).map(Step.CrowdSpeaks::new),
                        Arbitraries.of(true, false).map(Step.CrowdHears::new)));
    }

    private static Arbitrary<Step> consoles() {
        return Arbitraries.oneOf(
                List.of(
                        SPOKEN.map(Step.UserTypes::new),
                        SPOKEN.map(Step.UserStartsTyping::new),
                        EXPECTED.map(Step.ScreenShows::new),
                        EXPECTED.map(Step.CursorBehind::new),
                        Arbitraries.of(Step.Key.values()).map(Step.UserPresses::new),
                        Arbitraries.of(
                                new Step.UserEndsInput(),
                                new Step.AtTerminal(),
                                new Step.NoEscapeCodes())));
    }

    private static Arbitrary<Step> programs() {
        Arbitrary<Step.Status> statuses =
                Arbitraries.oneOf(
                        List.of(
                                Arbitraries.of(new Step.AnyStatus(), new Step.ErrorStatus()),
                                Arbitraries.integers().between(0, 255).map(Step.Code::new)));
        return Arbitraries.oneOf(
                List.of(
                        Arbitraries.of(
                                new Step.PortIsTaken(),
                                new Step.NoServer(),
                                new Step.LetGo(),
                                new Step.NoThreadForEach(),
                                new Step.HasReadEverything(),
                                new Step.ComesToRest(),
                                new Step.ServerIsToldToStop()),
                        Arbitraries.of(Step.Identity.values()).map(Step.RoomShows::new),
                        Arbitraries.of(Step.Language.values()).map(Step.RoomSpeaks::new),
                        Combinators.combine(
                                        SIDES,
                                        Arbitraries.of(
                                                "java.nio.channels.Selector", "java.util.Map"))
                                .as(Step.CodeUses::new),
                        SIDES.map(Step.CodeStartsNoThread::new),
                        Combinators.combine(SIDES, EXPECTED.optional()).as(Step.Complains::new),
                        Combinators.combine(SIDES, statuses).as(Step.Exits::new)));
    }
}

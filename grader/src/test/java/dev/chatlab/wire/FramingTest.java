package dev.chatlab.wire;

import static dev.chatlab.wire.Wires.glued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.wire.Framing.Decoded;
import dev.chatlab.wire.Framing.Incomplete;
import dev.chatlab.wire.Framing.Malformed;
import dev.chatlab.wire.Framing.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What holds for every wire that has messages: TCP may cut and glue them wherever it likes. */
class FramingTest {

    /** Any text that can be encoded: whole characters of one to four bytes, line ends as well. */
    private static final Arbitrary<String> TEXTS =
            Arbitraries.oneOf(
                            Arbitraries.of(
                                    "a", "7", " ", "{", "\"", "é", "世", "👋", "\r", "\u0085", "\0"),
                            Arbitraries.strings().withCharRange(' ', '~').ofLength(1))
                    .list()
                    .ofMaxSize(12)
                    .map(list -> String.join("", list));

    /** A wire and messages that it can carry. */
    @Provide
    Arbitrary<Tuple2<Framing, List<String>>> conversations() {
        Arbitrary<String> line = TEXTS.map(text -> text.endsWith("\r") ? text + "." : text);
        Arbitrary<String> frame = Arbitraries.oneOf(TEXTS, TEXTS.map(text -> text + "\n" + text));
        Arbitrary<String> object =
                TEXTS.map(text -> text.replaceAll("[\\x00-\\x1f\"\\\\]", "?"))
                        .map(text -> "{\"text\": \"" + text + "\"}");
        return Arbitraries.oneOf(
                List.of(
                        with(new Lines(), line),
                        with(new HeaderFrames(), frame),
                        with(new JsonLines(), object)));
    }

    private static Arbitrary<Tuple2<Framing, List<String>>> with(
            Framing wire, Arbitrary<String> messages) {
        return messages.list().ofMinSize(1).ofMaxSize(4).map(list -> Tuple.of(wire, list));
    }

    @Property(tries = 200)
    void cut_at_whatever_byte_a_message_is_incomplete_until_it_is_whole(
            @ForAll("conversations") Tuple2<Framing, List<String>> conversation) {
        Framing wire = conversation.get1();
        byte[] whole = wire.encode(conversation.get2().getFirst());

        for (int cut = 0; cut < whole.length; cut++) {
            assertThat(wire.next(Arrays.copyOf(whole, cut))).isInstanceOf(Incomplete.class);
        }
    }

    @Property(tries = 200)
    void glued_messages_come_apart_as_they_were_sent(
            @ForAll("conversations") Tuple2<Framing, List<String>> conversation) {
        Framing wire = conversation.get1();
        List<String> sent = conversation.get2();
        byte[] bytes = glued(sent.stream().map(wire::encode).toArray(byte[][]::new));

        List<String> received = new ArrayList<>();
        while (wire.next(bytes) instanceof Message(String text, int length)) {
            received.add(text);
            bytes = Arrays.copyOfRange(bytes, length, bytes.length);
        }

        assertThat(received).isEqualTo(sent);
        assertThat(bytes).isEmpty();
    }

    @Property(tries = 300)
    void a_message_arrives_with_its_last_byte_whatever_follows(
            @ForAll("conversations") Tuple2<Framing, List<String>> conversation,
            @ForAll byte[] what) {
        Framing wire = conversation.get1();
        String message = conversation.get2().getFirst();
        byte[] whole = wire.encode(message);

        assertThat(wire.next(glued(whole, what))).isEqualTo(new Message(message, whole.length));
    }

    @Provide
    Arbitrary<Framing> framings() {
        return Arbitraries.of(new Lines(), new HeaderFrames(), new JsonLines());
    }

    @Property(tries = 500)
    void what_is_malformed_stays_malformed(
            @ForAll("framings") Framing wire, @ForAll byte[] bytes, @ForAll byte[] more) {
        Decoded before = wire.next(bytes);

        if (before instanceof Malformed) {
            assertThat(wire.next(glued(bytes, more))).isEqualTo(before);
        }
    }

    @Property(tries = 500)
    void a_message_takes_no_more_bytes_than_there_are(
            @ForAll("framings") Framing wire, @ForAll byte[] bytes) {
        if (wire.next(bytes) instanceof Message(_, int length)) {
            assertThat(length).isBetween(1, bytes.length);
        }
    }
}

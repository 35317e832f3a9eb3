package dev.chatlab.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.conversation.Text;
import dev.chatlab.fuzz.Mutations;
import dev.chatlab.fuzz.Target;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The decoders of all wires: no bytes make them stumble, and it does not matter where TCP cuts. */
public final class WireTargets {

    private static final Path SCHEMAS = Path.of("..", "protocol-spec", "schema");

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "a",
                    "hello",
                    "alice is here",
                    "Grüße 👋",
                    "x".repeat(300),
                    "\r",
                    "a\rb",
                    "\0",
                    "{\"type\": \"message\", \"payload\": {\"text\": \"hi\", \"sender\": \"ann\", \"room\": \"hall\"}}",
                    "{\"type\": \"connect_ack\", \"payload\": {\"message\": \"Connected to the room.\"}}",
                    "{\"type\": \"error\", \"payload\": {\"code\": \"name_taken\", \"message\": \"no\"}}",
                    "[1, 2.5, -0, 1e999999999, 123456789012345678901234567890, true, null, {\"a\": []}]",
                    "[".repeat(3000),
                    "{\"a\":".repeat(1200),
                    "\"\\ud83d\"",
                    "1".repeat(1500),
                    "\"{any}\"",
                    "{}");

    private WireTargets() {}

    public static List<Target> all() {
        JsonRules rules = JsonRules.in(SCHEMAS.resolve("lab6-server.schema.json"));
        return List.of(
                new Target("wire: raw bytes", WireTargets::compareRaw),
                new Target("wire: lines", random -> decode(new Lines(), random)),
                new Target("wire: header frames", random -> decode(new HeaderFrames(), random)),
                new Target("wire: JSON lines", random -> decode(new JsonLines(), random)),
                new Target(
                        "wire: JSON lines with a schema",
                        random -> decode(new JsonLines(Optional.of(rules)), random)));
    }

    private static void compareRaw(RandomGenerator random) {
        RawBytes wire = new RawBytes();
        String text = new String(Mutations.bytes(200, random), UTF_8);
        require(wire.matches(Text.of(text), "alice", text), "a text is not itself");
        require(Arrays.equals(wire.encode(text), text.getBytes(UTF_8)), "other bytes");
    }

    private static void decode(Framing wire, RandomGenerator random) {
        byte[] bytes = stream(wire, random);
        List<Framing.Decoded> atOnce = all(wire, bytes);
        List<Framing.Decoded> chopped = chopped(wire, bytes, Mutations.cuts(bytes.length, random));
        require(
                atOnce.equals(chopped),
                "cut into pieces it says " + chopped + ", and not " + atOnce);
        Text expected = Text.of(Mutations.one(TEXTS, random));
        for (Framing.Decoded decoded : atOnce) {
            if (decoded instanceof Framing.Message(String text, _)) {
                wire.read(text).isSaidBy(wire.read(text));
                wire.matches(expected, "alice", text);
                wire.difference(expected, "alice", text);
            }
        }
    }

    /** Real messages, cut, glued and with flipped bits; or anything. */
    private static byte[] stream(Framing wire, RandomGenerator random) {
        if (random.nextInt(10) == 0) {
            return Mutations.bytes(200, random);
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String text = Mutations.one(TEXTS, random);
            String said = random.nextInt(3) == 0 ? Mutations.of(text, random) : text;
            byte[] message = wire.encode(said);
            stream.writeBytes(random.nextInt(3) == 0 ? Mutations.of(message, random) : message);
        }
        return stream.toByteArray();
    }

    /** The messages, and what stands behind the last one. */
    private static List<Framing.Decoded> all(Framing wire, byte[] bytes) {
        List<Framing.Decoded> all = new ArrayList<>();
        int at = 0;
        while (true) {
            Framing.Decoded next = wire.next(Arrays.copyOfRange(bytes, at, bytes.length));
            all.add(next);
            if (!(next instanceof Framing.Message(_, int length))) {
                return all;
            }
            require(
                    length >= 1 && length <= bytes.length - at,
                    "a message of " + length + " bytes");
            at += length;
        }
    }

    /**
     * The same as somebody decodes it who gets it in pieces, and looks only when it is worth it.
     */
    private static List<Framing.Decoded> chopped(Framing wire, byte[] bytes, int[] cuts) {
        List<Framing.Decoded> all = new ArrayList<>();
        int at = 0;
        int searched = 0;
        Framing.Decoded state = wire.next(new byte[0]);
        for (int end : cuts) {
            while (!(state instanceof Framing.Malformed)) {
                if (state instanceof Framing.Incomplete known
                        && (end - at < known.atLeast()
                                || !known.isEndedBy(bytes, Math.max(at, searched), end))) {
                    searched = end;
                    break;
                }
                state = wire.next(Arrays.copyOfRange(bytes, at, end));
                if (state instanceof Framing.Message(_, int length)) {
                    all.add(state);
                    at += length;
                    searched = at;
                    state = wire.next(new byte[0]);
                } else {
                    searched = end;
                    break;
                }
            }
        }
        // What stands behind the last one, as it is seen when all has come.
        all.add(wire.next(Arrays.copyOfRange(bytes, at, bytes.length)));
        return all;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}

package dev.chatlab.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes something that is nearly right out of what is right. */
public final class Mutations {

    private static final List<String> NASTY =
            List.of(
                    "",
                    "\0",
                    "\u001b",
                    "\u009b",
                    "\u202e",
                    "\ufeff",
                    "\ufffd",
                    "👋",
                    "é",
                    "\r",
                    "\n",
                    "\n\n",
                    "\t",
                    " ",
                    "    ",
                    "\"",
                    "\\",
                    "`",
                    "```",
                    "~~~",
                    "{",
                    "}",
                    "{any}",
                    "[",
                    "]",
                    "[[[[[[[[[[[[[[[[[[[[",
                    "(",
                    ")",
                    "<",
                    ">",
                    "> ",
                    "# ",
                    "## ",
                    "-",
                    "->",
                    "<-",
                    "=>",
                    ",",
                    ":",
                    ";",
                    "..",
                    "0",
                    "-1",
                    "00..ff",
                    "99999999999999999999",
                    "1e999999999",
                    "&",
                    "*",
                    "%s",
                    "$1",
                    "null",
                    "a".repeat(5000),
                    "\ud83d",
                    "\udc4b");

    private Mutations() {}

    public static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A few changes of single characters, pieces and lines. */
    public static String of(String text, RandomGenerator random) {
        String mutated = text;
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            mutated = random.nextInt(3) == 0 ? lines(mutated, random) : piece(mutated, random);
        }
        return mutated;
    }

    private static String piece(String text, RandomGenerator random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        String piece = text.substring(from, to);
        String instead =
                switch (random.nextInt(5)) {
                    case 0 -> "";
                    case 1 -> piece + piece;
                    case 2 -> piece + one(NASTY, random);
                    case 3 -> one(NASTY, random);
                    default ->
                            Character.toString(
                                    random.nextInt(random.nextBoolean() ? 128 : 0x10ffff));
                };
        return text.substring(0, from) + instead + text.substring(to);
    }

    private static String lines(String text, RandomGenerator random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(other));
            case 2 -> lines.set(at, lines.set(other, lines.get(at)));
            case 3 -> lines.set(at, "    " + lines.get(at));
            default -> lines.set(at, lines.get(at).strip());
        }
        return String.join("\n", lines);
    }

    /** Bytes with some of them flipped, cut out, doubled or replaced. */
    public static byte[] of(byte[] bytes, RandomGenerator random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(5); i > 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt(256);
                case 2 -> mutated = Arrays.copyOf(mutated, at);
                default -> {
                    byte[] longer = Arrays.copyOf(mutated, mutated.length + at);
                    System.arraycopy(mutated, 0, longer, mutated.length, at);
                    mutated = longer;
                }
            }
        }
        return mutated;
    }

    public static byte[] bytes(int most, RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Where these bytes are cut: places in ascending order, the end among them. */
    public static int[] cuts(int length, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> IntStream.rangeClosed(1, length).toArray(); // byte by byte
            case 1 -> new int[] {length / 2, length};
            default ->
                    IntStream.concat(
                                    random.ints(random.nextInt(6), 0, length + 1),
                                    IntStream.of(length))
                            .sorted()
                            .toArray();
        };
    }
}

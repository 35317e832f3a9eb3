package dev.chatlab.fuzz;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets every target read very many inputs, and prints a table. Arguments: how many inputs in all;
 * the seed of the first, else a random one. Input number i of a target has the seed of the first
 * plus i.
 */
public final class Fuzz {

    private static final Path RESULT = Path.of("target", "trust", "fuzz.json");
    private static final int SHOWN = 3;

    /** A terminal can write over a line; a file would hold every one of them. */
    private static final boolean TERMINAL =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();

    private record Row(String target, long inputs, double seconds, int crashes) {}

    private Fuzz() {}

    public static void main(String[] args) throws IOException {
        long tries = args.length > 0 ? Long.parseLong(args[0].replace("_", "")) : 1_000_000;
        long seed =
                args.length > 1 ? Long.parseLong(args[1]) : RandomGenerator.getDefault().nextInt();
        long each = Math.ceilDiv(tries, Targets.ALL.size());
        System.out.printf(
                Locale.ROOT,
                "%,d inputs for each of %d targets, from seed %d%n%n",
                each,
                Targets.ALL.size(),
                seed);
        List<Row> rows = new ArrayList<>();
        for (Target target : Targets.ALL) {
            rows.add(fuzz(target, each, seed));
            write(rows, seed);
        }
        System.out.printf(
                Locale.ROOT, "%n%-40s %12s %10s %8s%n", "target", "inputs", "time", "crashes");
        rows.forEach(Fuzz::print);
        Row sum = sum(rows);
        print(sum);
        System.exit(sum.crashes() == 0 ? 0 : 1);
    }

    private static Row sum(List<Row> rows) {
        return new Row(
                "all",
                rows.stream().mapToLong(Row::inputs).sum(),
                rows.stream().mapToDouble(Row::seconds).sum(),
                rows.stream().mapToInt(Row::crashes).sum());
    }

    private static Row fuzz(Target target, long inputs, long first) {
        long start = System.nanoTime();
        int crashes = 0;
        for (long i = 0; i < inputs; i++) {
            try {
                Targets.attack(target, first + i);
            } catch (Exception | Error e) {
                if (crashes++ < SHOWN) {
                    report(target, first + i, e);
                }
            }
            if (i == inputs - 1 || (TERMINAL && i % 1000 == 999)) {
                System.out.printf(
                        Locale.ROOT, "\r%-40s %,12d of %,d", target.name(), i + 1, inputs);
                System.out.flush();
            }
        }
        System.out.println();
        return new Row(target.name(), inputs, (System.nanoTime() - start) / 1e9, crashes);
    }

    private static void report(Target target, long seed, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        System.out.printf("%n%s, seed %d:%n", target.name(), seed);
        trace.toString()
                .lines()
                .limit(15)
                .map(line -> line.substring(0, Math.min(300, line.length())))
                .forEach(System.out::println);
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                "%-40s %,12d %8.1f s %8d%n",
                row.target(),
                row.inputs(),
                row.seconds(),
                row.crashes());
    }

    private static void write(List<Row> rows, long seed) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        Row sum = sum(rows);
        root.put("seed", seed);
        root.put("inputs", sum.inputs());
        root.put("seconds", sum.seconds());
        root.put("crashes", sum.crashes());
        ArrayNode targets = root.putArray("targets");
        for (Row row : rows) {
            targets.addObject()
                    .put("target", row.target())
                    .put("inputs", row.inputs())
                    .put("seconds", row.seconds())
                    .put("crashes", row.crashes());
        }
        Files.createDirectories(RESULT.getParent());
        Files.writeString(
                RESULT, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }
}

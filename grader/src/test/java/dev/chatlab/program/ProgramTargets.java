package dev.chatlab.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chatlab.fuzz.Mutations;
import dev.chatlab.fuzz.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What reads a program's output, its threads and its settings. */
public final class ProgramTargets {

    private static final List<String> TERMINAL =
            List.of(
                    "\u001b[",
                    "\u001b]",
                    "\u001bP",
                    "\u001b(",
                    "\u001b",
                    "\u009b",
                    "\u009d",
                    "\u009c",
                    "\u0007",
                    "0",
                    "1",
                    "24",
                    "80",
                    "81",
                    "2000",
                    "999999999",
                    "99999999999999999999",
                    "-1",
                    ";",
                    ":",
                    "?",
                    ">",
                    "!",
                    "\"",
                    " ",
                    "A",
                    "B",
                    "C",
                    "D",
                    "E",
                    "F",
                    "G",
                    "H",
                    "J",
                    "K",
                    "L",
                    "M",
                    "P",
                    "S",
                    "T",
                    "X",
                    "Z",
                    "@",
                    "b",
                    "c",
                    "d",
                    "e",
                    "f",
                    "g",
                    "h",
                    "l",
                    "m",
                    "n",
                    "r",
                    "s",
                    "u",
                    "q",
                    "p",
                    "x",
                    "1049h",
                    "1049l",
                    "6n",
                    "38;2;1;2;3m",
                    "38;5;m",
                    "2J",
                    "7l",
                    "\r",
                    "\n",
                    "\b",
                    "\t",
                    "\u000e",
                    "\u000f",
                    "\0",
                    "\u007f",
                    "hello",
                    "👋",
                    "世",
                    "e\u0301",
                    "x".repeat(100),
                    "\n".repeat(50),
                    "\u202e");

    private static final String DUMP =
            """
            "main" #1 [7] prio=5 os_prio=0 cpu=1.0ms tid=0x1 nid=7 runnable  [0x1]
               java.lang.Thread.State: RUNNABLE
            \tat sun.nio.ch.Net.accept(java.base@25/Native Method)
            \tat Chat.main(Chat.java:11)

               Locked ownable synchronizers:
            \t- <0x9> (a java.util.concurrent.locks.ReentrantLock$NonfairSync)

            "waiter" #22 [2] prio=5 os_prio=0 tid=0x2 nid=2 in Object.wait() [0x2]
               java.lang.Thread.State: WAITING (on object monitor)
            \t- waiting on <0x7> (a java.lang.Object)
            \tat Chat.await(Chat.java:11)
            \t- locked <0x7> (a java.lang.Object)
            \t- waiting to lock <0x7> (a java.lang.Object)
            \t- parking to wait for  <0x9> (a java.lang.Object)

            #31 "" virtual WAITING 2026-01-01T00:00:00Z
                at java.base/java.lang.VirtualThread.park(VirtualThread.java:1)
                at Chat.talk(Chat.java:12)
                - waiting to lock <java.lang.Object@1>

            Found one Java-level deadlock:
            """;

    private static final List<String> SETTINGS =
            List.of(
                    "build: make\nserver: python3 server.py {port}\nclient: python3 client.py {host} {port}\n",
                    "server: \"./server\" 'a b' {port}\nport: 5000\n",
                    "# a comment\n---\nserver: >\n  python3\n  server.py {port}\n...\n",
                    "server: &a [x, *a]\nclient: {a: b}\nport: 0x10\nbuild: !!str x\n? a\n: b\n",
                    "server: |\n  x {port}\nclient: null\nport: 1_000\n");

    private ProgramTargets() {}

    public static List<Target> all() {
        return List.of(
                new Target("screen of a terminal", ProgramTargets::show),
                new Target("output of a program", ProgramTargets::print),
                new Target(
                        "thread dump",
                        random ->
                                new ThreadDumpParser(Set.of("Chat.java"))
                                        .parse(Mutations.of(DUMP, random))),
                new Target("chatlab.yaml", ProgramTargets::configure));
    }

    private static void show(RandomGenerator random) {
        byte[] bytes = printed(random);
        Screen whole = new Screen();
        whole.show(bytes, bytes.length);
        Screen chopped = new Screen();
        int from = 0;
        for (int end : Mutations.cuts(bytes.length, random)) {
            byte[] piece = Arrays.copyOfRange(bytes, from, end);
            chopped.show(piece, piece.length);
            from = end;
        }
        require(
                whole.toString().equals(chopped.toString()),
                "cut into pieces, the screen shows something else");
        whole.lines(0);
        whole.beforeCursor();
        whole.find(0, Pattern.compile("hello"));
        whole.isBeforeCursor(Pattern.compile("hello"));
    }

    private static byte[] printed(RandomGenerator random) {
        String text =
                IntStream.range(0, random.nextInt(60))
                        .mapToObj(_ -> Mutations.one(TERMINAL, random))
                        .collect(Collectors.joining());
        byte[] bytes = text.getBytes(UTF_8);
        return random.nextInt(3) == 0 ? Mutations.of(bytes, random) : bytes;
    }

    private static void print(RandomGenerator random) {
        byte[] bytes = random.nextBoolean() ? printed(random) : Mutations.bytes(300, random);
        Output whole = new Output();
        whole.add(Output.Stream.OUT, bytes, bytes.length);
        whole.end(Output.Stream.OUT);
        Output chopped = new Output();
        int from = 0;
        for (int end : Mutations.cuts(bytes.length, random)) {
            byte[] piece = Arrays.copyOfRange(bytes, from, end);
            chopped.add(Output.Stream.OUT, piece, piece.length);
            from = end;
        }
        chopped.end(Output.Stream.OUT);
        require(
                whole.text(Output.Stream.OUT).equals(chopped.text(Output.Stream.OUT)),
                "another text");
        require(whole.tail().equals(chopped.tail()), "other lines");
        require(
                whole.text(Output.Stream.OUT).equals(new String(bytes, UTF_8)),
                "not what was printed");
    }

    private static void configure(RandomGenerator random) {
        String text =
                random.nextInt(10) == 0
                        ? new String(Mutations.bytes(200, random), UTF_8)
                        : Mutations.of(Mutations.one(SETTINGS, random), random);
        try {
            SettingsParser.parse(text);
        } catch (BadSubmission refused) {
            require(refused.getMessage().startsWith(Settings.FILE), "it does not name the file");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}

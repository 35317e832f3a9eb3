// How fast is a check? Both sides of the ratio are measured in one run, in turns, because the machine's
// mood changes from minute to minute.
//
// The floor: one javac of the same sources, then, for each server conversation, one start of the same
// server in a bare JVM until its first echo, all one after another. The check also compiles, plays the
// clients' conversations and ends every program; it may use both cores, start servers ahead, and start
// them with options of its own. A floor whose JVMs have these options too is measured as well.
//
//     grader/benchmarks/check-speed [ROUNDS]

final Path SOLUTION = Path.of("reference-solution", "lab1-echo");
final Path CHAPTER = Path.of("protocol-spec", "lab1-echo.md");

// The options with which the grader starts a Java program, as far as they need no file that it made before.
final List<String> GRADERS_OPTIONS =
        List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=4",
                "-XX:-UsePerfData");

record Round(double javac, double starts, double tunedStarts, double check) {
    double ratio() {
        return check / (javac + starts);
    }

    double tunedRatio() {
        return check / (javac + tunedStarts);
    }
}

void main(String[] args) throws Exception {
    Path jdk = Path.of(args[0]);
    int times = Integer.parseInt(args[1]);
    int conversations = serverConversations();
    Path classes = Files.createTempDirectory("chatlab-benchmark");
    classes.toFile().deleteOnExit(); // after its files: see compile
    check(); // the first one may have to build
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
        Round round =
                new Round(
                        seconds(() -> compile(jdk, classes)),
                        seconds(() -> start(jdk, classes, List.of(), conversations)),
                        seconds(() -> start(jdk, classes, GRADERS_OPTIONS, conversations)),
                        seconds(this::check));
        rounds.add(round);
        IO.println(
                "round %d: javac %.2f s, %d starts %.2f s (tuned %.2f s), check %.2f s: %.2f of the floor"
                        .formatted(
                                i,
                                round.javac(),
                                conversations,
                                round.starts(),
                                round.tunedStarts(),
                                round.check(),
                                round.ratio()));
    }
    IO.println(
            "median: javac %.2f s, %d starts %.2f s (tuned %.2f s), check %.2f s"
                    .formatted(
                            median(rounds, Round::javac),
                            conversations,
                            median(rounds, Round::starts),
                            median(rounds, Round::tunedStarts),
                            median(rounds, Round::check)));
    IO.println(
            "the check takes %.2f of the floor (aim: at most 0.80)"
                    .formatted(median(rounds, Round::ratio)));
    IO.println(
            "and %.2f of a floor with the grader's own JVM options"
                    .formatted(median(rounds, Round::tunedRatio)));
}

interface Work {
    void run() throws Exception;
}

double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
}

double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
}

// Those whose first step is not the user's or the room's.
int serverConversations() throws IOException {
    Matcher first =
            Pattern.compile("(?m)^```conversation .*\\R(\\w+)").matcher(Files.readString(CHAPTER));
    return (int) first.results().filter(r -> r.group(1).matches("alice|the")).count();
}

void compile(Path jdk, Path classes) throws Exception {
    run(
            jdk.resolve("bin/javac").toString(),
            "-d",
            classes.toString(),
            SOLUTION.resolve("src/EchoServer.java").toString(),
            SOLUTION.resolve("src/EchoClient.java").toString());
    for (File file : classes.toFile().listFiles()) {
        file.deleteOnExit();
    }
}

void start(Path jdk, Path classes, List<String> options, int times) throws Exception {
    for (int i = 0; i < times; i++) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classes.toString(), "EchoServer", Integer.toString(port)));
        Process server =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        awaitEcho(port, server);
        server.destroyForcibly().waitFor();
    }
}

int freePort() throws IOException {
    for (int port = 20_000; ; port++) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            // The next one.
        }
    }
}

void awaitEcho(int port, Process server) throws Exception {
    while (true) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write('x');
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
            return;
        } catch (ConnectException notYet) {
            if (server.waitFor(1, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server has ended");
            }
        }
    }
}

void check() throws Exception {
    run("./chatlab", "check", "1", SOLUTION.toString());
}

void run(String... command) throws Exception {
    Process process =
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
    if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
    }
}

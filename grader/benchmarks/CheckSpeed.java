// How fast is a check? Both sides of the ratio are measured in one run, in turns, because the machine's
// mood changes from minute to minute.
//
// The floor: one javac of the same sources, then, for each server conversation, one start of the same
// server JVM until its first echo, all one after another. The check also compiles, plays the clients'
// conversations and ends every program; it may use a warm compiler, both cores, and servers started ahead.
//
//     grader/benchmarks/check-speed [ROUNDS]

final Path SOLUTION = Path.of("reference-solution", "lab1-echo");
final Path CHAPTER = Path.of("protocol-spec", "lab1-echo.md");

// The options with which the grader starts a Java program; the JVM's own defaults are measured as well.
final List<String> GRADERS_OPTIONS =
        List.of(
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=4",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData");

void main(String[] args) throws Exception {
    Path jdk = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    int conversations = serverConversations();
    Path classes = Files.createTempDirectory("chatlab-benchmark");
    List<Double> javac = new ArrayList<>();
    List<Double> starts = new ArrayList<>();
    List<Double> defaultStarts = new ArrayList<>();
    List<Double> checks = new ArrayList<>();
    check(); // the first one may have to build
    for (int round = 1; round <= rounds; round++) {
        javac.add(seconds(() -> compile(jdk, classes)));
        starts.add(seconds(() -> start(jdk, classes, GRADERS_OPTIONS, conversations)));
        defaultStarts.add(seconds(() -> start(jdk, classes, List.of(), conversations)));
        checks.add(seconds(this::check));
        IO.println(
                "round %d: javac %.2f s, %d starts %.2f s (with default options %.2f s), check %.2f s"
                        .formatted(
                                round,
                                javac.getLast(),
                                conversations,
                                starts.getLast(),
                                defaultStarts.getLast(),
                                checks.getLast()));
    }
    double floor = median(javac) + median(starts);
    double defaultFloor = median(javac) + median(defaultStarts);
    double check = median(checks);
    IO.println("median: floor %.2f s, check %.2f s".formatted(floor, check));
    IO.println("ratio to the floor: %.2f (aim: at most 0.80)".formatted(check / floor));
    IO.println(
            "ratio to a floor with the JVM's default options: %.2f".formatted(check / defaultFloor));
}

interface Work {
    void run() throws Exception;
}

double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
}

double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
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

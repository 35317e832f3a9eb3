// How fast is a check? Both sides of the ratio are measured in one run, in turns, because the machine's
// mood changes from minute to minute.
//
// The floor: one javac of the same sources, then, for each conversation, one start of the program that it
// judges in a bare JVM, all one after another: a server until its first answer, a client until it has
// connected. The check also compiles and starts, and then it plays the conversations and ends every
// program; it may use both cores, start programs ahead, and start them with options of its own.
//
//     grader/benchmarks/check-speed [ROUNDS] [LAB...]

record Lab(String number, Path solution, List<String> classes, int servers, int clients) {}

record Round(double javac, double starts, double check) {
    double ratio() {
        return check / (javac + starts);
    }
}

void main(String[] args) throws Exception {
    Path jdk = Path.of(args[0]);
    int times = Integer.parseInt(args[1]);
    List<String> wanted = List.of(args).subList(2, args.length);
    for (Lab lab : labs()) {
        if (wanted.isEmpty() || wanted.contains(lab.number())) {
            measure(jdk, lab, times);
        }
    }
}

// Every lab that has a reference solution, with the number of its conversations on either side.
List<Lab> labs() throws IOException {
    List<Lab> labs = new ArrayList<>();
    for (File folder : new File("reference-solution").listFiles()) {
        Path chapter = Path.of("protocol-spec", folder.getName() + ".md");
        if (Files.exists(chapter)) {
            String page = Files.readString(chapter);
            List<String> classes =
                    Pattern.compile("(?m)^(?:server|client) (\\w+) .*PORT")
                            .matcher(page)
                            .results()
                            .map(found -> found.group(1))
                            .toList();
            Pattern first = Pattern.compile("(?m)^```conversation .*\\R(?:#.*\\R)*(\\w+)");
            List<String> beginnings =
                    first.matcher(page).results().map(found -> found.group(1)).toList();
            long clients =
                    beginnings.stream().filter(words -> words.matches("(user|room|no)")).count();
            labs.add(
                    new Lab(
                            folder.getName().replaceAll("\\D", ""),
                            folder.toPath(),
                            classes,
                            (int) (beginnings.size() - clients),
                            (int) clients));
        }
    }
    labs.sort(Comparator.comparing(Lab::number));
    return labs;
}

void measure(Path jdk, Lab lab, int times) throws Exception {
    Path classes = Files.createTempDirectory("chatlab-benchmark");
    classes.toFile().deleteOnExit(); // after its files: see compile
    check(lab); // the first one may have to build
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
        Round round =
                new Round(
                        seconds(() -> compile(jdk, lab, classes)),
                        seconds(() -> start(jdk, lab, classes)),
                        seconds(() -> check(lab)));
        rounds.add(round);
        say(lab, "round " + i, round.javac(), round.starts(), round.check(), round.ratio());
    }
    say(
            lab,
            "median",
            median(rounds, Round::javac),
            median(rounds, Round::starts),
            median(rounds, Round::check),
            median(rounds, Round::ratio));
}

void say(Lab lab, String what, double javac, double starts, double check, double ratio) {
    IO.println(
            "lab %s, %s: javac %.2f s, %d starts %.2f s, check %.2f s: %.2f of the floor (aim: at most 0.80)"
                    .formatted(
                            lab.number(),
                            what,
                            javac,
                            lab.servers() + lab.clients(),
                            starts,
                            check,
                            ratio));
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

void compile(Path jdk, Lab lab, Path classes) throws Exception {
    List<String> command =
            new ArrayList<>(
                    List.of(jdk.resolve("bin/javac").toString(), "-d", classes.toString()));
    for (File source : lab.solution().resolve("src").toFile().listFiles()) {
        command.add(source.toString());
    }
    run(command);
    for (File file : classes.toFile().listFiles()) {
        file.deleteOnExit();
    }
}

void start(Path jdk, Lab lab, Path classes) throws Exception {
    for (int i = 0; i < lab.servers(); i++) {
        int port = freePort();
        Process server = java(jdk, classes, "%sServer".formatted(kind(lab)), "" + port);
        awaitAnswer(port, server);
        server.destroyForcibly().waitFor();
    }
    for (int i = 0; i < lab.clients(); i++) {
        try (ServerSocket room = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process client =
                    java(
                            jdk,
                            classes,
                            "%sClient".formatted(kind(lab)),
                            "127.0.0.1",
                            "" + room.getLocalPort(),
                            "user");
            room.accept().close();
            client.destroyForcibly().waitFor();
        }
    }
}

// The first lab's programs are called after the echo.
String kind(Lab lab) {
    return lab.classes().getFirst().replaceAll("(Server|Client)$", "");
}

Process java(Path jdk, Path classes, String program, String... arguments) throws IOException {
    List<String> command =
            new ArrayList<>(
                    List.of(jdk.resolve("bin/java").toString(), "-cp", classes.toString(), program));
    // A client that is told no name takes none.
    boolean named = program.equals("ChatClient") && Files.exists(classes.resolve("ChatServer.class"));
    command.addAll(List.of(arguments).subList(0, named ? arguments.length : Math.min(2, arguments.length)));
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
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

// A line comes back, or a question: in every lab the first byte is an answer.
void awaitAnswer(int port, Process server) throws Exception {
    while (true) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("x\n".getBytes());
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

void check(Lab lab) throws Exception {
    run(List.of("./chatlab", "check", lab.number(), lab.solution().toString()));
}

void run(List<String> command) throws Exception {
    Process process =
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
    if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed");
    }
}

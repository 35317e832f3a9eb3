import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

// How fast is a check? Both sides of the ratio are measured in one run, in turns, because the machine's
// mood changes from minute to minute.
//
// The floor: one javac of the same sources, then, for each conversation, one start of the program that it
// judges in a bare JVM, all one after another: a server until its first answer, a client until it has
// connected. The check also compiles and starts, and then it plays the conversations and ends every
// program; it may use both cores, start programs ahead, and start them with options of its own.
//
//     grader/benchmarks/check-speed [ROUNDS] [LAB...]

// A lab, with what stands behind the names of its programs in the chapter, and how many conversations start each.
record Lab(
        String number,
        Path solution,
        Map<String, List<String>> programs,
        boolean libraries,
        boolean frames,
        int servers,
        int clients) {}

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
            Map<String, List<String>> programs = new LinkedHashMap<>();
            Pattern.compile("(?m)^(?:server|client) (\\w+) (.*PORT.*)")
                    .matcher(page)
                    .results()
                    .forEach(found -> programs.put(found.group(1), List.of(found.group(2).split(" "))));
            List<String> beginnings = beginnings(page);
            long clients =
                    beginnings.stream().filter(words -> words.matches("(user|room|no)")).count();
            labs.add(
                    new Lab(
                            folder.getName().replaceAll("\\D", ""),
                            folder.toPath(),
                            programs,
                            page.contains("\nlibrary "),
                            page.contains("\nwire header frames"),
                            (int) (beginnings.size() - clients),
                            (int) clients));
        }
    }
    labs.sort(Comparator.comparing(Lab::number));
    return labs;
}

// The first word of each conversation that starts a program, those of other chapters included.
List<String> beginnings(String page) throws IOException {
    List<String> words = new ArrayList<>();
    Pattern.compile("(?m)^```conversation .*\\R(?:#.*\\R)*([\\w']+)")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .filter(word -> !word.endsWith("'s")) // somebody's code: nothing is started
            .forEach(words::add);
    Matcher include = Pattern.compile("(?m)^```include (server|client) of (\\S+\\.md)").matcher(page);
    while (include.find()) {
        boolean clients = include.group(1).equals("client");
        beginnings(Files.readString(Path.of("protocol-spec", include.group(2)))).stream()
                .filter(word -> word.matches("(user|room|no)") == clients)
                .forEach(words::add);
    }
    return words;
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
                    List.of(
                            jdk.resolve("bin/javac").toString(),
                            "-cp",
                            classPath(lab, classes),
                            "-d",
                            classes.toString()));
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
        Process server = java(jdk, lab, classes, program(lab, "Server"), port);
        awaitAnswer(lab, port, server);
        server.destroyForcibly().waitFor();
    }
    for (int i = 0; i < lab.clients(); i++) {
        try (ServerSocket room = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process client = java(jdk, lab, classes, program(lab, "Client"), room.getLocalPort());
            room.accept().close();
            client.destroyForcibly().waitFor();
        }
    }
}

String program(Lab lab, String kind) {
    return lab.programs().keySet().stream().filter(name -> name.endsWith(kind)).findFirst().orElseThrow();
}

Process java(Path jdk, Lab lab, Path classes, String program, int port) throws Exception {
    List<String> command =
            new ArrayList<>(
                    List.of(jdk.resolve("bin/java").toString(), "-cp", classPath(lab, classes), program));
    for (String argument : lab.programs().get(program)) {
        command.add(
                switch (argument) {
                    case "PORT" -> Integer.toString(port);
                    case "HOST" -> "localhost";
                    case "NAME" -> "user";
                    case "ROOM" -> "hall";
                    case "KEYSTORE" -> certificates().resolve("server.p12").toString();
                    case "TRUSTSTORE" -> certificates().resolve("truststore.p12").toString();
                    case "PASSWORD" -> PASSWORD;
                    default -> throw new IllegalStateException("what is " + argument + "?");
                });
    }
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
}

String classPath(Lab lab, Path classes) throws IOException {
    if (!lab.libraries()) {
        return classes.toString();
    }
    try (Stream<Path> jars = Files.list(Path.of("grader/target/lib"))) {
        return jars.map(Path::toString)
                .filter(jar -> jar.matches(".*jackson-(core|databind|annotations)-.*"))
                .collect(Collectors.joining(File.pathSeparator, classes + File.pathSeparator, ""));
    }
}

// What ./chatlab certs says about its key stores.
final String PASSWORD = "chatlab";

Path certificates = null;

Path certificates() throws Exception {
    if (certificates == null) {
        Path folder = Files.createTempDirectory("chatlab-benchmark");
        run(List.of("./chatlab", "certs", folder.toString()));
        for (File file : folder.toFile().listFiles()) {
            file.deleteOnExit();
        }
        certificates = folder;
    }
    return certificates;
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

// A line comes back, or a question, or a complaint: in every lab something comes. In lab 5 it comes to somebody else.
void awaitAnswer(Lab lab, int port, Process server) throws Exception {
    while (true) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            if (lab.frames()) {
                awaitFrame(socket, port);
            } else {
                awaitByte(inside(lab, socket, port));
            }
            socket.setSoLinger(true, 0);
            return;
        } catch (ConnectException notYet) {
            if (server.waitFor(1, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server has ended");
            }
        }
    }
}

Socket inside(Lab lab, Socket socket, int port) throws Exception {
    return lab.programs().toString().contains("KEYSTORE")
            ? trusting().getSocketFactory().createSocket(socket, "localhost", port, true)
            : socket;
}

void awaitByte(Socket socket) throws IOException {
    socket.getOutputStream().write("xxxxxxxxxx\n".getBytes());
    socket.getInputStream().read();
}

// Nobody is told that a listener is there, so the speaker says it again until she hears it.
void awaitFrame(Socket listener, int port) throws IOException {
    try (Socket speaker = new Socket(InetAddress.getLoopbackAddress(), port)) {
        listener.getOutputStream().write("5         alice".getBytes());
        speaker.getOutputStream().write("3         bob".getBytes());
        listener.setSoTimeout(5);
        while (true) {
            speaker.getOutputStream().write("5         hello".getBytes());
            try {
                listener.getInputStream().read();
                speaker.setSoLinger(true, 0);
                return;
            } catch (SocketTimeoutException notYet) {
                // Once more.
            }
        }
    }
}

SSLContext trusting = null;

SSLContext trusting() throws Exception {
    if (trusting == null) {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(
                KeyStore.getInstance(
                        certificates().resolve("truststore.p12").toFile(), PASSWORD.toCharArray()));
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }
    return trusting;
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

package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.WireFormat;
import dev.chatlab.gallery.Grading;
import dev.chatlab.program.Libraries;
import dev.chatlab.program.Ports;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DynamicTest;

/**
 * Where somebody works through a handout: an empty folder at first. What the commands need of each
 * other is there: the starter, then the worked answer in its place, and a room that works.
 */
final class HandoutDesk implements AutoCloseable {

    private static final String PORT = "5000";
    private static final String MY_CERTS = HandoutCommand.MY_CERTS;

    /** Stands for the folder of the kit in the commands, and is a folder here. */
    private static final String KIT = "kit";

    // In a room of its own: nobody in another one hears of it.
    private static final String CONNECT =
            "{\"type\": \"connect\", \"payload\": {\"name\": \"nora\", \"room\": \"cellar\"}}";

    private final Chapter chapter;
    private final Path folder;

    // The room of this lab, from when somebody first needs it until the desk is left.
    private int roomPort;
    private Optional<Teletype> room = Optional.empty();

    HandoutDesk(String lab, Path parent) {
        this.chapter = Grading.chapter(lab);
        this.folder = parent.resolve(lab);
    }

    /** A test for each command of the handout. */
    Stream<DynamicTest> commands() {
        return HandoutCommands.of(Grading.starter(chapter.lab()).resolve("README.md")).stream()
                .sorted(Comparator.comparingInt(this::place))
                .map(command -> dynamicTest(command, () -> run(command)));
    }

    private int place(String command) {
        return HandoutCommand.of(command, chapter.number()).map(HandoutCommand::ordinal).orElse(-1);
    }

    private void run(String command) throws Exception {
        HandoutCommand kind =
                HandoutCommand.of(command, chapter.number())
                        .orElseThrow(() ->
                                new AssertionError("this test does not know what it has to do"));
        Files.createDirectories(folder);
        switch (kind) {
            case START -> assertThat(chatlab(here(command), 0)).contains("README.md");
            case CHECK -> assertThat(chatlab(here(command), 1)).contains("0 of ");
            case HINT -> assertThat(chatlab(words(command), 0)).contains("  1 of ");
            case MODULE -> module(command);
            case SERVER -> server(command);
            case SERVE -> room(command);
            case ATTACH -> assertThat(chatlab(words(atRoom(command)), 0)).contains("1 of 1 passed");
            case CERTS -> assertThat(chatlab(words(mine(command)), 0)).contains("For example");
            case LOOK -> look(command);
            case NC -> nc();
            case FRAMES -> frames(command);
            case WRITE -> write(command);
            case JQ -> jq(command);
            case OPENSSL -> openssl(command);
            case JOIN -> client(kits(atRoom(command)));
            case CLIENT -> client(own(atRoom(command)));
            case PIPE -> pipe(atRoom(command));
        }
    }

    /** The words of a command, whose fourth is a folder, as somebody would mean it who is here. */
    private List<String> here(String command) {
        List<String> words = new ArrayList<>(words(command));
        words.set(3, folder.resolve(words.get(3)).toString());
        return words;
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }

    /** Runs a command of the kit to its end, in this process, and returns what it printed. */
    private static String chatlab(List<String> words, int exitCode) {
        Chat chat = Chat.lab(words.stream().skip(1).toArray());
        assertThat(chat.exitCode()).as(chat.out() + chat.err()).isEqualTo(exitCode);
        return chat.out();
    }

    /** Maven itself is not run here; a module that exists is what can be wrong about it. */
    private static void module(String command) throws IOException {
        Path kit = Path.of("..");
        Path module = Path.of(words(command).get(2));
        assertThat(kit.resolve(module).resolve("pom.xml")).exists();
        assertThat(Files.readString(kit.resolve("pom.xml")))
                .contains("<module>" + module.getName(0) + "</module>");
        assertThat(Files.readString(kit.resolve(module.getName(0)).resolve("pom.xml")))
                .contains("<module>" + module.getName(1) + "</module>");
    }

    private void server(String command) throws Exception {
        int port = Ports.reserve();
        try (Teletype server = own(at(port, command))) {
            assertThatItAnswers(server, port);
        } finally {
            Ports.release(port);
        }
    }

    /** Somebody connects, says something, and is answered. */
    private void assertThatItAnswers(Teletype server, int port) throws Exception {
        try (Socket alice = server.connect(port)) {
            switch (chapter.settings().wire()) {
                case FRAMES -> assertThatTheyHearEachOther(alice, server.connect(port));
                case JSON -> assertThat(answerTo(CONNECT, secured(alice))).contains("connect_ack");
                default ->
                        assertThat(answerTo("hello", alice))
                                .isEqualTo(hasNames() ? "NICK" : "hello");
            }
        }
    }

    private static void assertThatTheyHearEachOther(Socket alice, Socket bob) throws IOException {
        try (bob) {
            FrameVisitor listening = FrameVisitor.enters(alice, "alice");
            FrameVisitor.enters(bob, "bob").says("hello");
            listening.hears("bob", "hello");
        }
    }

    /** In a lab inside TLS, the same connection inside TLS; else as it is. */
    private Socket secured(Socket socket) throws Exception {
        if (!chapter.settings().insideTls()) {
            return socket;
        }
        Path store = folder.resolve(MY_CERTS).resolve("truststore.p12");
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(KeyStore.getInstance(store.toFile(), CertsCommand.PASSWORD.toCharArray()));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    }

    /**
     * The user says something, which comes back from the room, and then has nothing more to say.
     */
    private void client(Teletype client) throws Exception {
        try (client) {
            if (chapter.settings().wire() == WireFormat.FRAMES) {
                talkWithSomebody(client);
            } else {
                client.types("hello");
                client.prints("hello");
            }
            client.endsItsInput();
            assertThat(client.exitCode()).isZero();
        }
    }

    /** Where nothing comes back, there must be somebody else. */
    private void talkWithSomebody(Teletype client) throws Exception {
        try (Socket socket = visit()) {
            FrameVisitor witness = FrameVisitor.enters(socket, "witness");
            client.types("hello");
            witness.hears("hello");
            witness.says("hello yourself");
            client.prints("witness > hello yourself");
        }
    }

    private void nc() throws Exception {
        try (Teletype nc = Teletype.nc(room())) {
            switch (chapter.settings().wire()) {
                case FRAMES -> typeFrames(nc);
                case JSON -> connectByHand(nc);
                default -> {
                    if (hasNames()) {
                        nc.prints("NICK");
                        nc.types("nora");
                    }
                    nc.types("hello");
                    nc.prints("hello");
                }
            }
        }
    }

    /** As the handout says it: Enter is a byte, too, and is counted. */
    private void typeFrames(Teletype nc) throws Exception {
        try (Socket socket = visit()) {
            FrameVisitor ann = FrameVisitor.enters(socket, "ann");
            nc.types("4         bob");
            nc.types("6         Hello");
            ann.hears("bob\n", "Hello\n");
        }
    }

    private static void connectByHand(Teletype client) throws IOException {
        client.types(CONNECT);
        client.prints("connect_ack");
    }

    /** Who is in the room hears a whole frame; half a one hurts nobody. */
    private void frames(String command) throws Exception {
        try (Socket socket = visit();
                Socket another = visit()) {
            FrameVisitor witness = FrameVisitor.enters(socket, "witness");
            try (Teletype _ = shell(atRoom(command))) {
                if (command.contains("Hello'")) {
                    witness.hears("bob", "Hello");
                }
                FrameVisitor.enters(another, "carol").says("still here");
                witness.hears("carol", "still here");
            }
        }
    }

    private void look(String command) throws IOException {
        Teletype.assumeThereIs("openssl");
        try (Teletype openssl = shell(command)) {
            openssl.prints("DNS:localhost");
        }
    }

    private void write(String command) throws Exception {
        try (Teletype echo = shell(command)) {
            assertThat(echo.exitCode()).isZero();
        }
    }

    /** Behind what is in the file comes what the user types. */
    private void jq(String command) throws Exception {
        Teletype.assumeThereIs("nc");
        Teletype.assumeThereIs("jq");
        try (Teletype jq = shell(atRoom(command))) {
            jq.prints("\"message\": \"Connected to the room.\"");
            jq.types("{\"type\": \"message\", \"payload\": {\"text\": \"hello\"}}");
            jq.prints("\"text\": \"hello\"");
        }
    }

    private void openssl(String command) throws Exception {
        Teletype.assumeThereIs("openssl");
        try (Teletype openssl = shell(atRoom(command))) {
            connectByHand(openssl);
        }
    }

    /** Files in the place of keyboard and screen; a witness in the room hears what was in there. */
    private void pipe(String command) throws Exception {
        layReference();
        try (Socket witness = visit()) {
            assertThat(answerTo("I am here", witness)).isEqualTo("I am here");
            BufferedReader in = reader(witness);
            try (Teletype pipe = shell(command)) {
                assertThat(pipe.exitCode()).isZero();
            }
            assertThat(in.readLine()).isEqualTo("hello");
            assertThat(in.readLine()).isEqualTo("I am a file");
        }
        String file = command.substring(command.lastIndexOf('>') + 1).strip();
        assertThat(folder.resolve(file)).content().startsWith("Connected to ");
    }

    private static String answerTo(String line, Socket server) throws IOException {
        server.getOutputStream().write((line + "\n").getBytes(UTF_8));
        return reader(server).readLine();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** A command of the kit that talks to somebody, in a process of its own. */
    private Teletype kits(String command) throws IOException {
        String[] arguments = words(mine(command)).stream().skip(1).toArray(String[]::new);
        return new Teletype(Grader.start(arguments));
    }

    /** The command with what somebody who is here has made. */
    private String mine(String command) {
        return command.replace(MY_CERTS, folder.resolve(MY_CERTS).toString());
    }

    /** A program in the student's folder, as it is when the lab is done. */
    private Teletype own(String command) throws IOException {
        layReference();
        layLibraries();
        return shell("exec " + command.replace("KIT", folder.resolve(KIT).toString()));
    }

    /** A line that somebody types into a shell who is here. */
    private Teletype shell(String command) throws IOException {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        String path = Path.of(Grader.java()).getParent() + File.pathSeparator;
        shell.environment().merge("PATH", path, (known, first) -> first + known);
        return new Teletype(shell.start());
    }

    /** The jars where a kit has them; while it is tested, it may not be built. */
    private void layLibraries() throws IOException {
        Path lib = Files.createDirectories(folder.resolve(KIT).resolve("grader/target/lib"));
        for (Path jar : Libraries.named(chapter.settings().libraries())) {
            Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void layReference() throws IOException {
        Path mine = folder.resolve(started()).resolve("src");
        try (Stream<Path> sources = Files.list(Grading.reference(chapter.lab()).resolve("src"))) {
            for (Path source : sources.toList()) {
                Files.copy(
                        source,
                        mine.resolve(source.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The folder that the handout has begun with. */
    private Path started() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(inside -> Files.isDirectory(inside.resolve("src")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean hasNames() {
        return chapter.settings().client().stream()
                .anyMatch(client -> client.arguments().contains("NAME"));
    }

    private String atRoom(String command) throws Exception {
        return at(room(), command);
    }

    private static String at(int port, String command) {
        return command.replace(PORT, Integer.toString(port));
    }

    /** A connection to a room that works. */
    private Socket visit() throws Exception {
        int port = room();
        return room.orElseThrow().connect(port);
    }

    /** The port of a room that works. */
    private int room() throws Exception {
        return room("./chatlab serve " + chapter.number() + " --port " + PORT);
    }

    private int room(String serve) throws Exception {
        if (room.isEmpty()) {
            roomPort = Ports.reserve();
            room = Optional.of(kits(at(roomPort, serve)));
            assertThatItAnswers(room.get(), roomPort);
        }
        return roomPort;
    }

    @Override
    public void close() {
        room.ifPresent(Teletype::close);
        Ports.release(roomPort);
    }
}

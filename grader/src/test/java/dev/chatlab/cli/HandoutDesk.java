package dev.chatlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.gallery.Grading;
import dev.chatlab.program.Ports;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Where somebody works through a handout: an empty folder at first. What the commands need of each
 * other is there: the starter, then the worked answer in its place, and a room that works.
 */
final class HandoutDesk implements AutoCloseable {

    private static final String PORT = "5000";

    /** The kinds of commands, in the order in which they are tried. */
    private enum Kind {
        START("\\./chatlab start LAB [\\w-]+"),
        CHECK("\\./chatlab check LAB [a-z][\\w-]*( --only [\\w-]+)?"),
        HINT("\\./chatlab hint LAB [\\w-]+"),
        MODULE("\\./mvnw -pl [\\w/-]+ test"),
        SERVER("java [\\w-]+/src/\\w+Server\\.java 5000"),
        SERVE("\\./chatlab serve LAB --port 5000"),
        ATTACH("\\./chatlab check LAB --attach 5000 --only [\\w-]+"),
        NC("nc 127\\.0\\.0\\.1 5000"),
        JOIN("\\./chatlab join LAB( \\w+)? --port 5000"),
        CLIENT("java [\\w-]+/src/\\w+Client\\.java 127\\.0\\.0\\.1 5000( \\w+)?"),
        PIPE("printf '[^']+' \\| java [\\w-]+/src/\\w+\\.java 127\\.0\\.0\\.1 5000 > [\\w.]+");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        /** The command's kind, if it is one for this lab. */
        static Optional<Kind> of(String command, String lab) {
            return Stream.of(values())
                    .filter(kind -> Pattern.matches(kind.form.replace("LAB", lab), command))
                    .findFirst();
        }
    }

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
        return Kind.of(command, chapter.number()).map(Kind::ordinal).orElse(-1);
    }

    private void run(String command) throws Exception {
        Kind kind =
                Kind.of(command, chapter.number())
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
            case NC -> nc();
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
    private void assertThatItAnswers(Teletype server, int port)
            throws IOException, InterruptedException {
        try (Socket alice = server.connect(port)) {
            assertThat(answerTo("hello", alice)).isEqualTo(hasNames() ? "NICK" : "hello");
        }
    }

    /**
     * The user says something, which comes back from the room, and then has nothing more to say.
     */
    private static void client(Teletype client) throws Exception {
        try (client) {
            client.types("hello");
            client.prints("hello");
            client.endsItsInput();
            assertThat(client.exitCode()).isZero();
        }
    }

    private void nc() throws Exception {
        try (Teletype nc = Teletype.nc(room())) {
            if (hasNames()) {
                nc.prints("NICK");
                nc.types("nora");
            }
            nc.types("hello");
            nc.prints("hello");
        }
    }

    /** Files in the place of keyboard and screen; a witness in the room hears what was in there. */
    private void pipe(String command) throws Exception {
        layReference();
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        String path = Path.of(Grader.java()).getParent() + File.pathSeparator;
        shell.environment().merge("PATH", path, (known, first) -> first + known);
        try (Socket witness = room.orElseThrow().connect(roomPort)) {
            assertThat(answerTo("I am here", witness)).isEqualTo("I am here");
            BufferedReader in = reader(witness);
            try (Teletype pipe = new Teletype(shell.start())) {
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
    private static Teletype kits(String command) throws IOException {
        String[] arguments = words(command).stream().skip(1).toArray(String[]::new);
        return new Teletype(Grader.start(arguments));
    }

    /** A program in the student's folder, as it is when the lab is done. */
    private Teletype own(String command) throws IOException {
        layReference();
        List<String> words = new ArrayList<>(words(command));
        words.set(0, Grader.java());
        return new Teletype(
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start());
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
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private boolean hasNames() {
        return chapter.settings().client().stream()
                .anyMatch(client -> client.arguments().contains("NAME"));
    }

    private String atRoom(String command) throws IOException, InterruptedException {
        return at(room(), command);
    }

    private static String at(int port, String command) {
        return command.replace(PORT, Integer.toString(port));
    }

    /** The port of a room that works. */
    private int room() throws IOException, InterruptedException {
        return room("./chatlab serve " + chapter.number() + " --port " + PORT);
    }

    private int room(String serve) throws IOException, InterruptedException {
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

package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chatlab join}: the reference client of a lab, to try things by hand. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the reference client of a lab, to talk to a server by hand.",
            "A lab without a client of its own gets one that talks to its server."
        },
        footer = {
            "",
            "For example, to talk to your own server that listens on port 5000:",
            "  ./chatlab join 1 --port 5000",
            "  ./chatlab join 4 ann --port 5000     (where people have names)",
            "  ./chatlab join 6 ann --room kitchen  (where there are rooms)"
        })
final class JoinCommand implements Callable<Integer> {

    @Mixin private LabParameter lab = new LabParameter();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Your name, where the lab's client is told one.")
    private String name = "";

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Where the server is (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = ServeCommand.DEFAULT_PORT,
            description = "The port it listens on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--room",
            paramLabel = "ROOM",
            defaultValue = "hall",
            description = "The room to enter, in labs with rooms (default: ${DEFAULT-VALUE}).")
    private String room = "";

    @Mixin private CertsOption certs = new CertsOption();

    @Override
    public Integer call() throws Exception {
        Kit kit = Kit.find();
        Chapter chapter = kit.partner(lab.chapter(kit), Side.CLIENT);
        Port.check(port);
        boolean named =
                chapter.settings()
                        .client()
                        .filter(client -> client.arguments().contains("NAME"))
                        .isPresent();
        if (named && name.isEmpty()) {
            throw new Usage(
                    "who are you? ./chatlab join " + chapter.number() + " NAME --port " + port);
        }
        if (!named && !name.isEmpty()) {
            throw new Usage("nobody has a name in " + chapter.lab() + ": leave out " + name);
        }
        Map<String, String> values = new HashMap<>(certs.values(kit, chapter.settings()));
        values.put("host", host);
        values.put("port", Integer.toString(port));
        values.put("name", name);
        values.put("room", room);
        return ReferenceProgram.run(kit, chapter, Side.CLIENT, values);
    }
}

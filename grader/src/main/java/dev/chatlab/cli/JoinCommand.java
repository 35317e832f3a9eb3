package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Side;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code chatlab join}: the reference client of a lab, to try things by hand. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        description = "Runs the reference client of a lab, to talk to a server by hand.",
        footer = {
            "",
            "For example, to talk to your own server that listens on port 5000:",
            "  ./chatlab join 1 --port 5000"
        })
final class JoinCommand implements Callable<Integer> {

    @Mixin private LabParameter lab = new LabParameter();

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

    @Override
    public Integer call() throws Exception {
        Kit kit = Kit.find();
        Chapter chapter = lab.chapter(kit);
        Port.check(port);
        Map<String, String> values = Map.of("host", host, "port", Integer.toString(port));
        return ReferenceProgram.run(kit, chapter, Side.CLIENT, values);
    }
}

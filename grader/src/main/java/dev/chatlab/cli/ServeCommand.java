package dev.chatlab.cli;

import dev.chatlab.conversation.Chapter;
import dev.chatlab.conversation.Side;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chatlab serve}: the reference server of a lab, to try things by hand. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the reference server of a lab, to try things by hand.",
            "A lab without a server of its own gets the one that its client talks to."
        },
        footer = {
            "",
            "For example, in two terminals:",
            "  ./chatlab serve 1 --port 5000",
            "  nc 127.0.0.1 5000"
        })
final class ServeCommand implements Callable<Integer> {

    /** The port of the lecture. */
    static final String DEFAULT_PORT = "12345";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private LabParameter lab = new LabParameter();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = DEFAULT_PORT,
            description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin private CertsOption certs = new CertsOption();

    @Override
    public Integer call() throws Exception {
        Kit kit = Kit.find();
        Chapter chapter = kit.partner(lab.chapter(kit), Side.SERVER);
        Port.check(port);
        Map<String, String> values = new HashMap<>(certs.values(kit, chapter.settings()));
        values.put("port", Integer.toString(port));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "The reference server of "
                        + chapter.lab()
                        + " on port "
                        + port
                        + "; Ctrl-C ends it.");
        if (chapter.settings().insideTls()) {
            out.println(
                    "To talk to it: openssl s_client -quiet -verify_return_error -verify_hostname"
                            + " localhost -CAfile "
                            + values.get("authority")
                            + " -connect localhost:"
                            + port);
        }
        out.flush();
        return ReferenceProgram.run(kit, chapter, Side.SERVER, values);
    }
}

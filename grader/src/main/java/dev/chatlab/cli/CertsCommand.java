package dev.chatlab.cli;

import dev.chatlab.tls.Authority;
import dev.chatlab.tls.CertificateFolder;
import dev.chatlab.tls.CertificateKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chatlab certs}: an authority and certificates of it, to try TLS by hand. */
@Command(
        name = "certs",
        mixinStandardHelpOptions = true,
        description = {
            "Makes certificates, good and bad ones, to try TLS by hand.",
            "They are new each time, and nothing on this computer trusts them. It never writes over"
                    + " files that exist."
        },
        footer = {"", "For example:", "  ./chatlab certs my-certs"})
final class CertsCommand implements Callable<Integer> {

    /** Opens the key stores. No secret: it will be seen on command lines. */
    static final String PASSWORD = "chatlab";

    private static final List<CertificateKind> KINDS = List.of(CertificateKind.values());

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "FOLDER",
            description = "Where to; it is made if need be.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws Usage {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Usage(folder + " is a file: name a folder");
        }
        CertificateFolder files = new CertificateFolder(folder);
        List<Path> inTheWay = files.files(KINDS).stream().filter(Files::exists).toList();
        if (!inTheWay.isEmpty()) {
            String more = inTheWay.size() > 1 ? " and " + (inTheWay.size() - 1) + " more" : "";
            throw new Usage(
                    "no certificates were made, because this exists already: "
                            + inTheWay.getFirst()
                            + more
                            + "; name another folder, or delete what is there");
        }
        try {
            files.write(Authority.create(), KINDS, PASSWORD);
        } catch (IOException e) {
            throw new Usage("the certificates cannot be written to " + folder + ": " + e);
        }
        say(files);
        return 0;
    }

    private void say(CertificateFolder files) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The password of each .p12 is " + PASSWORD + ".");
        out.println();
        out.println("What a client trusts:");
        row(out, files.authority(), "the authority, for Python, openssl and most others");
        row(out, files.trustStore(), "the same for Java");
        out.println("What a server shows, each with a key that it keeps to itself:");
        for (CertificateKind kind : KINDS) {
            row(out, files.certificate(kind), meaning(kind));
            row(out, files.key(kind), "its key");
            row(out, files.keyStore(kind), "both for Java");
        }
        out.println();
        out.println("For example, in two terminals:");
        out.println("  ./chatlab serve 7 --port 5000 --certs " + folder);
        out.println(
                "  openssl s_client -quiet -verify_return_error -connect localhost:5000 -CAfile "
                        + files.authority()
                        + " -verify_hostname localhost");
    }

    private static void row(PrintWriter out, Path file, String meaning) {
        out.printf(Locale.ROOT, "  %-28s %s%n", file.getFileName(), meaning);
    }

    private static String meaning(CertificateKind kind) {
        return switch (kind) {
            case GOOD -> "good, for localhost, 127.0.0.1 and ::1";
            case EXPIRED -> "refuse it: its time was over yesterday";
            case NOT_YET_VALID -> "refuse it: its time begins tomorrow";
            case ANOTHER_HOST -> "refuse it: it is for chat.example";
            case ONLY_CALLED_LOCALHOST ->
                    "refuse it: it is for chat.example, whatever it is called";
            case UNKNOWN_AUTHORITY -> "refuse it: nobody trusts the authority that signed it";
        };
    }
}

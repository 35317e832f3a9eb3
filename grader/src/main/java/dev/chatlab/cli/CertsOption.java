package dev.chatlab.cli;

import dev.chatlab.conversation.LabSettings;
import dev.chatlab.tls.Authority;
import dev.chatlab.tls.CertificateFolder;
import dev.chatlab.tls.CertificateKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whose certificates a reference program uses, in a lab inside TLS. */
final class CertsOption {

    /** A set of the kit's own is made anew long before it expires. */
    private static final Duration FRESH = Duration.ofDays(100);

    @Option(
            names = "--certs",
            paramLabel = "FOLDER",
            description =
                    "In lab 7: certificates that ./chatlab certs has made (default: the kit's own,"
                            + " which are made when needed).")
    private Path folder = Path.of("");

    /** What the programs of a lab with these settings are told, by the names of their arguments. */
    Map<String, String> values(Kit kit, LabSettings settings) throws Usage {
        return settings.insideTls() ? files(kit).arguments(CertsCommand.PASSWORD) : Map.of();
    }

    /**
     * The files themselves.
     *
     * @throws Usage when the folder named is none of that kind, or the kit's own cannot be made
     */
    CertificateFolder files(Kit kit) throws Usage {
        if (folder.toString().isEmpty()) {
            return ofKit(kit.home().resolve("grader").resolve("target").resolve("certs"));
        }
        CertificateFolder named = new CertificateFolder(folder.toAbsolutePath());
        if (!Files.isReadable(named.authority())) {
            throw new Usage(
                    "there are no certificates in "
                            + folder
                            + "; ./chatlab certs FOLDER makes some in a new folder");
        }
        return named;
    }

    private static CertificateFolder ofKit(Path place) throws Usage {
        CertificateFolder own = new CertificateFolder(place);
        try {
            if (isFresh(own)) {
                return own;
            }
            Files.createDirectories(place.getParent());
            Path made = Files.createTempDirectory(place.getParent(), "certs-");
            new CertificateFolder(made)
                    .write(
                            Authority.create(),
                            List.of(CertificateKind.GOOD),
                            CertsCommand.PASSWORD);
            if (Files.isDirectory(place)) {
                Files.move(place, made.resolve("old"));
            }
            Files.move(made, place);
            return own;
        } catch (IOException e) {
            if (isFresh(own)) {
                return own; // somebody else has made them in the same moment
            }
            throw new Usage(
                    "the kit cannot make its own certificates in "
                            + place
                            + "; ./chatlab certs FOLDER makes some, and --certs FOLDER names them");
        }
    }

    private static boolean isFresh(CertificateFolder own) {
        try {
            Instant made = Files.getLastModifiedTime(own.authority()).toInstant();
            return made.isAfter(Instant.now().minus(FRESH));
        } catch (IOException e) {
            return false; // there are none
        }
    }
}

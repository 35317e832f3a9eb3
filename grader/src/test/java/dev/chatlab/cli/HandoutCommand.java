package dev.chatlab.cli;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of commands in handouts, in the order in which they are tried. */
enum HandoutCommand {
    START("\\./chatlab start LAB [\\w-]+"),
    CHECK("\\./chatlab check LAB [a-z][\\w-]*( --only [\\w-]+)?"),
    HINT("\\./chatlab hint LAB [\\w-]+"),
    MODULE("\\./mvnw -pl [\\w/-]+ test"),
    CERTS("\\./chatlab certs CERTS"),
    LOOK("openssl x509 -in CERTS/certificate\\.pem -noout -text"),
    SERVER("java JARS[\\w-]+/src/\\w+Server\\.java 5000( CERTS/server\\.p12 chatlab)?"),
    SERVE("\\./chatlab serve LAB --port 5000( --certs CERTS)?"),
    ATTACH("\\./chatlab check LAB --attach 5000 --only [\\w-]+"),
    NC("nc 127\\.0\\.0\\.1 5000"),
    FRAMES("printf '[^']+' \\| nc 127\\.0\\.0\\.1 5000"),
    WRITE("echo '[^']+' > [\\w.]+"),
    JQ("cat [\\w.]+ - \\| nc 127\\.0\\.0\\.1 5000 \\| jq [^|]+"),
    OPENSSL("openssl s_client -quiet -verify_return_error -connect localhost:5000 .+"),
    JOIN("\\./chatlab join LAB( \\w+)? --port 5000( --certs CERTS)?"),
    CLIENT(
            "java JARS[\\w-]+/src/\\w+Client\\.java (127\\.0\\.0\\.1|localhost) 5000( \\w+){0,2}"
                    + "( CERTS/truststore\\.p12 chatlab)?"),
    PIPE("printf '[^']+' \\| java [\\w-]+/src/\\w+\\.java 127\\.0\\.0\\.1 5000 > [\\w.]+");

    /** Where somebody has certificates. */
    static final String MY_CERTS = "my-certs";

    private static final String JARS = "(-cp \"KIT/grader/target/lib/\\*\" )?";

    private final String form;

    HandoutCommand(String form) {
        this.form = form;
    }

    /** The command's kind, if it is one for this lab. */
    static Optional<HandoutCommand> of(String command, String lab) {
        return Stream.of(values())
                .filter(kind -> Pattern.matches(kind.form(lab), command))
                .findFirst();
    }

    private String form(String lab) {
        return form.replace("LAB", lab).replace("JARS", JARS).replace("CERTS", MY_CERTS);
    }
}

package dev.chatlab.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** What a lab may allow its Java programs to use: the grader's own jars of the same library. */
public final class Libraries {

    static final Path[] JACKSON =
            Stream.of(JsonMapper.class, JsonParser.class, JsonProperty.class)
                    .map(Libraries::location)
                    .toArray(Path[]::new);

    private Libraries() {}

    /** The jars of the libraries with these names; there is only {@code jackson}, for JSON. */
    public static List<Path> named(Set<String> names) {
        return names.isEmpty() ? List.of() : List.of(JACKSON);
    }

    /** The folder or jar that a class was loaded from. */
    public static Path location(Class<?> some) {
        try {
            return Path.of(some.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this program does not know where it is", e);
        }
    }
}

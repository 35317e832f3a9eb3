package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    @Test
    void a_machine_without_a_utf_8_locale_is_given_one() {
        assertThat(Surroundings.variables(Map.of(), "Linux")).containsEntry("LC_ALL", "C.UTF-8");
        assertThat(Surroundings.variables(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"), "Linux"))
                .containsEntry("LC_ALL", "C.UTF-8");
        assertThat(Surroundings.variables(Map.of(), "Mac OS X"))
                .containsEntry("LC_ALL", "en_US.UTF-8");
    }

    @Test
    void java_options_of_the_graders_own_are_not_inherited() {
        Map<String, String> environment = new HashMap<>();
        for (String name :
                List.of(
                        "JAVA_TOOL_OPTIONS",
                        "_JAVA_OPTIONS",
                        "JDK_JAVA_OPTIONS",
                        "CLASSPATH",
                        "PATH")) {
            environment.put(name, "x");
        }
        Surroundings.clean(environment);
        assertThat(environment).containsOnlyKeys("PATH");
    }

    @Test
    void a_utf_8_locale_is_left_alone_and_windows_has_none() {
        assertThat(Surroundings.variables(Map.of("LANG", "de_DE.utf8", "LC_ALL", ""), "Linux"))
                .doesNotContainKey("LC_ALL");
        assertThat(Surroundings.variables(Map.of(), "Windows 11")).doesNotContainKey("LC_ALL");
    }
}

package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void all_four_keys_are_understood() throws Exception {
        Settings settings =
                SettingsParser.parse(
                        """
                        # how to start me
                        build: make -C "my code"
                        server: python3 'my server.py' {port}
                        client: ./client {host} {port}
                        port: 5000
                        """);
        assertThat(settings.build()).contains("make -C \"my code\"");
        assertThat(settings.commands())
                .containsEntry(Role.SERVER, List.of("python3", "my server.py", "{port}"))
                .containsEntry(Role.CLIENT, List.of("./client", "{host}", "{port}"));
        assertThat(settings.port()).hasValue(5000);
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_not_hurt() throws Exception {
        Settings settings = SettingsParser.parse("\uFEFFserver: run {port}\r\nport: 80\r\n");
        assertThat(settings.commands()).containsEntry(Role.SERVER, List.of("run", "{port}"));
        assertThat(settings.port()).hasValue(80);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_mistake_is_named_with_its_line_and_what_is_accepted(String text, String message) {
        assertThatThrownBy(() -> SettingsParser.parse(text))
                .isInstanceOf(BadSubmission.class)
                .hasMessage(message);
    }

    static Stream<Arguments> a_mistake_is_named_with_its_line_and_what_is_accepted() {
        return Stream.of(
                mistake(
                        "build: make\n\nsever: x {port}",
                        "chatlab.yaml:3: unknown key \"sever\": did you mean \"server\"? Keys are build, server,"
                                + " client, port."),
                mistake(
                        "Server: x {port}",
                        "chatlab.yaml:1: unknown key \"Server\": did you mean \"server\"? Keys are build, server,"
                                + " client, port."),
                mistake(
                        "server: x {port}\nlanguage: python",
                        "chatlab.yaml:2: unknown key \"language\". Keys are build, server, client, port."),
                mistake(
                        "",
                        "chatlab.yaml is empty: it needs a line like \"server: python3 server.py {port}\""),
                mistake(
                        "# nothing yet\n",
                        "chatlab.yaml is empty: it needs a line like \"server: python3 server.py {port}\""),
                mistake(
                        "build: make",
                        "chatlab.yaml names no program: it needs a line like"
                                + " \"server: python3 server.py {port}\""),
                mistake(
                        "python3 server.py {port}",
                        "chatlab.yaml:1: expected lines like \"server: python3 server.py {port}\""),
                mistake(
                        "- server: x",
                        "chatlab.yaml:1: expected lines like \"server: python3 server.py {port}\""),
                mistake(
                        "server: python3 server.py",
                        "chatlab.yaml:1: \"server\": the command does not say where the port goes: write {port}"
                                + " there, or add a line like \"port: 5000\" for a program whose port cannot be"
                                + " told"),
                mistake(
                        "server: x {port}\nclient: y",
                        "chatlab.yaml:2: \"client\": the command does not say where the port goes: write {port}"
                                + " there, or add a line like \"port: 5000\" for a program whose port cannot be"
                                + " told"),
                mistake(
                        "server: {port}",
                        "chatlab.yaml:1: \"server\": must be a command on one line; put it in quotes when it begins"
                                + " with { or ["),
                mistake("server: 5000", "chatlab.yaml:1: \"server\": must be a command, not 5000"),
                mistake(
                        "server:\n",
                        "chatlab.yaml:1: \"server\": must be a command, but there is nothing after it"),
                mistake(
                        "server: x {port}\nbuild: ''",
                        "chatlab.yaml:2: \"build\": must be a command, but there is nothing after it"),
                mistake(
                        "server: x 'y {port}",
                        "chatlab.yaml:1: \"server\": a quote in the command is never closed"),
                mistake(
                        "server: x\nport: 0",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535, not 0"),
                mistake(
                        "server: x\nport: 65536",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535, not 65536"),
                mistake(
                        "server: x\nport: 99999999999999999999",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535, not 99999999999999999999"),
                mistake(
                        "server: x\nport: -1",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535, not -1"),
                mistake(
                        "server: x\nport: \"5000\"",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535, not the text \"5000\""),
                mistake(
                        "server: x\nport:",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535"),
                mistake(
                        "server: x\nport: [1]",
                        "chatlab.yaml:2: \"port\": must be a number from 1 to 65535"),
                mistake(
                        "server: x {port}\nserver: y {port}",
                        "chatlab.yaml:2: \"server\" is there twice"),
                mistake(
                        "server: x {port}\n---\nserver: y {port}",
                        "chatlab.yaml:3: a second document begins here; the file holds one"),
                mistake(
                        "build: make\nserver: echo a: b",
                        "chatlab.yaml:2: not YAML: put a command that has a colon followed by a blank in quotes"),
                mistake(
                        "server: x {port}\n\tport: 5",
                        "chatlab.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
                                + " use \\t(TAB) for indentation)"),
                mistake(
                        "build: make\nserver: \"x {port}\nport: 5000\n",
                        "chatlab.yaml:2: not YAML: the quote that begins here is never closed"));
    }

    private static Arguments mistake(String text, String message) {
        return Arguments.of(text, message);
    }
}

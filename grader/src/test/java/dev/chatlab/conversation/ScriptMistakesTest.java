package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are steps, and yet no conversation: nobody could play them. */
class ScriptMistakesTest {

    @Test
    void somebody_who_is_not_connected_cannot_speak() {
        assertThat(Pages.complaints(Pages.around("alice connects", "bob -> hello")))
                .isEqualTo(
                        """
                        page.md:15:1: bob is not connected
                            accepted here: bob connects, on an earlier line\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice leaves", "alice vanishes", "alice is disconnected"})
    void somebody_who_has_gone_is_not_connected_any_more(String goes) {
        assertThat(Pages.complaints(Pages.around("alice connects", goes, "alice <- hello")))
                .isEqualTo(
                        """
                        page.md:16:1: alice is not connected
                            accepted here: alice connects, on an earlier line\
                        """);
    }

    @Test
    void mistakes_come_in_the_order_of_the_page_in_whatever_order_they_are_found() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "alice connects",
                                        "server's code starts no thread",
                                        "bob -> hello")))
                .containsSubsequence("page.md:15:1: code", "page.md:16:1: bob");
    }

    @Test
    void nobody_connects_twice() {
        assertThat(Pages.complaints(Pages.around("alice connects", "bob, alice connect")))
                .isEqualTo(
                        """
                        page.md:15:1: alice is connected already
                            accepted here: another name\
                        """);
    }

    @Test
    void somebody_who_has_gone_may_come_back() {
        assertThat(
                        Pages.only(
                                        Pages.around(
                                                "alice connects",
                                                "alice finishes sending",
                                                "alice stops reading",
                                                "alice leaves",
                                                "alice connects",
                                                "alice -> back",
                                                "alice <- back"))
                                .script())
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice -> hello", "alice => 68", "alice finishes sending"})
    void somebody_who_has_finished_sending_sends_nothing_more(String sends) {
        assertThat(
                        Pages.complaints(
                                Pages.around("alice connects", "alice finishes sending", sends)))
                .isEqualTo(
                        """
                        page.md:16:1: alice has finished sending
                            accepted here: this step on an earlier line\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice <- hello",
                "alice <- (nothing)",
                "alice <- (in any order)\n    hello",
                "alice <= 68",
                "alice is disconnected"
            })
    void somebody_who_does_not_read_hears_nothing(String hears) {
        assertThat(Pages.complaints(Pages.around("alice connects", "alice stops reading", hears)))
                .isEqualTo(
                        """
                        page.md:16:1: alice does not read
                            accepted here: alice reads again, on an earlier line\
                        """);
    }

    @Test
    void somebody_who_reads_again_hears() {
        assertThat(
                        Pages.only(
                                        Pages.around(
                                                "alice connects",
                                                "alice stops reading",
                                                "alice reads again",
                                                "alice <- hello"))
                                .script())
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice connects",
                "alice -> hello",
                "alice, room <- hello",
                "5 clients connect",
                "each says 1 message",
                "everyone hears all of them, each sender's in order",
                "server is told to stop",
                "server complains",
                "server exits"
            })
    void one_conversation_judges_one_program(String step) {
        assertThat(Pages.complaints(Pages.around("user types hello", step)))
                .startsWith(
                        """
                        page.md:15:1: this conversation judges a client, and this step needs a server to judge
                            accepted here: user, screen, client and room; or a conversation of its own\
                        """);
    }

    @Test
    void a_room_that_has_left_says_nothing_more() {
        assertThat(Pages.complaints(Pages.around("room leaves", "room -> hello")))
                .isEqualTo(
                        """
                        page.md:15:1: room is not connected
                            accepted here: steps of the client\
                        """);
    }

    @Test
    void where_no_server_is_there_is_no_room() {
        assertThat(Pages.complaints(Pages.around("no server is there", "room <- hello")))
                .isEqualTo(
                        """
                        page.md:15:1: room is not connected
                            accepted here: steps of the client\
                        """);
    }

    @Test
    void a_crowd_connects_before_it_speaks() {
        assertThat(Pages.complaints(Pages.around("each says 1 message")))
                .isEqualTo(
                        """
                        page.md:14:1: there is nobody yet
                            accepted here: 50 clients connect, or 50 clients join, on an earlier line\
                        """);
    }

    @Test
    void the_port_is_taken_before_anything_else_happens() {
        assertThat(Pages.complaints(Pages.around("alice connects", "the port is taken")))
                .isEqualTo(
                        """
                        page.md:15:1: the program has started by then
                            accepted here: this step as the first one\
                        """);
    }

    @Test
    void the_server_is_missing_before_anything_else_happens() {
        assertThat(Pages.complaints(Pages.around("user types hello", "no server is there")))
                .isEqualTo(
                        """
                        page.md:15:1: the program has started by then
                            accepted here: this step as the first one\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice <- {any}", "alice <- (in any order)\n    hello"})
    void raw_bytes_have_no_messages(String hears) {
        String page = Pages.around("alice connects", hears).replace("wire lines", "wire raw bytes");

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:15:1: on raw bytes nobody knows where a message ends
                            accepted here: a text or bytes that are known: alice <= "hello\"\
                        """);
    }

    @Test
    void raw_bytes_have_no_crowd_that_hears() {
        String page =
                Pages.around(
                                "2 clients connect",
                                "each says 1 message",
                                "everyone hears all of them, each sender's in order")
                        .replace("wire lines", "wire raw bytes");

        assertThat(Pages.complaints(page))
                .startsWith("page.md:16:1: on raw bytes nobody knows where a message ends");
    }

    @Test
    void a_program_that_the_lab_does_not_have_cannot_be_judged() {
        String page =
                Pages.around("user types hello").replace("client ChatClient HOST PORT\n", "\n");

        assertThat(Pages.complaints(page))
                .isEqualTo(
                        """
                        page.md:14:1: this conversation judges a client, and the lab block names none
                            accepted here: client and its class name, in the lab block\
                        """);
    }
}

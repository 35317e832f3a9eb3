package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A crowd's members have names like everybody else. */
class CrowdNamesTest {

    @Test
    void a_name_that_somebody_has_is_not_free_for_a_crowd() {
        assertThat(Pages.complaints(Pages.around("client-2 connects", "3 clients connect")))
                .isEqualTo(
                        """
                        page.md:15:1: client-2 is connected already
                            accepted here: another name for that one\
                        """);
    }

    @Test
    void a_name_that_somebody_has_is_not_free_for_a_crowd_that_joins() {
        assertThat(
                        Pages.complaints(
                                Pages.withJoining(
                                        List.of("{name} connects"),
                                        "client-2 connects",
                                        "3 clients join")))
                .isEqualTo(
                        """
                        page.md:19:1: client-2 is connected already
                            accepted here: another name\
                        """);
    }

    @Test
    void a_name_of_a_crowd_is_not_free_for_anybody_else() {
        assertThat(Pages.complaints(Pages.around("3 clients connect", "client-2 connects")))
                .isEqualTo(
                        """
                        page.md:15:1: client-2 is connected already
                            accepted here: another name\
                        """);
    }

    @Test
    void a_member_of_a_crowd_can_speak_for_itself() {
        assertThat(Pages.only(Pages.around("3 clients connect", "client-3 -> hello")).script())
                .hasSize(2);
    }

    @Test
    void a_crowd_has_no_more_members_than_it_says() {
        assertThat(Pages.complaints(Pages.around("3 clients connect", "client-4 -> hello")))
                .startsWith("page.md:15:1: client-4 is not connected");
    }

    @Test
    void a_second_crowd_is_counted_on() {
        assertThat(
                        Pages.only(
                                        Pages.around(
                                                "3 clients connect",
                                                "2 clients connect",
                                                "client-5 -> hello"))
                                .script())
                .hasSize(3);
    }

    @Test
    void people_with_names_are_crowd_enough() {
        assertThat(Pages.only(Pages.around("alice connects", "each says 1 message")).script())
                .hasSize(2);
    }

    @Test
    void when_all_have_left_there_is_nobody_to_say_anything() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "alice connects", "alice leaves", "each says 1 message")))
                .startsWith("page.md:16:1: there is nobody yet");
    }
}

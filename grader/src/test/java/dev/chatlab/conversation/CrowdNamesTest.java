package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A crowd's members have names like everybody else. */
class CrowdNamesTest {

    @Test
    void a_crowd_is_counted_on_behind_a_name_like_its_own() {
        assertThat(
                        Pages.only(
                                        Pages.around(
                                                "client-2 connects",
                                                "3 clients connect",
                                                "client-5 -> hello"))
                                .script())
                .hasSize(3);
    }

    @Test
    void a_crowd_that_joins_is_counted_on_in_the_same_way() {
        assertThat(
                        Pages.only(
                                        Pages.withJoining(
                                                List.of("{name} connects"),
                                                "client-2 connects",
                                                "3 clients join",
                                                "client-5 -> hello"))
                                .script())
                .hasSize(5);
    }

    @Test
    void clients_who_connect_are_counted_behind_those_who_joined() {
        assertThat(
                        Pages.only(
                                        Pages.withJoining(
                                                List.of("{name} connects"),
                                                "2 clients join",
                                                "2 clients connect",
                                                "client-4 -> hello"))
                                .script())
                .hasSize(4);
    }

    @Test
    void clients_who_join_are_counted_behind_those_who_connected_again_and_again() {
        assertThat(
                        Pages.only(
                                        Pages.withJoining(
                                                List.of("{name} connects"),
                                                "2 times",
                                                "    2 clients connect",
                                                "1 clients join",
                                                "client-5 -> hello"))
                                .script())
                .hasSize(4);
    }

    @Test
    void nobody_hears_what_nobody_has_said() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "2 clients connect",
                                        "everyone hears all of them, each sender's in order")))
                .isEqualTo(
                        """
                        page.md:15:1: nobody has said anything
                            accepted here: each says 1 message, before it\
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

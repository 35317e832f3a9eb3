package dev.chatlab.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code <- (one each)} and the messages below it. */
class OneEachLinesTest {

    @Test
    void the_messages_below_are_for_these_people() {
        assertThat(Pages.steps("alice, bob <- (one each)\n    tea\n    {name}, coffee"))
                .containsExactly(
                        new Step.ReceiveOneEach(
                                List.of("alice", "bob"),
                                List.of(
                                        Text.of("tea"),
                                        new Text(
                                                List.of(
                                                        new Text.Name(),
                                                        new Text.Literal(", coffee"))))));
    }

    @Test
    void everyone_may_get_one_each() {
        assertThat(
                        Pages.only(
                                        Pages.withJoining(
                                                List.of("{name} connects"),
                                                "alice, bob join",
                                                "everyone <- (one each)",
                                                "    tea",
                                                "    coffee"))
                                .script()
                                .getLast()
                                .step())
                .isEqualTo(
                        new Step.ReceiveOneEach(
                                List.of("alice", "bob"),
                                List.of(Text.of("tea"), Text.of("coffee"))));
    }

    @Test
    void there_are_as_many_messages_as_people() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "alice, bob connect",
                                        "alice, bob <- (one each)",
                                        "    tea",
                                        "    coffee",
                                        "    water")))
                .isEqualTo(
                        """
                        page.md:15:25: there are 3 messages for 2 people
                            accepted here: as many messages as people\
                        """);
    }

    @Test
    void no_messages_at_all_are_one_mistake() {
        assertThat(Pages.complaints(Pages.around("alice, bob connect", "alice, bob <- (one each)")))
                .isEqualTo(
                        """
                        page.md:15:25: the messages are missing
                            accepted here: one message a line, each indented\
                        """);
    }

    @Test
    void raw_bytes_have_no_messages_to_hand_out() {
        String page =
                Pages.around("alice connects", "alice <- (one each)", "    tea")
                        .replace("wire lines", "wire raw bytes");
        assertThat(Pages.complaints(page))
                .startsWith("page.md:15:1: on raw bytes nobody knows where a message ends");
    }

    @Test
    void somebody_who_does_not_read_gets_none_of_them() {
        assertThat(
                        Pages.complaints(
                                Pages.around(
                                        "alice connects",
                                        "alice stops reading",
                                        "alice <- (one each)",
                                        "    tea")))
                .startsWith("page.md:16:1: alice does not read");
    }
}

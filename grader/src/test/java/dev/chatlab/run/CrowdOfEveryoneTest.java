package dev.chatlab.run;

import static dev.chatlab.run.Stories.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.run.InProcessRoom.Delivery;
import dev.chatlab.run.Stories.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A crowd is everybody who is connected, and is heard as the lab block says. */
class CrowdOfEveryoneTest {

    private static final String HEARD = "wire lines\nheard {name}: {any}";

    private static final String MIXED =
            """
            alice connects
            2 clients connect
            each says 2 messages
            everyone hears all of them, each sender's in order
            """;

    /** As a room with names would tell it. */
    private static final Delivery WITH_NAMES =
            (message, _, _) -> List.of(speaker(message) + ": " + message);

    @Test
    void people_with_names_speak_with_the_crowd() throws Exception {
        Result result = Stories.passes("wire lines", MIXED, room(InProcessRoom.TO_EVERYONE));
        assertThat(result.transcript().sentBy("alice").text())
                .isEqualTo("alice says 1\nalice says 2\n");
    }

    @Test
    void people_with_names_hear_the_crowd() throws Exception {
        Delivery notToAlice =
                (message, _, to) -> to == 1 ? List.of(message + "!") : List.of(message);
        Told told = Stories.failureOf("wire lines", MIXED, room(notToAlice));
        assertThat(told.who()).isEqualTo("alice");
    }

    @Test
    void people_with_names_are_crowd_enough() throws Exception {
        Stories.passes(
                "wire lines",
                """
                alice, bob connect
                each says 3 messages
                everyone hears all of them, each sender's in order
                """,
                room(InProcessRoom.TO_EVERYONE));
    }

    @Test
    void who_has_left_says_nothing() throws Exception {
        Result result =
                Stories.passes(
                        "wire lines",
                        """
                        alice connects
                        2 clients connect
                        alice leaves
                        each says 2 messages
                        everyone hears all of them, each sender's in order
                        """,
                        room(InProcessRoom.TO_EVERYONE));
        assertThat(result.transcript().sentBy("alice").isEmpty()).isTrue();
    }

    @Test
    void who_has_joined_is_one_of_the_crowd() throws Exception {
        Result result =
                Stories.play(
                        Stories.chapter(
                                        """
                                        ```lab
                                        server ChatServer PORT
                                        wire lines
                                        ```

                                        ```joining
                                        {name} connects
                                        {name} -> {name} is here
                                        everyone <- {name} is here
                                        ```

                                        ## A story

                                        ```conversation 1 point
                                        2 clients join
                                        alice joins
                                        each says 2 messages
                                        everyone hears all of them, each sender's in order
                                        ```
                                        """)
                                .conversations()
                                .getFirst(),
                        room(InProcessRoom.TO_EVERYONE),
                        PATIENT);
        assertThat(result.failure().map(Told::of)).isEmpty();
    }

    @Test
    void what_is_heard_is_said_by_the_lab_block() throws Exception {
        Stories.passes(HEARD, MIXED, room(WITH_NAMES));
    }

    @Test
    void who_is_heard_without_the_name_is_heard_wrongly() throws Exception {
        Told told =
                Stories.failureOf(
                        HEARD,
                        MIXED.replace("alice connects\n2", "1"),
                        room(InProcessRoom.TO_EVERYONE));
        assertThat(told)
                .isEqualTo(
                        new Told(
                                "everyone hears all of them, each sender's in order",
                                "client-1",
                                Ended.DIFFERENCE,
                                "client-1: client-1 says 1",
                                "client-1 says 1",
                                "client-1 received something else than expected."));
    }

    @Test
    void who_is_heard_under_another_name_is_heard_wrongly() throws Exception {
        Delivery underAnother = (message, _, _) -> List.of("bob: " + message);
        Told told = Stories.failureOf(HEARD, MIXED, room(underAnother));
        assertThat(told.ended()).isEqualTo(Ended.DIFFERENCE);
    }

    private static String speaker(String message) {
        return message.substring(0, message.indexOf(' '));
    }

    private static Main room(Delivery delivery) {
        return InProcessRoom.of(WireFormat.LINES, delivery);
    }
}

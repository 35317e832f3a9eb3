package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.ThreadPosition.Holder;
import dev.chatlab.program.ThreadPosition.Lock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlockTest {

    private static final long NOBODY = 0;

    @Test
    void two_that_wait_for_each_other_are_a_deadlock() {
        ThreadPosition one = waiting(1, 2);
        ThreadPosition two = waiting(2, 1);
        assertThat(Deadlock.among(List.of(one, two)).orElseThrow().circle())
                .containsExactly(one, two);
    }

    @Test
    void three_in_a_circle_are_a_deadlock_and_each_waits_for_the_next() {
        ThreadPosition one = waiting(1, 3);
        ThreadPosition two = waiting(2, 1);
        ThreadPosition three = waiting(3, 2);
        assertThat(Deadlock.among(List.of(one, two, three)).orElseThrow().circle())
                .containsExactly(one, three, two);
    }

    @Test
    void who_waits_for_the_circle_is_no_part_of_it() {
        ThreadPosition outside = waiting(1, 2);
        ThreadPosition two = waiting(2, 3);
        ThreadPosition three = waiting(3, 2);
        assertThat(Deadlock.among(List.of(outside, two, three)).orElseThrow().circle())
                .containsExactly(two, three);
    }

    @Test
    void many_that_wait_for_one_who_waits_for_no_lock_are_none() {
        assertThat(Deadlock.among(List.of(waiting(1, 3), waiting(2, 3), waiting(3, NOBODY))))
                .isEmpty();
    }

    @Test
    void threads_of_one_name_are_told_apart() {
        assertThat(Deadlock.among(List.of(waiting(1, 2), waiting(3, 1)))).isEmpty();
    }

    private static ThreadPosition waiting(long id, long holder) {
        Optional<Holder> held =
                holder == NOBODY ? Optional.empty() : Optional.of(new Holder(holder, "worker"));
        return new ThreadPosition(
                id, "worker", "BLOCKED", "", "Chat.java", 1, Optional.of(new Lock("Object", held)));
    }
}

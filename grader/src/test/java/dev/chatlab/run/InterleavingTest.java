package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chatlab.run.Interleaving.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How a crowd speaks, drawn from a seed. */
class InterleavingTest {

    private static final int MESSAGES = 12;

    @Property
    void whatever_the_seed_everything_is_written_once_and_in_order(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int messages) {
        List<Write> writes = writes(seed, messages);
        assertThat(text(writes)).isEqualTo(String.join("", texts(messages)));
    }

    @Property
    void no_write_is_empty(@ForAll long seed) {
        assertThat(writes(seed, MESSAGES)).noneMatch(write -> write.bytes().isEmpty());
    }

    @Property
    void all_speakers_meet_equally_often(@ForAll long seed) {
        Interleaving.Turn turn = Interleaving.of(seed, "a-crowd").turn(MESSAGES);
        long meetings = meetings(turn.writes(bytes(MESSAGES)));
        assertThat(meetings(turn.writes(bytes(MESSAGES)))).isEqualTo(meetings);
    }

    @Property
    void the_same_seed_draws_the_same(@ForAll long seed) {
        assertThat(writes(seed, MESSAGES)).isEqualTo(writes(seed, MESSAGES));
    }

    @Property
    void nobody_is_left_out_of_the_order(@ForAll long seed) {
        assertThat(Interleaving.of(seed, "a-crowd").order(List.of("ann", "ben", "cat", "dan")))
                .containsExactlyInAnyOrder("ann", "ben", "cat", "dan");
    }

    @Test
    void with_the_plain_seed_each_message_is_a_write_and_nobody_waits() {
        assertThat(writes(Interleaving.PLAIN, 3))
                .extracting(write -> write.bytes().text(), Write::met)
                .containsExactlyElementsOf(
                        texts(3).stream().map(text -> tuple(text, false)).toList());
    }

    @Test
    void among_some_seeds_messages_are_glued_and_cut_and_all_meet() {
        List<List<Write>> drawn =
                LongStream.rangeClosed(1, 40).mapToObj(seed -> writes(seed, MESSAGES)).toList();
        assertThat(drawn).anyMatch(writes -> writes.size() < MESSAGES / 2);
        assertThat(drawn).anyMatch(writes -> writes.size() > MESSAGES);
        assertThat(drawn).anyMatch(writes -> meetings(writes) == MESSAGES);
    }

    @Test
    void two_conversations_of_one_round_do_not_draw_the_same() {
        assertThat(order("one")).isNotEqualTo(order("another"));
    }

    private static List<Integer> order(String conversation) {
        List<Integer> speakers = IntStream.range(0, 40).boxed().toList();
        return Interleaving.of(1, conversation).order(speakers);
    }

    private static List<Write> writes(long seed, int messages) {
        return Interleaving.of(seed, "a-crowd").turn(messages).writes(bytes(messages));
    }

    private static long meetings(List<Write> writes) {
        return writes.stream().filter(Write::met).count();
    }

    private static String text(List<Write> writes) {
        return writes.stream().map(write -> write.bytes().text()).collect(Collectors.joining());
    }

    private static List<byte[]> bytes(int messages) {
        List<byte[]> bytes = new ArrayList<>();
        texts(messages).forEach(text -> bytes.add(text.getBytes(UTF_8)));
        return bytes;
    }

    private static List<String> texts(int messages) {
        return IntStream.rangeClosed(1, messages).mapToObj("alice says %d\n"::formatted).toList();
    }
}

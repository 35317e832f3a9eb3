package dev.chatlab.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.wire.Framing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InboxTest {

    private static final int CAPACITY = 8 * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final Inbox inbox = new Inbox();

    @Test
    void what_came_is_unclaimed_until_it_is_claimed() {
        add("hello");
        inbox.claim(2);
        assertThat(inbox.unclaimed()).isEqualTo(Octets.of("llo"));
    }

    @Test
    void a_long_line_that_comes_byte_by_byte_is_looked_at_once() throws Exception {
        Framing.Incomplete line = new Framing.Incomplete(1, Optional.of((byte) '\n'));
        int length = 1024 * 1024;
        Thread.ofVirtual()
                .start(() -> {
                    for (int i = 0; i < length; i++) {
                        add("x");
                    }
                    add("\n");
                });
        assertThat(inbox.awaitMessage(0, line, 2 * length, ages())).isTrue();
        assertThat(inbox.size()).isEqualTo(length + 1);
    }

    @Test
    void nobody_waits_for_the_end_of_a_message_that_is_too_long() throws Exception {
        Framing.Incomplete frame = new Framing.Incomplete(1_000, Optional.empty());
        add("0123456789");
        assertThat(inbox.awaitMessage(0, frame, 9, ages())).isTrue();
    }

    @Test
    void inboxes_of_one_conversation_share_an_allowance() {
        Allowance allowance = new Allowance();
        Inbox one = new Inbox(allowance);
        Inbox other = new Inbox(allowance);
        byte[] half = new byte[Allowance.MOST / 2];
        one.add(half, half.length);
        assertThat(other.isFull()).isFalse();
        one.claim(half.length);
        one.add(half, half.length);
        other.add(half, half.length);
        assertThat(other.isFull()).isTrue();
        byte[] more = {1};
        new Inbox(allowance).add(more, 1);
        assertThat(new Inbox(allowance).isFull()).isTrue();
    }

    @Test
    void looking_claims_nothing() {
        add("hello");
        assertThat(inbox.peek(4)).isEqualTo("hell".getBytes(UTF_8));
        assertThat(inbox.size()).isEqualTo(5);
    }

    @Test
    void looking_further_than_there_is_shows_what_there_is() {
        add("hello");
        assertThat(inbox.peek(100)).isEqualTo("hello".getBytes(UTF_8));
    }

    @Test
    void one_can_look_at_what_is_new() {
        add("hello");
        assertThat(inbox.peek(3, 100)).isEqualTo("lo".getBytes(UTF_8));
        assertThat(inbox.peek(5, 100)).isEmpty();
    }

    @Test
    void no_more_is_claimed_than_there_is() {
        add("hello");
        inbox.claim(100);
        add("bye");
        assertThat(inbox.unclaimed()).isEqualTo(Octets.of("bye"));
    }

    @Test
    void bytes_that_are_expected_are_claimed_and_no_more() throws Exception {
        add("hello bye");
        assertThat(inbox.claim("hello".getBytes(UTF_8), ages())).isTrue();
        assertThat(inbox.unclaimed()).isEqualTo(Octets.of(" bye"));
    }

    @Test
    void expected_bytes_are_waited_for_until_the_last_of_them_has_come() throws Exception {
        add("hel");
        Thread.startVirtualThread(() -> add("lo"));
        assertThat(inbox.claim("hello".getBytes(UTF_8), ages())).isTrue();
    }

    @Test
    void when_other_bytes_come_nothing_is_claimed() throws Exception {
        add("hells");
        assertThat(inbox.claim("hello, world".getBytes(UTF_8), ages())).isFalse();
        assertThat(inbox.unclaimed()).isEqualTo(Octets.of("hells"));
    }

    @Test
    void when_the_end_comes_first_nothing_is_claimed() throws Exception {
        add("hel");
        inbox.end(Ended.END_OF_STREAM);
        assertThat(inbox.claim("hello".getBytes(UTF_8), ages())).isFalse();
        assertThat(inbox.size()).isEqualTo(3);
    }

    @Test
    void when_the_deadline_passes_first_nothing_is_claimed() throws Exception {
        add("hel");
        assertThat(inbox.claim("hello".getBytes(UTF_8), over())).isFalse();
        assertThat(inbox.size()).isEqualTo(3);
    }

    @Test
    void bytes_stay_in_order_however_much_has_passed_through() {
        for (int i = 0; i < 5_000; i++) {
            add("one two ");
            inbox.claim(7);
        }
        String rest = inbox.unclaimed().text();
        assertThat(rest).hasSize(5_000).isEqualTo("one two ".repeat(5_000).substring(35_000));
    }

    @Test
    void an_inbox_has_no_end_until_it_is_told() {
        add("hello");
        assertThat(inbox.ended()).isEmpty();
    }

    @Test
    void the_first_end_counts() {
        inbox.end(Ended.END_OF_STREAM);
        inbox.end(Ended.RESET);
        assertThat(inbox.ended()).contains(Ended.END_OF_STREAM);
    }

    @Test
    void what_came_before_the_end_is_still_there() {
        add("bye");
        inbox.end(Ended.RESET);
        assertThat(inbox.unclaimed()).isEqualTo(Octets.of("bye"));
    }

    @Test
    void a_wait_ends_when_enough_has_come() throws Exception {
        Thread.ofVirtual()
                .start(() -> {
                    add("o");
                    add("ne");
                });
        assertThat(inbox.awaitMoreThan(2, ages())).isTrue();
        assertThat(inbox.size()).isEqualTo(3);
    }

    @Test
    void a_wait_ends_with_the_inbox() throws Exception {
        Thread.ofVirtual().start(() -> inbox.end(Ended.END_OF_STREAM));
        assertThat(inbox.awaitMoreThan(0, ages())).isTrue();
        assertThat(inbox.size()).isZero();
    }

    @Test
    void a_wait_ends_at_its_deadline() throws Exception {
        add("hello");
        assertThat(inbox.awaitMoreThan(5, over())).isFalse();
    }

    @Test
    void bytes_are_no_end() throws Exception {
        add("hello");
        assertThat(inbox.awaitEnd(over())).isFalse();
    }

    @Test
    void whatever_comes_until_the_end_is_claimed() throws Exception {
        add("hel");
        Thread.ofVirtual()
                .start(() -> {
                    add("lo");
                    inbox.end(Ended.END_OF_STREAM);
                });
        assertThat(inbox.claimToTheEnd(ages())).isTrue();
        assertThat(inbox.size()).isZero();
    }

    @Test
    void without_an_end_there_is_none_to_claim_to() throws Exception {
        add("hello");
        assertThat(inbox.claimToTheEnd(over())).isFalse();
    }

    @Test
    void an_inbox_that_is_full_makes_its_filler_wait() throws Exception {
        Thread filler = fillWithoutEnd();
        awaitWaiting(filler);
        assertThat(inbox.size()).isBetween(CAPACITY, CAPACITY + CHUNK);
        inbox.end(Ended.RESET);
        filler.join();
    }

    @Test
    void room_lets_the_filler_go_on() throws Exception {
        Thread filler = fillWithoutEnd();
        awaitWaiting(filler);
        inbox.claim(CAPACITY);
        assertThat(inbox.awaitMoreThan(CAPACITY - 1, ages())).isTrue();
        inbox.end(Ended.RESET);
        filler.join();
    }

    @Test
    void who_does_not_read_has_no_room() throws Exception {
        inbox.pause(true);
        Thread filler = fillWithoutEnd();
        awaitWaiting(filler);
        assertThat(inbox.size()).isZero();
        inbox.end(Ended.RESET);
        filler.join();
    }

    @Test
    void who_reads_again_has_room() throws Exception {
        inbox.pause(true);
        CompletableFuture<Boolean> room =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        inbox.awaitRoom();
                        return true;
                    } catch (InterruptedException e) {
                        return false;
                    }
                });
        inbox.pause(false);
        assertThat(room.get()).isTrue();
    }

    private Thread fillWithoutEnd() {
        byte[] chunk = new byte[CHUNK];
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        while (inbox.ended().isEmpty()) {
                            inbox.awaitRoom();
                            if (inbox.ended().isEmpty()) {
                                inbox.add(chunk, chunk.length);
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        inbox.add(bytes, bytes.length);
    }

    private static Deadline ages() {
        return Deadline.in(Duration.ofHours(1), () -> Duration.ZERO);
    }

    private static Deadline over() {
        return Deadline.in(Duration.ZERO, () -> Duration.ZERO);
    }
}

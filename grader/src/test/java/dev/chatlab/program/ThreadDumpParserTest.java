package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadDumpParserTest {
    private static final ThreadDumpParser PARSER = new ThreadDumpParser(Set.of("Chat.java"));

    @Test
    void a_thread_that_waits_for_a_notify_does_not_hold_the_lock() {
        String dump =
                """
                "holder" #21 [1] prio=5 os_prio=0 tid=0x1 nid=1 sleeping [0x1]
                   java.lang.Thread.State: TIMED_WAITING (sleeping)
                \tat java.lang.Thread.sleepNanos0(java.base@25/Native Method)
                \tat java.lang.Thread.sleep(java.base@25/Thread.java:540)
                \tat Chat.hold(Chat.java:7)
                \t- locked <0x7> (a java.lang.Object)

                "waiter" #22 [2] prio=5 os_prio=0 tid=0x2 nid=2 in Object.wait() [0x2]
                   java.lang.Thread.State: WAITING (on object monitor)
                \tat java.lang.Object.wait0(java.base@25/Native Method)
                \t- waiting on <0x7> (a java.lang.Object)
                \tat java.lang.Object.wait(java.base@25/Object.java:351)
                \tat Chat.await(Chat.java:11)
                \t- locked <0x7> (a java.lang.Object)

                "blocked" #23 [3] prio=5 os_prio=0 tid=0x3 nid=3 waiting for monitor entry [0x3]
                   java.lang.Thread.State: BLOCKED (on object monitor)
                \tat Chat.hold(Chat.java:6)
                \t- waiting to lock <0x7> (a java.lang.Object)
                """;
        assertThat(PARSER.parse(dump))
                .containsExactly(
                        at("holder", "TIMED_WAITING", "sleep", 7, ""),
                        at("waiter", "WAITING", "wait", 11, ""),
                        at("blocked", "BLOCKED", "", 6, "holder"));
    }

    @Test
    void a_line_number_that_is_none_names_no_place() {
        String dump = "\"main\" #1 prio=5\n\tat Chat.main(Chat.java:99999999999999999999)\n";
        assertThat(PARSER.parse(dump)).isEmpty();
    }

    @Test
    void main_comes_first_and_a_constructor_is_called_new() {
        String dump =
                """
                "worker" #21 [1] prio=5 os_prio=0 tid=0x1 nid=1 runnable [0x1]
                   java.lang.Thread.State: RUNNABLE
                \tat sun.nio.ch.Net.connect0(java.base@25/Native Method)
                \tat java.net.Socket.<init>(java.base@25/Socket.java:285)
                \tat Chat.lambda$main$0(Chat.java:5)
                \tat Chat$$Lambda/0x000000009f040210.run(Unknown Source)
                \tat java.lang.Thread.run(java.base@25/Thread.java:1474)

                "main" #3 [2] prio=5 os_prio=0 tid=0x2 nid=2 runnable [0x2]
                   java.lang.Thread.State: RUNNABLE
                \tat Chat.main(Chat.java:9)

                "VM Thread" os_prio=0 cpu=1.0ms elapsed=1.0s tid=0x3 nid=3 runnable
                """;
        assertThat(PARSER.parse(dump))
                .containsExactly(
                        at("main", "RUNNABLE", "", 9, ""),
                        at("worker", "RUNNABLE", "new Socket", 5, ""));
    }

    @Test
    void frames_of_the_jdk_and_of_files_that_are_not_the_students_do_not_count() {
        String dump =
                """
                "main" #3 [2] prio=5 os_prio=0 tid=0x2 nid=2 runnable [0x2]
                   java.lang.Thread.State: RUNNABLE
                \tat java.util.Chat.take(java.base@25/Chat.java:1)
                \tat com.example.Library.call(Library.java:2)
                """;
        assertThat(PARSER.parse(dump)).isEmpty();
    }

    @Test
    void what_is_no_thread_dump_has_no_threads() {
        assertThat(PARSER.parse("")).isEmpty();
        assertThat(PARSER.parse("Found one Java-level deadlock:\n\tat Chat.main(Chat.java:9)\n"))
                .isEmpty();
    }

    private static ThreadPosition at(
            String thread, String state, String waitsIn, int line, String holder) {
        Optional<String> lockHeldBy = holder.isEmpty() ? Optional.empty() : Optional.of(holder);
        return new ThreadPosition(thread, state, waitsIn, "Chat.java", line, lockHeldBy);
    }
}

package dev.chatlab.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.ThreadPosition.Holder;
import dev.chatlab.program.ThreadPosition.Lock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThreadDumpParserTest {
    private static final ThreadDumpParser PARSER = new ThreadDumpParser(Set.of("Chat.java"));

    @Test
    void a_number_that_no_thread_has_stops_nobody() {
        assertThat(PARSER.parse("#3199999999999999999999 \"main\" RUNNABLE 2026\n")).isEmpty();
    }

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
                        at(21, "holder", "TIMED_WAITING", "sleep", 7),
                        at(22, "waiter", "WAITING", "wait", 11),
                        blocked(23, "blocked", 6, "Object", new Holder(21, "holder")));
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
                        at(3, "main", "RUNNABLE", "", 9),
                        at(21, "worker", "RUNNABLE", "new Socket", 5));
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

    @Test
    void a_lock_is_called_by_the_class_of_its_object_without_package_and_insides() {
        assertThat(
                        typeIn(
                                "BLOCKED (on object monitor)",
                                "waiting to lock <0x1> (a java.util.ArrayList)"))
                .contains("ArrayList");
        assertThat(
                        typeIn(
                                "BLOCKED (on object monitor)",
                                "waiting to lock <0x1> (a chat.Server$Room)"))
                .contains("Room");
        assertThat(typeIn("BLOCKED (on object monitor)", "waiting to lock <0x1> (a chat.Server$1)"))
                .contains("Server");
        assertThat(typeIn("BLOCKED (on object monitor)", "waiting to lock <0x1> (a [I)"))
                .contains("array");
        assertThat(
                        typeIn(
                                "WAITING (parking)",
                                "parking to wait for  <0x1> (a"
                                        + " java.util.concurrent.locks.ReentrantLock$NonfairSync)"))
                .contains("ReentrantLock");
    }

    @Test
    void who_waits_for_a_condition_waits_for_no_lock() {
        assertThat(
                        typeIn(
                                "WAITING (parking)",
                                "parking to wait for  <0x1> (a"
                                        + " java.util.concurrent.locks.AbstractQueuedSynchronizer"
                                        + "$ConditionObject)"))
                .isEmpty();
    }

    private static Optional<String> typeIn(String state, String line) {
        String dump =
                """
                "main" #3 [2] prio=5 os_prio=0 tid=0x2 nid=2 [0x2]
                   java.lang.Thread.State: %s
                \tat Chat.main(Chat.java:9)
                \t- %s
                """
                        .formatted(state, line);
        return PARSER.parse(dump).getFirst().lock().map(Lock::type);
    }

    private static ThreadPosition at(
            long id, String thread, String state, String waitsIn, int line) {
        return new ThreadPosition(id, thread, state, waitsIn, "Chat.java", line, Optional.empty());
    }

    private static ThreadPosition blocked(
            long id, String thread, int line, String type, Holder holder) {
        return new ThreadPosition(
                id,
                thread,
                "BLOCKED",
                "",
                "Chat.java",
                line,
                Optional.of(new Lock(type, Optional.of(holder))));
    }
}

package dev.chatlab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chatlab.program.ThreadPosition;
import dev.chatlab.program.ThreadPosition.Holder;
import dev.chatlab.program.ThreadPosition.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsViewTest {

    private static final Optional<Lock> NO_LOCK = Optional.empty();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("Chat.java"),
                """
                class Chat {
                    void join(String name) {
                        synchronized (clients) {
                            // the names, too
                            synchronized (this.names) {
                                names.add(name);
                            }
                        }
                    }

                    void leave(String name) {
                        synchronized (names) {
                            synchronized (clients) {
                                clients.remove(name);
                            }
                        }
                    }

                    synchronized void say(String text) {
                        out.println(text);
                        first.lock();
                        second.writeLock().lock();
                    }
                }
                """);
    }

    @Test
    void a_deadlock_is_told_in_the_words_of_the_students_lines() {
        assertThat(
                        told(
                                blocked(1, "client-1", 6, "HashSet", new Holder(2, "client-2")),
                                blocked(2, "client-2", 14, "ArrayList", new Holder(1, "client-1"))))
                .containsExactly(
                        "Deadlock: client-1 holds clients and waits for names, Chat.java:5",
                        "| synchronized (this.names) {",
                        "Deadlock: client-2 holds names and waits for clients, Chat.java:13",
                        "| synchronized (clients) {",
                        "Deadlock: neither can ever go on");
    }

    @Test
    void lock_objects_are_called_by_their_variables_too() {
        assertThat(
                        told(
                                locking(1, "one", 21, new Holder(2, "two")),
                                locking(2, "two", 22, new Holder(1, "one"))))
                .containsExactly(
                        "Deadlock: one holds second and waits in lock for first, Chat.java:21",
                        "| first.lock();",
                        "Deadlock: two holds first and waits in lock for second, Chat.java:22",
                        "| second.writeLock().lock();",
                        "Deadlock: neither can ever go on");
    }

    @Test
    void two_objects_of_one_class_are_told_apart() {
        assertThat(
                        told(
                                blocked(1, "client-1", 20, "Chat", new Holder(2, "client-2")),
                                blocked(2, "client-2", 20, "Chat", new Holder(1, "client-1"))))
                .contains(
                        "Deadlock: client-1 holds Chat A and waits for Chat B, Chat.java:19",
                        "Deadlock: client-2 holds Chat B and waits for Chat A, Chat.java:19",
                        "| synchronized void say(String text) {");
    }

    @Test
    void who_waits_for_a_lock_names_it_and_its_holder_and_the_holder_comes_before() {
        assertThat(
                        told(
                                waiting(1, "main", "accept", 2),
                                blocked(3, "client-3", 14, "ArrayList", new Holder(2, "client-2")),
                                waiting(2, "client-2", "write", 8)))
                .containsExactly(
                        "Where: client-2 waits in write, Chat.java:8",
                        "| }",
                        "Where: client-3 waits for the lock of an ArrayList, which client-2 holds,"
                                + " Chat.java:13",
                        "| synchronized (clients) {",
                        "Where: main waits in accept, Chat.java:2",
                        "| void join(String name) {");
    }

    @Test
    void a_lock_inside_the_jdk_is_just_a_lock() {
        ThreadPosition printing =
                new ThreadPosition(
                        1,
                        "one",
                        "WAITING",
                        "println",
                        "Chat.java",
                        20,
                        Optional.of(new Lock("ReentrantLock", Optional.of(new Holder(2, "two")))));
        assertThat(told(printing))
                .contains("Where: one waits in println for a lock that two holds, Chat.java:20");
    }

    @Test
    void who_runs_waits_for_nothing() {
        assertThat(told(new ThreadPosition(1, "main", "RUNNABLE", "", "Chat.java", 20, NO_LOCK)))
                .contains("Where: main is running at Chat.java:20");
    }

    private List<String> told(ThreadPosition... threads) {
        List<String> told = new ArrayList<>();
        for (ThreadsView.Place place : ThreadsView.of(List.of(threads), folder, false)) {
            told.add(place.label() + ": " + place.text());
            place.line().ifPresent(line -> told.add("| " + line.text()));
        }
        return told;
    }

    private static ThreadPosition waiting(long id, String thread, String method, int line) {
        return new ThreadPosition(id, thread, "WAITING", method, "Chat.java", line, NO_LOCK);
    }

    private static ThreadPosition blocked(
            long id, String thread, int line, String type, Holder holder) {
        Lock lock = new Lock(type, Optional.of(holder));
        return new ThreadPosition(id, thread, "BLOCKED", "", "Chat.java", line, Optional.of(lock));
    }

    private static ThreadPosition locking(long id, String thread, int line, Holder holder) {
        Lock lock = new Lock("ReentrantLock", Optional.of(holder));
        return new ThreadPosition(
                id, thread, "WAITING", "lock", "Chat.java", line, Optional.of(lock));
    }
}

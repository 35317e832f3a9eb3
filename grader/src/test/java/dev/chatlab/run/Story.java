package dev.chatlab.run;

import dev.chatlab.conversation.Conversation;
import dev.chatlab.conversation.Conversation.ScriptLine;
import dev.chatlab.program.ThreadPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A failure, put together from what is known about it. */
final class Story {

    private final Conversation conversation;
    private final Recorder recorder = new Recorder();
    private Optional<ScriptLine> line = Optional.empty();
    private int played;
    private boolean connected = true;
    private Unmet unmet = Unmet.of("alice", Ended.SILENCE);
    private List<ThreadPosition> threads = List.of();
    private final Map<String, Octets> late = new HashMap<>();
    private OptionalInt exitCode = OptionalInt.empty();
    private OptionalInt elsewhere = OptionalInt.empty();
    private Optional<String> screen = Optional.empty();
    private String errors = "";
    private boolean comesWithEnter;

    private Story(String settings, String script) {
        conversation = Stories.conversation(settings, script);
    }

    /** On a wire without messages, as in lab 1. */
    static Story ofBytes(String script) {
        return new Story("wire raw bytes", script);
    }

    /** On a wire of lines, as in lab 2 and 3. */
    static Story ofLines(String script) {
        return new Story("wire lines", script);
    }

    /** Where people have names, as in lab 4. */
    static Story ofNames(String script) {
        return new Story("wire lines\ndeparture {name} left!", script);
    }

    /** Inside TLS, as in lab 7. */
    static Story insideTls(String script) {
        return new Story("wire json lines\ninside TLS", script);
    }

    /** With messages in JSON, as in lab 6. */
    static Story ofJson(String script) {
        return new Story("wire json lines", script);
    }

    Story failsAt(int index) {
        line = Optional.of(conversation.script().get(index));
        played = index;
        return this;
    }

    Story behindTheEnd() {
        played = conversation.script().size();
        return this;
    }

    Story withoutConnection() {
        connected = false;
        return this;
    }

    Story with(Unmet failed) {
        unmet = failed;
        return this;
    }

    Story sent(String text) {
        return sent("alice", text);
    }

    Story sentByRoom(String text) {
        return sent("room", text);
    }

    Story sent(String who, String text) {
        recorder.record(who, new Event.Connected());
        recorder.record(who, new Event.Sent(Octets.of(text)));
        return this;
    }

    Story received(String who, String text) {
        recorder.record(who, new Event.Connected());
        recorder.record(who, new Event.Received(Octets.of(text)));
        return this;
    }

    Story met(String who, Event.What what) {
        recorder.record(who, what);
        return this;
    }

    Story standsIn(String method) {
        threads =
                List.of(
                        new ThreadPosition(
                                1,
                                "main",
                                "RUNNABLE",
                                method,
                                "EchoServer.java",
                                7,
                                Optional.empty()));
        return this;
    }

    /** Two of the program's threads, each waiting for a lock that the other one holds. */
    Story waitForEachOther() {
        threads = List.of(waiting(1, 2), waiting(2, 1));
        return this;
    }

    private static ThreadPosition waiting(long id, long holder) {
        ThreadPosition.Lock lock =
                new ThreadPosition.Lock(
                        "ArrayList", Optional.of(new ThreadPosition.Holder(holder, "client")));
        return new ThreadPosition(
                id, "client", "BLOCKED", "", "EchoServer.java", 7, Optional.of(lock));
    }

    Story late(String text) {
        late.put(unmet.who(), Octets.of(text));
        return this;
    }

    Story listensOn(int port) {
        elsewhere = OptionalInt.of(port);
        return this;
    }

    Story printed(String text) {
        errors = text;
        return this;
    }

    Story exited(int code) {
        exitCode = OptionalInt.of(code);
        return this;
    }

    Story atTerminal(String shown) {
        screen = Optional.of(shown);
        return this;
    }

    Story comesWithEnter() {
        comesWithEnter = true;
        return this;
    }

    Optional<Misconception> diagnosis() {
        if (connected) {
            recorder.record(unmet.who(), new Event.Connected());
        }
        return Diagnosis.of(
                new Evidence(
                        conversation,
                        line,
                        conversation.script().subList(0, played),
                        unmet,
                        recorder.transcript(),
                        late,
                        new Failure.ProgramState(exitCode, List.of(), threads, screen),
                        elsewhere,
                        errors,
                        comesWithEnter,
                        false,
                        false,
                        false));
    }
}

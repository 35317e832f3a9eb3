package dev.chatlab.run;

import dev.chatlab.conversation.Side;
import dev.chatlab.program.RunningProgram.Holdings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a server still holds of those who have left: their sockets, and threads that served them.
 */
final class Remains {

    /** How often we look until nothing is left: nobody tells when a socket is closed. */
    private static final long LOOK_MILLIS = 10;

    /** Sockets and threads that a program has for itself, at most. */
    private static final int OWN = 40;

    /** Threads a program may have for everyone who is there: one reads, one writes. */
    private static final int THREADS_EACH = 2;

    /** Whoever keeps no more than one of so many has not forgotten to let go. */
    private static final int ONE_OF = 4;

    /** Somebody who never rests is never seen at rest; others sleep from one look to the next. */
    private static final int CALM_LOOKS = 5;

    private final Stage stage;

    Remains(Stage stage) {
        this.stage = stage;
    }

    /** Waits until the server has let go; where that cannot be seen, believes that it has. */
    void awaitNone() throws Unmet, InterruptedException {
        Deadline deadline = stage.answer();
        while (true) {
            Optional<Holdings> now = stage.program().holdings();
            if (now.isEmpty() || isLittle(now.get())) {
                return;
            }
            if (deadline.remaining() <= 0 || hasEnded()) {
                throw Unmet.of(
                        Side.SERVER.word(),
                        stage.program().exit().isDone() ? Ended.EXIT : Ended.HELD,
                        Octets.of("nothing of the " + stage.departed() + " who left"),
                        Octets.of(
                                now.get().sockets()
                                        + " sockets, "
                                        + now.get().threads()
                                        + " threads"));
            }
        }
    }

    /** Waits until the server serves everybody with the few threads that it has for itself. */
    void awaitNoThreadForEach() throws Unmet, InterruptedException {
        Deadline deadline = stage.answer();
        while (true) {
            Optional<Holdings> now = stage.program().holdings();
            int there = there();
            if (now.isEmpty() || now.get().threads() <= OWN + there / ONE_OF) {
                return;
            }
            if (deadline.remaining() <= 0 || hasEnded()) {
                throw Unmet.of(
                        Side.SERVER.word(),
                        stage.program().exit().isDone() ? Ended.EXIT : Ended.HELD,
                        Octets.of("a few threads for " + there + " clients"),
                        Octets.of(now.get().threads() + " threads"));
            }
        }
    }

    /** Waits until none of the program's threads runs, which has to be seen several times. */
    void awaitRest() throws Unmet, InterruptedException {
        Deadline deadline = stage.answer();
        int calm = 0;
        while (calm < CALM_LOOKS && !hasEnded()) {
            OptionalInt busy = stage.program().busyThreads();
            if (busy.isEmpty()) {
                return;
            }
            calm = busy.getAsInt() == 0 ? calm + 1 : 0;
            if (deadline.remaining() <= 0) {
                throw Unmet.of(
                        Side.SERVER.word(),
                        Ended.BUSY,
                        Octets.of("no thread that runs"),
                        Octets.of(busy.getAsInt() + " running"));
            }
        }
    }

    private int there() {
        return (int) stage.peers().stream().filter(Peer::connected).count();
    }

    private boolean isLittle(Holdings holdings) {
        int there = there();
        int tolerated = OWN + stage.departed() / ONE_OF;
        return holdings.sockets() <= there + tolerated
                && holdings.threads() <= there * THREADS_EACH + tolerated;
    }

    private boolean hasEnded() throws InterruptedException {
        try {
            stage.program().exit().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}

package dev.chatlab.run;

import dev.chatlab.conversation.Step;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One actor's connection to the program under test. A virtual thread reads it at all times, so that
 * what came is known when it is asked for, and a program that talks is never stopped by a grader
 * that does not listen.
 */
final class Peer implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    /** What JSSE says when the other side gives up TLS; the name of the alert follows. */
    private static final String ALERT = "Received fatal alert:";

    /** For as long as the connection lives, and there may be five hundred of them. */
    private static final int READ = 16 * 1024;

    private final String name;
    private final Connection connection;
    private final Recorder recorder;
    private final Inbox inbox;
    private volatile boolean listening = true;
    private volatile boolean gone; // this side has closed: what the reader meets is no news

    Peer(String name, Connection connection, Recorder recorder, Allowance allowance) {
        this.name = name;
        this.connection = connection;
        this.recorder = recorder;
        this.inbox = new Inbox(allowance);
        recorder.record(name, new Event.Connected());
        Thread.ofVirtual().name(name + " reads").start(this::read);
    }

    String name() {
        return name;
    }

    Inbox inbox() {
        return inbox;
    }

    Socket socket() {
        return connection.tcp();
    }

    /** Whether this actor still takes part: nobody has closed on its side. */
    boolean present() {
        return !gone;
    }

    /** Whether neither side has ended the connection. */
    boolean connected() {
        return !gone && inbox.ended().isEmpty();
    }

    private void read() {
        byte[] chunk = new byte[READ];
        try {
            while (true) {
                inbox.awaitRoom();
                int count = connection.in().read(chunk);
                if (count < 0) {
                    recorder.record(name, new Event.EndOfStream());
                    inbox.end(Ended.END_OF_STREAM);
                    return;
                }
                recorder.record(name, new Event.Received(Octets.of(chunk, 0, count)));
                inbox.add(chunk, count);
            }
        } catch (IOException e) {
            if (!gone) {
                recorder.record(name, whyEnded(e));
            }
            inbox.end(Ended.RESET);
        } catch (InterruptedException e) {
            inbox.end(Ended.RESET);
        }
    }

    private static Event.What whyEnded(IOException e) {
        String why = String.valueOf(e.getMessage());
        int at = why.indexOf(ALERT);
        return at < 0
                ? new Event.Reset()
                : new Event.Alert(why.substring(at + ALERT.length()).strip());
    }

    /**
     * Writes these bytes. A program that does not read fills the buffers on the way, and then the
     * write waits: at most until the deadline, which begins anew whenever a chunk went out.
     *
     * @return how it went
     */
    Delivery send(Octets bytes, Deadline deadline) throws InterruptedException {
        return begin(bytes).await(deadline);
    }

    /** Begins to write these bytes, and does not wait until they have gone. */
    Sending begin(Octets bytes) {
        recorder.record(name, new Event.Sent(bytes));
        return new Sending(bytes.toBytes());
    }

    /** What became of a write. */
    enum Delivery {
        DONE,
        /** The program ended the connection. */
        REFUSED,
        /** The program reset the connection, and this write was the first to be told. */
        RESET,
        /** The program does not read. */
        STUCK
    }

    /** Bytes on their way, chunk after chunk. Whoever began it awaits it; not thread-safe. */
    final class Sending {

        private final byte[] bytes;
        private int begun;
        private CompletableFuture<Void> chunk;

        private Sending(byte[] bytes) {
            this.bytes = bytes;
            this.chunk = nextChunk();
        }

        private CompletableFuture<Void> nextChunk() {
            int at = begun;
            int count = Math.min(CHUNK, bytes.length - at);
            CompletableFuture<Void> written = new CompletableFuture<>();
            Thread.ofVirtual()
                    .name(name + " writes")
                    .start(() -> {
                        try {
                            connection.out().write(bytes, at, count);
                            written.complete(null);
                        } catch (IOException e) {
                            written.completeExceptionally(e);
                        }
                    });
            begun += count;
            return written;
        }

        /** Waits until all of it has gone, as {@link #send} does. */
        Delivery await(Deadline deadline) throws InterruptedException {
            while (true) {
                Delivery delivery = awaitChunk(deadline);
                if (delivery != Delivery.DONE) {
                    return delivery;
                }
                deadline.progress();
                if (begun == bytes.length) {
                    return delivery;
                }
                chunk = nextChunk();
            }
        }

        private Delivery awaitChunk(Deadline deadline) throws InterruptedException {
            while (true) {
                long nanos = deadline.remaining();
                if (nanos <= 0) {
                    return Delivery.STUCK;
                }
                try {
                    chunk.get(nanos, TimeUnit.NANOSECONDS);
                    return Delivery.DONE;
                } catch (ExecutionException e) {
                    // The kernel reports a reset once. If that was here, the reader sees a mere
                    // end.
                    String why = String.valueOf(e.getCause());
                    return why.contains("reset") ? Delivery.RESET : Delivery.REFUSED;
                } catch (TimeoutException e) {
                    // The deadline may have moved in the meantime.
                }
            }
        }
    }

    /** How the connection ended, if it did, on which a write came to this. */
    Ended ended(Delivery delivery, Deadline deadline) throws InterruptedException {
        return switch (delivery) {
            case DONE, STUCK -> Ended.SILENCE;
            case RESET -> Ended.RESET;
            case REFUSED -> {
                // The reader has met the same end, or will at once, and knows which one it is.
                inbox.awaitEnd(deadline);
                yield inbox.ended().orElse(Ended.RESET);
            }
        };
    }

    /** Half-close: this side has nothing more to say. */
    void finishSending() {
        recorder.record(name, new Event.FinishedSending());
        connection.finishSending();
    }

    /**
     * An orderly close. Only this side's half is closed here, and the reader goes on until the
     * program closes its own: closing a socket with unread bytes in it would send a reset instead.
     */
    void leave(Step.Goodbye goodbye) {
        gone = true;
        recorder.record(name, new Event.Left());
        switch (goodbye) {
            case USUAL -> connection.finishSending();
            case NONE -> connection.finishWithoutGoodbye();
        }
        inbox.pause(false);
    }

    /** Closes this side too, when the other one has ended the connection. */
    void hangUp() {
        connection.finishSending();
    }

    /** A connection reset (RST). */
    void vanish() {
        gone = true;
        recorder.record(name, new Event.Vanished());
        close();
    }

    void stopReading() {
        listening = false;
        inbox.pause(true);
    }

    void readAgain() {
        listening = true;
        inbox.pause(false);
    }

    /** Whether this actor reads what comes. */
    boolean listens() {
        return listening;
    }

    /** Ends the connection with a reset, whatever state it is in. */
    @Override
    public void close() {
        gone = true;
        connection.reset();
        inbox.end(Ended.RESET);
    }
}

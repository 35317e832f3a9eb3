package dev.chatlab.run;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the members of a crowd speak when they all speak at the same time: who begins, what goes out
 * in one write, what is cut in two, and where everybody waits for everybody else, so that all go on
 * at the same moment. All of it is drawn from a seed, and the same seed draws the same. What the
 * scheduler of the machine makes of it nobody can repeat.
 *
 * <p>With the seed {@value #PLAIN} everybody speaks as fast as possible, each message a write of
 * its own. Not safe for several threads; what it gives out is immutable.
 */
final class Interleaving {

    /** The seed with which nothing is drawn. */
    static final long PLAIN = 0;

    private final boolean plain;
    private final SplittableRandom random;

    private Interleaving(boolean plain, SplittableRandom random) {
        this.plain = plain;
        this.random = random;
    }

    /** The interleaving of one conversation, by its permanent name. */
    static Interleaving of(long seed, String conversation) {
        // Else every conversation of a round would draw the same.
        long own = seed * 0x9E3779B97F4A7C15L + conversation.hashCode();
        return new Interleaving(seed == PLAIN, new SplittableRandom(own));
    }

    /**
     * Bytes that go out together.
     *
     * @param met whether everybody has to come this far before anybody goes on
     */
    record Write(Octets bytes, boolean met) {}

    /** These, in the order in which they begin. */
    <T> List<T> order(List<T> all) {
        List<T> order = new ArrayList<>(all);
        for (int i = order.size() - 1; !plain && i > 0; i--) {
            int other = random.nextInt(i + 1);
            T moved = order.set(other, order.get(i));
            order.set(i, moved);
        }
        return order;
    }

    /** A time of speaking together: so many messages from everyone. */
    Turn turn(int messages) {
        if (plain) {
            return new Turn(new boolean[messages], 0, 0);
        }
        double meeting = oneOf(0, 0.25, 1);
        boolean[] meetings = new boolean[messages];
        for (int i = 0; i < messages; i++) {
            meetings[i] = random.nextDouble() < meeting;
        }
        return new Turn(meetings, oneOf(0, 0.5, 0.9), oneOf(0, 0.25));
    }

    private double oneOf(double... values) {
        return values[random.nextInt(values.length)];
    }

    /** What all have in common while they speak. */
    final class Turn {

        private final boolean[] meetings; // before this message
        private final double glue;
        private final double cut;

        private Turn(boolean[] meetings, double glue, double cut) {
            this.meetings = meetings;
            this.glue = glue;
            this.cut = cut;
        }

        /** How one speaker writes these messages. */
        List<Write> writes(List<byte[]> messages) {
            List<Write> writes = new ArrayList<>();
            ByteArrayOutputStream pending = new ByteArrayOutputStream();
            boolean met = false;
            for (int i = 0; i < messages.size(); i++) {
                if (meetings[i]) {
                    add(writes, pending, met);
                    met = true;
                }
                byte[] message = messages.get(i);
                int begun = 0;
                if (happens(cut) && message.length > 1) {
                    begun = random.nextInt(1, message.length);
                    pending.write(message, 0, begun);
                    met = add(writes, pending, met);
                }
                pending.write(message, begun, message.length - begun);
                if (!happens(glue)) {
                    met = add(writes, pending, met);
                }
            }
            add(writes, pending, met);
            return List.copyOf(writes);
        }

        /** Writes what is pending, if anything is, and tells whether a meeting is still to come. */
        private boolean add(List<Write> writes, ByteArrayOutputStream pending, boolean met) {
            if (pending.size() == 0) {
                return met;
            }
            writes.add(new Write(Octets.of(pending.toByteArray()), met));
            pending.reset();
            return false;
        }

        private boolean happens(double probability) {
            return probability > 0 && random.nextDouble() < probability;
        }
    }
}
